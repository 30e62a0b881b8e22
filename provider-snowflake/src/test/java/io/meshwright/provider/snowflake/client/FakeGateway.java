package io.meshwright.provider.snowflake.client;

import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.fake.FakeAccount;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * The fake account as the adapter asks it: questions and statements are sent as the texts that the
 * driver would send, and what is refused is turned over as the driver's failures are.
 */
public final class FakeGateway implements SnowflakeGateway {
  private final FakeAccount account;
  private final SnowflakeTarget target;
  private final CallMeter meter;
  private final int readers;

  /** Asks an account as a target says, one question at a time. */
  public FakeGateway(FakeAccount account, SnowflakeTarget target, CallMeter meter) {
    this(account, target, meter, 1);
  }

  /**
   * Asks an account as a target says.
   *
   * @param readers how many questions may come at once; they are answered one by one
   */
  public FakeGateway(FakeAccount account, SnowflakeTarget target, CallMeter meter, int readers) {
    this.readers = readers;
    this.account = account;
    this.target = target;
    this.meter = meter;
  }

  @Override
  public int readers() {
    return readers;
  }

  @Override
  public synchronized List<SnowflakeRow> query(CatalogueRead read) {
    String family = "snowflake." + read.query().name().toLowerCase(Locale.ROOT);
    meter.read(family);
    try {
      return account.query(target.role(), CatalogueSql.of(read).toString()).stream()
          .map(SnowflakeRow::new)
          .toList();
    } catch (SQLException e) {
      throw turned(family, e);
    }
  }

  @Override
  public void run(List<SqlText> statements) {
    meter.write("snowflake.statements");
    send(statements);
  }

  @Override
  public void lock(SqlText statement) {
    meter.read("lock");
    send(List.of(statement));
  }

  private void send(List<SqlText> statements) {
    String script = String.join(";\n", statements.stream().map(SqlText::toString).toList());
    try {
      account.request(target.role(), script, statements.size());
    } catch (SQLException e) {
      throw turned("running " + statements.size() + " statements", e);
    }
  }

  private MeshException turned(String doing, SQLException e) {
    return SnowflakeErrors.turned(doing, target, e);
  }
}
