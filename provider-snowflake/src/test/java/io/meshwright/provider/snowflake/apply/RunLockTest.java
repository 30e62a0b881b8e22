package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.name.PlatformName;
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
import io.meshwright.testkit.contract.RunLockContract;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RunLockTest extends RunLockContract<SnowflakeGateway> {
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

  @Override
  protected Lease take(SnowflakeGateway by, Instant now) {
    return RunLock.take(by, MESH, now);
  }

  @Override
  protected SnowflakeGateway gateway() {
    return gateway;
  }

  @Override
  protected SnowflakeGateway wrapping(UnaryOperator<Runnable> lock) {
    return new Wrapping(gateway, lock);
  }

  @Override
  protected List<String> locks() {
    return account.lines().stream().filter(l -> l.contains("MESHWRIGHT_LOCK_")).toList();
  }

  @Override
  protected String remedy() {
    return "drop the database MESHWRIGHT_LOCK_RETAILER_MAIN";
  }

  @Test
  void aLockThatDoesNotSayUntilWhenStays() {
    account.run("CREATE DATABASE MESHWRIGHT_LOCK_RETAILER_MAIN");
    isHeldAt(LATER);
  }

  private record Wrapping(SnowflakeGateway other, UnaryOperator<Runnable> lock)
      implements SnowflakeGateway {
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
      lock.apply(() -> other.lock(statement)).run();
    }
  }
}
