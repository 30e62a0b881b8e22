package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.spi.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The right to write, kept as an object of the platform that one run makes and no other.
 *
 * @param <G> by what the platform is reached
 */
public abstract class RunLockContract<G> {
  /** Whose the lock is. */
  protected static final WorkspaceId MESH = new WorkspaceId("retailer", "main");

  /** When the first run begins. */
  protected static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** When that run's lock counts no more. */
  protected static final Instant LATER = NOON.plus(Duration.ofMinutes(31));

  /** Takes the lock. */
  protected abstract Lease take(G gateway, Instant now);

  /** The platform itself. */
  protected abstract G gateway();

  /** The platform, where the call that makes a lock is wrapped into something. */
  protected abstract G wrapping(UnaryOperator<Runnable> lock);

  /** The locks that are there. */
  protected abstract List<String> locks();

  /** What a message says that helps where a lock was left. */
  protected abstract String remedy();

  /** The lock is somebody else's. */
  protected final void isHeldAt(Instant now) {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> take(gateway(), now))
        .withMessageContaining(remedy())
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));
  }

  @Test
  void oneRunAtATimeMayWrite() {
    Lease first = take(gateway(), NOON);
    isHeldAt(NOON);
    first.close();
    assertThat(locks()).isEmpty();
    take(gateway(), NOON).close();
  }

  @Test
  void aRunThatLastedTooLongLeavesTheNextOnesLockAlone() {
    Lease slow = take(gateway(), NOON);
    Lease next = take(gateway(), LATER);
    slow.close();
    isHeldAt(LATER);
    next.close();
    assertThat(locks()).isEmpty();
  }

  @Test
  void aLockWhoseAnswerWasLostIsHeld() {
    Lease lease = take(losing(ErrorKind.TRANSIENT), NOON);
    isHeldAt(NOON);
    lease.close();
    assertThat(locks()).isEmpty();
  }

  /** What was sent again after its answer was lost finds what it made itself. */
  @Test
  void aLockThatThisRunMadeBeforeIsItsOwn() {
    take(losing(ErrorKind.CONFLICT), NOON).close();
    assertThat(locks()).isEmpty();
  }

  @Test
  void aLockOfAnotherRunThatCameInBetweenIsNotTaken() {
    G late =
        wrapping(
            lock ->
                () -> {
                  take(gateway(), NOON);
                  lock.run();
                });
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> take(late, NOON))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));
    assertThat(locks()).isNotEmpty();
  }

  /** The first answer is lost; all later ones come. */
  private G losing(ErrorKind kind) {
    boolean[] lost = {false};
    return wrapping(
        lock ->
            () -> {
              lock.run();
              if (!lost[0]) {
                lost[0] = true;
                throw new MeshException(kind, "the answer was lost");
              }
            });
  }
}
