package io.meshwright.engine.evolution;

import io.meshwright.api.evolution.ContractChange;
import io.meshwright.api.evolution.ContractChange.Kind;
import io.meshwright.api.model.Classifications;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares two versions of a table, column by column. */
final class TableComparison {
  private final TableSchema before;
  private final TableSchema after;
  private final List<ContractChange> changes = new ArrayList<>();

  TableComparison(TableSchema before, TableSchema after) {
    this.before = before;
    this.after = after;
  }

  List<ContractChange> changes() {
    if (!before.description().equals(after.description())
        || !before.physicalName().equals(after.physicalName())) {
      add(Kind.WORDS_CHANGED, "its description or physical name changed");
    }
    Set<String> found = new HashSet<>();
    for (Column column : before.columns()) {
      Optional<Column> later = later(column);
      later.ifPresent(c -> found.add(c.name()));
      if (later.isEmpty()) {
        add(Kind.COLUMN_REMOVED, column.name(), "the column was removed");
      } else {
        compare(column, later.get());
      }
    }
    for (Column column : after.columns()) {
      if (!found.contains(column.name())) {
        added(column);
      }
    }
    keys();
    return changes;
  }

  /** By name; else by stable id, where no column of the earlier version has the later name. */
  private Optional<Column> later(Column column) {
    Optional<Column> sameName = after.column(column.name());
    return sameName.isPresent() || column.stableId().isEmpty()
        ? sameName
        : after.columns().stream()
            .filter(c -> c.stableId().equals(column.stableId()))
            .filter(c -> before.column(c.name()).isEmpty())
            .findFirst();
  }

  private void added(Column column) {
    if (column.required()) {
      add(
          Kind.REQUIRED_COLUMN_ADDED,
          column.name(),
          "a required column was added, which earlier rows and whoever writes them do not have");
    } else {
      add(Kind.COLUMN_ADDED, column.name(), "the column was added");
    }
  }

  private void compare(Column earlier, Column later) {
    String name = later.name();
    if (!earlier.name().equals(name)) {
      add(Kind.COLUMN_RENAMED, earlier.name(), "the column was renamed to '" + name + "'");
    }
    TypeComparison.of(earlier.type(), later.type())
        .ifPresent(
            kind ->
                add(
                    kind,
                    name,
                    "its type went from " + earlier.type().text() + " to " + later.type().text()));
    if (earlier.type().equals(later.type())
        && !earlier.physicalType().equals(later.physicalType())) {
      add(
          Kind.PHYSICAL_TYPE_CHANGED,
          name,
          "its physical type went from "
              + earlier.physicalType().orElse("none")
              + " to "
              + later.physicalType().orElse("none"));
    }
    if (later.required() && !earlier.required()) {
      add(Kind.REQUIRED_ADDED, name, "it is required now: rows without a value are refused");
    } else if (earlier.required() && !later.required()) {
      add(Kind.REQUIRED_DROPPED, name, "it is no longer required: readers may meet NULL");
    }
    if (later.unique() && !earlier.unique()) {
      add(Kind.UNIQUE_ADDED, name, "it is unique now: repeated values are refused");
    } else if (earlier.unique() && !later.unique()) {
      add(Kind.UNIQUE_DROPPED, name, "it is no longer unique: readers may meet repeated values");
    }
    classification(earlier, later);
    boolean words =
        !earlier.description().equals(later.description())
            || !earlier.tags().equals(later.tags())
            || !earlier.derivedFrom().equals(later.derivedFrom())
            || !earlier.stableId().equals(later.stableId());
    if (words) {
      add(Kind.WORDS_CHANGED, name, "its description, tags, lineage or id changed");
    }
  }

  private void classification(Column earlier, Column later) {
    Optional<String> was = earlier.classification();
    Optional<String> is = later.classification();
    if (was.equals(is)) {
      return;
    }
    boolean tighter =
        was.isEmpty() || is.isPresent() && Classifications.isWithin(is.get(), was.get());
    add(
        tighter ? Kind.CLASSIFICATION_TIGHTENED : Kind.CLASSIFICATION_LOOSENED,
        later.name(),
        "its classification went from " + was.orElse("none") + " to " + is.orElse("none"));
  }

  private void keys() {
    if (!before.primaryKey().equals(after.primaryKey())) {
      add(
          Kind.KEY_CHANGED,
          "the primary key went from "
              + names(before.primaryKey())
              + " to "
              + names(after.primaryKey()));
    }
    if (!partitions(before).equals(partitions(after))) {
      add(
          Kind.PARTITION_CHANGED,
          "the partition columns went from "
              + names(partitions(before))
              + " to "
              + names(partitions(after)));
    }
  }

  private static List<String> partitions(TableSchema table) {
    return table.columns().stream()
        .filter(c -> c.partitionPosition().isPresent())
        .sorted(Comparator.comparingInt(c -> c.partitionPosition().getAsInt()))
        .map(Column::name)
        .toList();
  }

  private static String names(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private void add(Kind kind, String what) {
    changes.add(new ContractChange(kind, before.name(), what));
  }

  private void add(Kind kind, String column, String what) {
    changes.add(new ContractChange(kind, before.name() + "." + column, what));
  }
}
