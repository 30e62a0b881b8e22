package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.schema.TableSchema;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which columns a grant or denial is about. */
public sealed interface ColumnSelection {
  /** Every column, also those added later. */
  record All() implements ColumnSelection {}

  /** These. */
  record Only(SortedSet<String> names) implements ColumnSelection {
    /** Copies the names. */
    public Only {
      names = Ordered.set(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("a selection of no columns: name one, or leave it out");
      }
    }
  }

  /** Every column but these, also those added later. */
  record AllBut(SortedSet<String> names) implements ColumnSelection {
    /** Copies the names. */
    public AllBut {
      names = Ordered.set(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("all columns but none: take all instead");
      }
    }
  }

  /** The names that the selection mentions. */
  default SortedSet<String> mentioned() {
    return switch (this) {
      case All() -> Ordered.set(List.<String>of());
      case Only(SortedSet<String> names) -> names;
      case AllBut(SortedSet<String> names) -> names;
    };
  }

  /** The table's columns that it selects. */
  default SortedSet<String> of(TableSchema schema) {
    TreeSet<String> selected = new TreeSet<>(schema.columnNames());
    switch (this) {
      case All() -> {}
      case Only(SortedSet<String> names) -> selected.retainAll(names);
      case AllBut(SortedSet<String> names) -> selected.removeAll(names);
    }
    return Ordered.set(selected);
  }
}
