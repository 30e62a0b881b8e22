package io.meshwright.engine;

import io.meshwright.api.evolution.ContractDifference;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.evolution.ContractComparison;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PublishedTable;
import io.meshwright.spi.Translation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a platform publishes of a mesh, and what it is about to. Both sides are lifted, so that a
 * type which the platform keeps as another one is no difference.
 */
final class PublishedContracts {
  private final Mesh mesh;
  private final Lifter lifter;
  private final ResourceState live;
  private final ResourceState desired;
  private final Set<Address> ours;

  private PublishedContracts(
      Mesh mesh, Lifter lifter, ResourceState live, ResourceState desired, Set<Address> ours) {
    this.mesh = mesh;
    this.lifter = lifter;
    this.live = live;
    this.desired = desired;
    this.ours = Set.copyOf(ours);
  }

  /** How what a translation publishes differs from what is live and ours, port by port. */
  static List<ContractDifference> differences(
      Mesh mesh, String platform, Lifter lifter, Translation translation, List<Seen> seen) {
    List<Seen> wanted = new ArrayList<>();
    translation
        .resources()
        .forEach(d -> wanted.add(new Seen.Present(d.resource(), d.owner(), new TreeMap<>())));
    PublishedContracts contracts =
        new PublishedContracts(
            mesh,
            lifter,
            new LiveState(platform, seen),
            new LiveState(platform, wanted),
            seen.stream()
                .filter(s -> s instanceof Seen.Present p && p.owner().isOf(mesh.id()))
                .map(Seen::address)
                .collect(Collectors.toSet()));
    Map<PortAddress, Sides> ports = new TreeMap<>();
    translation.subjects().forEach((table, subject) -> contracts.add(table, subject, ports));
    return ports.entrySet().stream()
        .map(e -> contracts.difference(e.getKey(), e.getValue()))
        .filter(d -> !d.changes().isEmpty())
        .toList();
  }

  /** Tables of one port that are live and wanted. */
  private record Sides(List<TableSchema> before, List<TableSchema> after) {}

  private void add(TableAddress table, Address subject, Map<PortAddress, Sides> ports) {
    if (!ours.contains(subject)) {
      return;
    }
    Optional<PublishedTable> before = lifter.published(subject, live);
    Optional<PublishedTable> after = lifter.published(subject, desired);
    if (before.isPresent() && after.isPresent()) {
      Sides sides =
          ports.computeIfAbsent(table.port(), k -> new Sides(new ArrayList<>(), new ArrayList<>()));
      schema(table.table(), before.get(), after.get()).ifPresent(sides.before()::add);
      schema(table.table(), after.get(), before.get()).ifPresent(sides.after()::add);
    }
  }

  private ContractDifference difference(PortAddress port, Sides sides) {
    Optional<Contract> contract = mesh.port(port).map(OutputPort::contract);
    String id = contract.map(Contract::id).orElse(port.toString());
    String version = contract.map(Contract::version).orElse("");
    if (sides.before().isEmpty() || sides.after().isEmpty()) {
      return new ContractDifference(
          id, Optional.of(port), Optional.empty(), Optional.of(version), List.of());
    }
    ContractDifference compared =
        ContractComparison.compare(
            Contract.of(id, version, sides.before()), Contract.of(id, version, sides.after()));
    return new ContractDifference(
        id, Optional.of(port), Optional.empty(), Optional.of(version), compared.changes());
  }

  /** A side as a schema; of what either side does not tell, both say the same. */
  private static Optional<TableSchema> schema(
      String name, PublishedTable table, PublishedTable other) {
    Map<String, PublishedTable.Column> others = new HashMap<>();
    other
        .columns()
        .forEach(
            c -> {
              others.put("name " + c.name(), c);
              c.stableId().ifPresent(id -> others.putIfAbsent("id " + id, c));
            });
    List<Column> columns = new ArrayList<>();
    for (PublishedTable.Column column : table.columns()) {
      Optional<PublishedTable.Column> same =
          Optional.ofNullable(others.get("name " + column.name()))
              .or(
                  () ->
                      column.stableId().flatMap(id -> Optional.ofNullable(others.get("id " + id))));
      columns.add(column(column, same));
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(TableSchema.of(name, columns));
  }

  private static Column column(PublishedTable.Column column, Optional<PublishedTable.Column> same) {
    boolean typed =
        column.type().isPresent() && same.flatMap(PublishedTable.Column::type).isPresent();
    boolean told =
        column.required().isPresent() && same.flatMap(PublishedTable.Column::required).isPresent();
    DataType type =
        typed || same.isEmpty()
            ? column.type().orElse(DataType.Text.unlimited())
            : DataType.Text.unlimited();
    Column.Builder builder =
        Column.builder(column.name(), type)
            .required((told || same.isEmpty()) && column.required().orElse(false));
    column.stableId().ifPresent(builder::stableId);
    return builder.build();
  }
}
