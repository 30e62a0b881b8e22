package io.meshwright.provider.aws.redshift.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.aws.redshift.client.CatalogueQuery;
import io.meshwright.provider.aws.redshift.client.DataShareGateway;
import io.meshwright.provider.aws.redshift.client.RedshiftGateway;
import io.meshwright.provider.aws.redshift.fake.FakeDatabase;
import io.meshwright.spi.Lease;
import io.meshwright.testkit.contract.RunLockContract;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RunLockTest extends RunLockContract<RedshiftGateway> {
  private final FakeDatabase database = new FakeDatabase();
  private final RedshiftGateway gateway = database.gateway("warehouse", event -> {});

  @Override
  protected Lease take(RedshiftGateway by, Instant now) {
    return RunLock.take(by, MESH, now);
  }

  @Override
  protected RedshiftGateway gateway() {
    return gateway;
  }

  @Override
  protected RedshiftGateway wrapping(UnaryOperator<Runnable> lock) {
    return new Wrapping(gateway, lock);
  }

  @Override
  protected List<String> locks() {
    return database.lines().stream().filter(l -> l.contains("meshwright_lock_")).toList();
  }

  @Override
  protected String remedy() {
    return "drop the schema meshwright_lock_retailer_main";
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
    take(gateway, LATER).close();
    assertThat(locks()).isEmpty();
  }

  private record Wrapping(RedshiftGateway other, UnaryOperator<Runnable> lock)
      implements RedshiftGateway {
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
      lock.apply(() -> other.lock(statements)).run();
    }
  }
}
