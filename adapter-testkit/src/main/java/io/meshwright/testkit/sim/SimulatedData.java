package io.meshwright.testkit.sim;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.spi.Prober;
import io.meshwright.spi.TableRows;
import io.meshwright.spi.Transfer;
import io.meshwright.testkit.contract.NativeEnforcement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Rows: loaded and read by the deployer, and queried by logins under the platform's enforcement.
 */
final class SimulatedData implements Prober, Transfer {
  private final SimulatedPlatform platform;
  private final String name;
  private final NamePrefix prefix;
  private final InstantSource clock;

  SimulatedData(SimulatedPlatform platform, String name, NamePrefix prefix, InstantSource clock) {
    this.platform = platform;
    this.name = name;
    this.prefix = prefix;
    this.clock = clock;
  }

  @Override
  public TableRows raw(OutputPort port, TableSchema table, int limit) {
    Resource found = table(port, table);
    return new TableRows(
        List.copyOf(SimulatedEnforcement.columns(found).keySet()),
        limited(platform.rows(found.address()), limit));
  }

  @Override
  public Optional<TableRows> as(
      DeclaredSession session, OutputPort port, TableSchema table, int limit) {
    Address login =
        Address.of(name, SimulatedKinds.LOGIN, prefix.on(session.session().id().value()));
    return platform
        .store()
        .get(login)
        .map(
            l -> {
              NativeObject roles = new NativeObject(l);
              Address found = table(port, table).address();
              TableRows shown =
                  new NativeRules()
                      .shown(
                          platform.store(),
                          found,
                          platform.rows(found),
                          new NativeEnforcement.Asking(
                              roles.principals(), roles.held(), clock.instant()));
              return new TableRows(shown.columns(), limited(shown.rows(), limit));
            });
  }

  private static List<List<DataValue>> limited(List<List<DataValue>> rows, int limit) {
    return rows.size() <= limit ? rows : rows.subList(0, limit + 1);
  }

  private Resource table(OutputPort port, TableSchema table) {
    Address address = SimulatedKinds.table(name, prefix, port, table.name());
    return platform
        .store()
        .get(address)
        .orElseThrow(
            () -> new MeshException(ErrorKind.USER, address + " does not exist; apply first"));
  }

  @Override
  public boolean isEmpty(OutputPort port, TableSchema table) {
    return platform.rows(table(port, table).address()).isEmpty();
  }

  @Override
  public long load(
      OutputPort port, TableSchema table, List<String> columns, Iterator<List<DataValue>> rows) {
    Resource found = table(port, table);
    List<List<DataValue>> loaded = new ArrayList<>();
    while (rows.hasNext()) {
      List<DataValue> values = rows.next();
      List<DataValue> row = new ArrayList<>();
      for (String column : SimulatedEnforcement.columns(found).keySet()) {
        int position = columns.indexOf(column);
        DataValue value = position < 0 ? DataValue.Null.VALUE : values.get(position);
        if (value instanceof DataValue.Null && isRequired(table, column)) {
          throw new MeshException(
              ErrorKind.USER, found.address() + ": column '" + column + "' takes no NULL");
        }
        row.add(value);
      }
      loaded.add(List.copyOf(row));
    }
    platform.insert(found.address(), loaded);
    return loaded.size();
  }

  private static boolean isRequired(TableSchema table, String column) {
    return table.column(column).map(c -> c.required()).orElse(false);
  }
}
