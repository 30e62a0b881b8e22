package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.schema.Column;
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

  /** The classifications that bind a column. A column tagged {@code declassified} inherits none. */
  public static SortedSet<String> of(Mesh mesh, TableAddress table, Column column) {
    TreeSet<String> found = new TreeSet<>();
    Set<String> visited = new HashSet<>();
    Deque<Column> open = new ArrayDeque<>(List.of(column));
    while (!open.isEmpty()) {
      Column next = open.removeFirst();
      next.classification().ifPresent(found::add);
      if (next.tags().contains("declassified")) {
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

  /** The column of the mesh that a lineage entry names. */
  public static Optional<Column> resolve(Mesh mesh, String source) {
    return LineageColumn.find(mesh, source)
        .flatMap(
            address ->
                mesh.port(address.table().port())
                    .flatMap(p -> p.contract().table(address.table().table()))
                    .flatMap(t -> t.column(address.column())));
  }
}
