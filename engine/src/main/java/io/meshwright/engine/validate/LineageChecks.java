package io.meshwright.engine.validate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.InheritedClassifications;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.ColumnAddress;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Circles in where data comes from. One of views or of columns has no first member and cannot be
 * filled; one of products may hold when each takes another table, so it is only warned of.
 */
final class LineageChecks {
  private final Mesh mesh;
  private final Report report;

  LineageChecks(Mesh mesh, Report report) {
    this.mesh = mesh;
    this.report = report;
  }

  void run() {
    for (List<PortAddress> circle : Circles.of(views())) {
      report.error(
          "lineage-cycle",
          circle.getFirst().toString(),
          "the view selects from itself: " + path(circle),
          "make one of them a table, or select from another one",
          "view:" + circle.getFirst(),
          "port:" + circle.getFirst());
    }
    Map<ColumnAddress, Map<ColumnAddress, String>> columns = columns();
    Map<ColumnAddress, List<ColumnAddress>> edges = new TreeMap<>();
    columns.forEach((column, sources) -> edges.put(column, List.copyOf(sources.keySet())));
    for (List<ColumnAddress> circle : Circles.of(edges)) {
      ColumnAddress first = circle.getFirst();
      ColumnAddress source = circle.get(1 % circle.size());
      report.error(
          "lineage-cycle",
          first.toString(),
          "the column is computed from itself: " + path(circle),
          "take the source out that is none from 'transformSourceObjects'",
          "column-lineage:" + first + " " + columns.getOrDefault(first, Map.of()).get(source),
          "column:" + first,
          "port:" + first.table().port());
    }
    products();
  }

  private void products() {
    Map<ProductAddress, Map<ProductAddress, String>> reads = new TreeMap<>();
    for (DataProduct product : mesh.products().values()) {
      Map<ProductAddress, String> sources = new LinkedHashMap<>();
      for (InputPort input : product.inputPorts()) {
        input
            .source()
            .map(PortAddress::product)
            .filter(s -> !s.equals(product.address()))
            .ifPresent(s -> sources.putIfAbsent(s, input.name()));
      }
      reads.put(product.address(), sources);
    }
    Map<ProductAddress, List<ProductAddress>> edges = new TreeMap<>();
    reads.forEach((product, sources) -> edges.put(product, List.copyOf(sources.keySet())));
    for (List<ProductAddress> circle : Circles.of(edges)) {
      ProductAddress first = circle.getFirst();
      report.warning(
          "lineage-cycle",
          first.toString(),
          "products read each other: " + path(circle),
          "split what goes both ways into products of their own",
          "input:"
              + first
              + " "
              + reads.getOrDefault(first, Map.of()).get(circle.get(1 % circle.size())),
          "product:" + first);
    }
  }

  private Map<PortAddress, List<PortAddress>> views() {
    Map<PortAddress, List<PortAddress>> edges = new TreeMap<>();
    for (OutputPort port : mesh.ports()) {
      if (port.view().orElse(null) instanceof ViewDefinition.Select select) {
        edges.put(port.address(), List.of(select.from().port()));
      }
    }
    return edges;
  }

  /** Per column its sources, each with how the contract writes it. */
  private Map<ColumnAddress, Map<ColumnAddress, String>> columns() {
    Map<ColumnAddress, Map<ColumnAddress, String>> columns = new TreeMap<>();
    for (OutputPort port : mesh.ports()) {
      for (TableSchema table : port.contract().tables()) {
        for (Column column : table.columns()) {
          Map<ColumnAddress, String> sources = new LinkedHashMap<>();
          for (String written : column.derivedFrom()) {
            Optional<ColumnAddress> source =
                InheritedClassifications.locate(mesh, written)
                    .map(t -> t.column(written.substring(written.lastIndexOf('.') + 1)));
            source.ifPresent(s -> sources.putIfAbsent(s, written));
          }
          if (!sources.isEmpty()) {
            columns.put(port.address().table(table.name()).column(column.name()), sources);
          }
        }
      }
    }
    return columns;
  }

  private static String path(List<?> circle) {
    List<String> names = new ArrayList<>();
    circle.forEach(a -> names.add(a.toString()));
    names.add(circle.getFirst().toString());
    return String.join(" <- ", names);
  }
}
