package io.meshwright.api.model;

import io.meshwright.api.name.TableAddress;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Columns that do not inherit what they are computed from, each with the reason that was given. */
public final class Declassified {
  private Declassified() {}

  /** A finding for each such column of a mesh, about the column's address. */
  public static List<Problem> columns(Mesh mesh) {
    List<Problem> found = new ArrayList<>();
    for (OutputPort port : mesh.ports()) {
      for (TableSchema table : port.contract().tables()) {
        TableAddress address = new TableAddress(port.address(), table.name());
        table.columns().forEach(c -> column(mesh, address, c).ifPresent(found::add));
      }
    }
    return List.copyOf(found);
  }

  private static Optional<Problem> column(Mesh mesh, TableAddress table, Column column) {
    return column
        .declassified()
        .map(
            reason -> {
              SortedSet<String> dropped = InheritedClassifications.dropped(mesh, table, column);
              return new Problem(
                  "declassified-column",
                  Severity.INFO,
                  Optional.empty(),
                  table.column(column.name()).toString(),
                  dropped.isEmpty()
                      ? "it is declassified and would inherit nothing"
                      : "it is declassified and does not inherit " + String.join(", ", dropped),
                  "the reason given: " + reason);
            });
  }
}
