package io.meshwright.provider.postgres.transfer;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.postgres.client.PgFailure;
import io.meshwright.provider.postgres.client.PgTarget;
import io.meshwright.provider.postgres.client.RowGateway;
import io.meshwright.provider.postgres.sql.PgSql;
import io.meshwright.spi.LocalServer;
import io.meshwright.spi.Prober;
import io.meshwright.spi.TableRows;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Queries data. Sessions log in with a login of their own; the one that asked last stays logged in.
 */
public final class PgProber implements Prober, AutoCloseable {
  private static final String DENIED = "42501";

  private final NamePrefix prefix;
  private final PgTarget target;
  private final RowGateway gateway;
  private final ViewSources views;
  private @Nullable SessionId loggedIn;
  private RowGateway.@Nullable SessionRows session;

  /** Queries a platform. */
  @Inject
  PgProber(NamePrefix prefix, PgTarget target, RowGateway gateway, ViewSources views) {
    this.prefix = prefix;
    this.target = target;
    this.gateway = gateway;
    this.views = views;
  }

  @Override
  public TableRows raw(OutputPort port, TableSchema table, int limit) {
    PortTable where = new PortTable(prefix, port, table);
    try {
      if (port.kind() == PortKind.VIEW) {
        ViewSources.Query query = views.query(where);
        return gateway.read(
            query.text() + where.ordered(table.columnNames(), limit), query.columns());
      }
      String query =
          "SELECT %s FROM %s".formatted(PortTable.list(table.columnNames()), where.internal());
      return gateway.read(query + where.ordered(table.columnNames(), limit), table.columns());
    } catch (PgFailure e) {
      throw e.turned();
    }
  }

  @Override
  public Optional<TableRows> as(
      DeclaredSession declared, OutputPort port, TableSchema table, int limit) {
    try {
      Optional<RowGateway.SessionRows> rows = login(declared);
      if (rows.isEmpty()) {
        return Optional.empty();
      }
      PortTable where = new PortTable(prefix, port, table);
      TableRows published = read(rows.get(), where, where.publishedSchema(), limit);
      if (port.kind() == PortKind.VIEW) {
        return Optional.of(published);
      }
      // Who fills or manages a table reads it without its view.
      TableRows direct = read(rows.get(), where, where.internalSchema(), limit);
      return Optional.of(Ways.union(published, direct, table.primaryKey()));
    } catch (PgFailure e) {
      throw e.turned();
    }
  }

  private static TableRows read(
      RowGateway.SessionRows rows, PortTable where, String schema, int limit) throws PgFailure {
    TableRows nothing = new TableRows(List.of(), List.of());
    List<String> readable = rows.readable(schema, where.name());
    List<Column> columns =
        where.table().columns().stream().filter(c -> readable.contains(c.name())).toList();
    if (columns.isEmpty()) {
      return nothing;
    }
    List<String> names = columns.stream().map(Column::name).toList();
    String from = PgSql.qualified(schema, where.name());
    String query = "SELECT %s FROM %s".formatted(PortTable.list(names), from);
    try {
      return rows.read(query + where.ordered(names, limit), columns);
    } catch (PgFailure e) {
      if (e.state().equals(DENIED)) {
        return nothing;
      }
      throw e;
    }
  }

  private synchronized Optional<RowGateway.SessionRows> login(DeclaredSession declared)
      throws PgFailure {
    RowGateway.SessionRows current = session;
    if (current != null && declared.session().id().equals(loggedIn)) {
      return Optional.of(current);
    }
    close();
    // An embedded server has passwords once it was started.
    target.url();
    Optional<LocalServer.Credentials> login = target.session(declared);
    if (login.isEmpty()) {
      return Optional.empty();
    }
    RowGateway.SessionRows opened = gateway.as(login.get());
    session = opened;
    loggedIn = declared.session().id();
    return Optional.of(opened);
  }

  @Override
  public synchronized void close() {
    RowGateway.SessionRows current = session;
    session = null;
    loggedIn = null;
    if (current != null) {
      current.close();
    }
  }
}
