package io.meshwright.provider.snowflake.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.CatalogueRead;
import io.meshwright.provider.snowflake.client.FakeGateway;
import io.meshwright.provider.snowflake.client.SignIn;
import io.meshwright.provider.snowflake.client.SnowflakeGateway;
import io.meshwright.provider.snowflake.client.SnowflakeRow;
import io.meshwright.provider.snowflake.client.SnowflakeTarget;
import io.meshwright.provider.snowflake.fake.FakeAccount;
import io.meshwright.spi.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunLockTest {
  private static final WorkspaceId MESH = new WorkspaceId("retailer", "main");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant LATER = NOON.plus(Duration.ofMinutes(31));

  private final FakeAccount account = new FakeAccount();
  private final SnowflakeGateway gateway =
      new FakeGateway(
          account,
          new SnowflakeTarget(
              "RETAILER-MAIN",
              "DEPLOYER",
              "DEPLOYER",
              Optional.empty(),
              Optional.empty(),
              new SignIn.OAuth("env:TOKEN"),
              Optional.empty()),
          new CallMeter(new PlatformName("warehouse"), event -> {}));

  private List<String> locks() {
    return account.lines().stream().filter(l -> l.contains("MESHWRIGHT_LOCK_")).toList();
  }

  private void isHeldAt(Instant now) {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> RunLock.take(gateway, MESH, now))
        .withMessageContaining("drop the database MESHWRIGHT_LOCK_RETAILER_MAIN")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));
  }

  @Test
  void oneRunAtATimeMayWrite() {
    Lease first = RunLock.take(gateway, MESH, NOON);
    isHeldAt(NOON);
    first.close();
    assertThat(locks()).isEmpty();
    RunLock.take(gateway, MESH, NOON).close();
  }

  @Test
  void aRunThatLastedTooLongLeavesTheNextOnesLockAlone() {
    Lease slow = RunLock.take(gateway, MESH, NOON);
    Lease next = RunLock.take(gateway, MESH, LATER);
    slow.close();
    isHeldAt(LATER);
    next.close();
    assertThat(locks()).isEmpty();
  }

  @Test
  void aLockThatDoesNotSayUntilWhenStays() {
    account.run("CREATE DATABASE MESHWRIGHT_LOCK_RETAILER_MAIN");
    isHeldAt(LATER);
  }

  @Test
  void aLockWhoseAnswerWasLostIsHeld() {
    Lease lease = RunLock.take(losing(ErrorKind.TRANSIENT), MESH, NOON);
    isHeldAt(NOON);
    lease.close();
    assertThat(locks()).isEmpty();
  }

  /** What was sent again after its answer was lost finds what it made itself. */
  @Test
  void aLockThatThisRunMadeBeforeIsItsOwn() {
    RunLock.take(losing(ErrorKind.CONFLICT), MESH, NOON).close();
    assertThat(locks()).isEmpty();
  }

  @Test
  void aLockOfAnotherRunThatCameInBetweenIsNotTaken() {
    SnowflakeGateway late =
        new Over(gateway) {
          @Override
          public void lock(SqlText statement) {
            RunLock.take(gateway, MESH, NOON);
            super.lock(statement);
          }
        };
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> RunLock.take(late, MESH, NOON))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));
    assertThat(locks()).isNotEmpty();
  }

  private SnowflakeGateway losing(ErrorKind kind) {
    return new Over(gateway) {
      private boolean lost;

      @Override
      public void lock(SqlText statement) {
        super.lock(statement);
        if (!lost) {
          lost = true;
          throw new MeshException(kind, "the answer was lost");
        }
      }
    };
  }

  /** Everything as another gateway. */
  private static class Over implements SnowflakeGateway {
    private final SnowflakeGateway other;

    Over(SnowflakeGateway other) {
      this.other = other;
    }

    @Override
    public List<SnowflakeRow> query(CatalogueRead read) {
      return other.query(read);
    }

    @Override
    public void run(List<SqlText> statements) {
      other.run(statements);
    }

    @Override
    public void lock(SqlText statement) {
      other.lock(statement);
    }
  }
}
