package io.meshwright.provider.postgres.transfer;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.postgres.client.PgFailure;
import io.meshwright.provider.postgres.client.RowGateway;
import io.meshwright.provider.postgres.sql.NativeColumn;
import io.meshwright.provider.postgres.sql.PgSql;
import io.meshwright.spi.Transfer;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.List;

/** Loads rows into the internal tables of table ports. */
public final class PgTransfer implements Transfer {
  private final NamePrefix prefix;
  private final RowGateway gateway;

  /** Loads into a platform. */
  @Inject
  PgTransfer(NamePrefix prefix, RowGateway gateway) {
    this.prefix = prefix;
    this.gateway = gateway;
  }

  @Override
  public boolean isEmpty(OutputPort port, TableSchema table) {
    PortTable where = table(port, table);
    Column one = Column.of("one", new DataType.Int32());
    try {
      return gateway
          .read("SELECT 1 FROM " + where.internal() + " LIMIT 1", List.of(one))
          .rows()
          .isEmpty();
    } catch (PgFailure e) {
      throw e.turned();
    }
  }

  @Override
  public long load(
      OutputPort port, TableSchema table, List<String> columns, Iterator<List<DataValue>> rows) {
    PortTable where = table(port, table);
    List<Column> typed = columns.stream().map(where::column).toList();
    String target = where.internal() + " (" + PortTable.list(columns) + ")";
    List<String> numberOn =
        typed.stream()
            .filter(c -> NativeColumn.of(c).identity())
            .map(c -> PgSql.numberOn(where.internalSchema(), where.name(), c.name()))
            .toList();
    try {
      return gateway.copy(target, typed, rows, numberOn);
    } catch (PgFailure e) {
      throw e.turned();
    }
  }

  private PortTable table(OutputPort port, TableSchema table) {
    PortTable where = new PortTable(prefix, port, table);
    if (port.kind() != PortKind.TABLE) {
      throw new MeshException(
          ErrorKind.USER,
          "%s is a %s and holds no rows of its own; load the table that it shows"
              .formatted(where, port.kind().word()));
    }
    return where;
  }
}
