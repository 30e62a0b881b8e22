package io.meshwright.provider.aws.redshift.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.aws.redshift.client.CatalogueQuery;
import io.meshwright.provider.aws.redshift.client.DataShareGateway;
import io.meshwright.provider.aws.redshift.client.RedshiftGateway;
import io.meshwright.provider.aws.redshift.fake.FakeDatabase;
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

  private final FakeDatabase database = new FakeDatabase();
  private final RedshiftGateway gateway = database.gateway("warehouse", event -> {});

  private List<String> locks() {
    return database.lines().stream().filter(l -> l.contains("meshwright_lock_")).toList();
  }

  private void isHeldAt(Instant now) {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> RunLock.take(gateway, MESH, now))
        .withMessageContaining("drop the schema meshwright_lock_retailer_main")
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
  void aLockWhoseAnswerWasLostIsHeld() {
    Lease lease = RunLock.take(losing(ErrorKind.TRANSIENT), MESH, NOON);
    isHeldAt(NOON);
    lease.close();
    assertThat(locks()).isEmpty();
  }

  /** What was sent again after its answer was lost finds what it made itself. */
  @Test
  void aLockThatThisRunMadeBeforeIsItsOwn() {
    Lease lease = RunLock.take(losing(ErrorKind.CONFLICT), MESH, NOON);
    lease.close();
    assertThat(locks()).isEmpty();
  }

  @Test
  void aLockOfAnotherRunThatCameInBetweenIsNotTaken() {
    RedshiftGateway late =
        new Over(gateway) {
          @Override
          public void lock(List<SqlText> statements) {
            RunLock.take(gateway, MESH, NOON);
            super.lock(statements);
          }
        };
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> RunLock.take(late, MESH, NOON))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT));
    assertThat(locks()).hasSize(1);
  }

  /** A lock of an older version, which names no run, counts until it says. */
  @Test
  void aLockWithoutARunCountsUntilItEnds() {
    database.run(
        List.of(
            "CREATE SCHEMA \"meshwright_lock_retailer_main\"",
            "COMMENT ON SCHEMA \"meshwright_lock_retailer_main\" IS"
                + " 'Held by a run of Meshwright until 2026-11-22T12:30:00Z'"));
    isHeldAt(NOON);
    RunLock.take(gateway, MESH, LATER).close();
    assertThat(locks()).isEmpty();
  }

  private RedshiftGateway losing(ErrorKind kind) {
    return new Over(gateway) {
      private boolean lost;

      @Override
      public void lock(List<SqlText> statements) {
        super.lock(statements);
        if (!lost) {
          lost = true;
          throw new MeshException(kind, "the answer was lost");
        }
      }
    };
  }

  /** A gateway over another one. */
  private static class Over implements RedshiftGateway {
    private final RedshiftGateway other;

    Over(RedshiftGateway other) {
      this.other = other;
    }

    @Override
    public List<List<Optional<String>>> query(CatalogueQuery query, SqlText sql) {
      return other.query(query, sql);
    }

    @Override
    public void run(List<SqlText> statements) {
      other.run(statements);
    }

    @Override
    public DataShareGateway dataShares() {
      return other.dataShares();
    }

    @Override
    public void lock(List<SqlText> statements) {
      other.lock(statements);
    }
  }
}
