package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A column's own classification and those of the columns it is derived from, over any number of
 * steps. A source is written {@code domain.product.port[@major][.table].column}; one that is not
 * part of the mesh adds nothing.
 */
public final class InheritedClassifications {
  private InheritedClassifications() {}

  /**
   * The classifications that bind a column. One that is declassified inherits none; one with
   * several sources inherits those of all of them, so that the strongest mask of any binds.
   */
  public static SortedSet<String> of(Mesh mesh, TableAddress table, Column column) {
    if (column.derivedFrom().isEmpty()) {
      return Ordered.set(column.classification().map(List::of).orElse(List.of()));
    }
    TreeSet<String> found = new TreeSet<>();
    Set<String> visited = new HashSet<>();
    Deque<Column> open = new ArrayDeque<>(List.of(column));
    while (!open.isEmpty()) {
      Column next = open.removeFirst();
      next.classification().ifPresent(found::add);
      if (next.declassified().isPresent()) {
        continue;
      }
      for (String source : next.derivedFrom()) {
        if (visited.add(source)) {
          resolve(mesh, source).ifPresent(open::addLast);
        }
      }
    }
    return Ordered.set(found);
  }

  /** The classifications that a column would inherit were it not declassified. */
  public static SortedSet<String> dropped(Mesh mesh, TableAddress table, Column column) {
    if (column.declassified().isEmpty()) {
      return Ordered.set(new TreeSet<String>());
    }
    TreeSet<String> dropped = new TreeSet<>();
    for (String source : column.derivedFrom()) {
      resolve(mesh, source).ifPresent(c -> dropped.addAll(of(mesh, table, c)));
    }
    column.classification().ifPresent(dropped::remove);
    return Ordered.set(dropped);
  }

  /** The column of the mesh that a lineage entry names. */
  public static Optional<Column> resolve(Mesh mesh, String source) {
    return locate(mesh, source)
        .flatMap(
            address ->
                mesh.port(address.port())
                    .flatMap(p -> p.contract().table(address.table()))
                    .flatMap(t -> t.column(source.substring(source.lastIndexOf('.') + 1))));
  }

  /** The table of the column that a lineage entry names; the column is the entry's last part. */
  public static Optional<TableAddress> locate(Mesh mesh, String source) {
    String[] parts = source.split("\\.", -1);
    if (parts.length < 4 || parts.length > 5) {
      return Optional.empty();
    }
    String[] port = parts[2].split("@", 2);
    Optional<DataProduct> product =
        ProductAddress.find(parts[0], parts[1])
            .flatMap(address -> Optional.ofNullable(mesh.products().get(address)));
    if (product.isPresent()) {
      for (OutputPort candidate : product.get().outputPorts()) {
        if (!candidate.address().port().equals(port[0])
            || (port.length == 2
                && !port[1].equals(Integer.toString(candidate.address().major())))) {
          continue;
        }
        for (TableSchema schema : candidate.contract().tables()) {
          if (parts.length == 5 && !schema.name().equals(parts[3])) {
            continue;
          }
          if (schema.column(parts[parts.length - 1]).isPresent()) {
            return Optional.of(candidate.address().table(schema.name()));
          }
        }
      }
    }
    return Optional.empty();
  }
}
