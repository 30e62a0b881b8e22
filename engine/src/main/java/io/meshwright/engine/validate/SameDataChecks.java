package io.meshwright.engine.validate;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.schema.TableSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Products that publish the same data under two names: policies for one of them do not bind the
 * other. Two products that claim one physical table are an error, since each would be its owner;
 * that one contract is published by two products may be on the way from one to the other.
 */
final class SameDataChecks {
  private final Mesh mesh;
  private final Report report;

  SameDataChecks(Mesh mesh, Report report) {
    this.mesh = mesh;
    this.report = report;
  }

  /** A contract on a platform. */
  private record Published(PlatformName platform, String contract, String version) {}

  /** A physical table on a platform. */
  private record Physical(PlatformName platform, String name) {}

  void run() {
    Map<Published, OutputPort> contracts = new HashMap<>();
    Map<Physical, TableAddress> tables = new HashMap<>();
    for (OutputPort port : mesh.ports()) {
      if (port.status() != LifecycleStatus.RETIRED && port.kind() == PortKind.TABLE) {
        contract(port, contracts);
        port.contract().tables().forEach(t -> table(port, t, tables));
      } else if (port.status() != LifecycleStatus.RETIRED) {
        copy(port);
      }
    }
  }

  private void contract(OutputPort port, Map<Published, OutputPort> seen) {
    Contract contract = port.contract();
    OutputPort other =
        seen.putIfAbsent(new Published(port.platform(), contract.id(), contract.version()), port);
    if (other != null && !other.address().product().equals(port.address().product())) {
      report.warning(
          "same-contract",
          port.address().toString(),
          "it publishes contract '"
              + contract.id()
              + "' "
              + contract.version()
              + ", as "
              + other.address()
              + " does: policies for one do not bind the other",
          "publish it once and let the other product read that, or give it a contract of its own",
          "port:" + port.address());
    }
  }

  /** A physical name with a schema before it says which table is meant. */
  private void table(OutputPort port, TableSchema table, Map<Physical, TableAddress> seen) {
    Optional<String> physical = table.physicalName().filter(n -> n.contains("."));
    if (physical.isEmpty()) {
      return;
    }
    TableAddress address = port.address().table(table.name());
    TableAddress other = seen.putIfAbsent(new Physical(port.platform(), physical.get()), address);
    if (other != null && !other.port().product().equals(address.port().product())) {
      report.error(
          "same-data",
          address.toString(),
          "its physical table '" + physical.get() + "' is that of " + other + " too",
          "publish it once and let the other product read that",
          "table:" + address,
          "port:" + port.address());
    }
  }

  /** A view that shows all of another product's table is the same data under another name. */
  private void copy(OutputPort port) {
    if (!(port.view().orElse(null) instanceof ViewDefinition.Select select)
        || select.where().isPresent()
        || select.from().port().product().equals(port.address().product())) {
      return;
    }
    Optional<TableSchema> source =
        mesh.port(select.from().port()).flatMap(p -> p.contract().table(select.from().table()));
    boolean all =
        source.filter(s -> select.columns().values().containsAll(s.columnNames())).isPresent();
    if (all) {
      report.warning(
          "same-data",
          port.address().toString(),
          "the view shows every row and column of " + select.from() + " under another name",
          "let consumers read that one, or say in 'where' or 'columns' what is left out",
          "view:" + port.address(),
          "port:" + port.address());
    }
  }
}
