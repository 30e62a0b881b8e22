package io.meshwright.provider.postgres.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Cost;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.postgres.resource.Obstacles;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.spi.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What a change costs those who use a table, what it loses, and whether it can be done in place.
 * Costs: <a
 * href="https://www.postgresql.org/docs/18/sql-altertable.html#SQL-ALTERTABLE-NOTES">ALTER
 * TABLE</a>, <a href="https://www.postgresql.org/docs/18/explicit-locking.html">Explicit
 * Locking</a>.
 */
final class PgAssessment {
  private static final String NEW_VERSION =
      "publish a new major version beside it, or take the change back";

  private PgAssessment() {}

  static Assessment of(Change change) {
    return switch (change) {
      case Change.Create create -> Assessment.HARMLESS;
      case Change.Delete delete -> gone(delete.address());
      case Change.Update update -> changed(update.live(), update.desired());
      case Change.Adopt adopt -> changed(adopt.live(), adopt.desired());
      case Change.Replace replace -> changed(replace.live(), replace.desired());
    };
  }

  private static Assessment gone(Address address) {
    return address.kind().equals(PgTable.KIND)
        ? new Assessment(List.of(), List.of("every row of it"), Optional.empty())
        : Assessment.HARMLESS;
  }

  private static Assessment changed(Seen.Present live, Desired desired) {
    return switch (desired.address().kind()) {
      case PgTable.KIND -> table(live, PgTable.of(desired.resource()));
      case PgView.KIND -> view(live, PgView.of(desired.resource()));
      default -> Assessment.HARMLESS;
    };
  }

  private static Assessment table(Seen.Present live, PgTable table) {
    TableChange change = TableChange.of(PgTable.of(live.resource()), table);
    Optional<Problem> refusal = refusal(live, change);
    if (refusal.isPresent()) {
      return new Assessment(List.of(), List.of(), refusal);
    }
    return new Assessment(costs(change), losses(change), Optional.empty());
  }

  private static Optional<Problem> refusal(Seen.Present live, TableChange change) {
    List<String> impossible = new ArrayList<>();
    for (PgTable.Column column : change.retyped()) {
      String before = change.before(column).map(PgTable.Column::type).orElse("");
      if (TypeChange.between(before, column.type()) == TypeChange.IMPOSSIBLE) {
        impossible.add(TableStatements.impossible(column.name(), before, column.type()));
      }
    }
    if (!impossible.isEmpty()) {
      return Optional.of(
          Problem.error(
              "impossible-change",
              live.address().toString(),
              String.join("; ", impossible),
              NEW_VERSION));
    }
    return obstacle(live, change.touched(), Obstacles.of(live).on(change.touched()));
  }

  private static Optional<Problem> obstacle(
      Seen.Present live, SortedSet<String> columns, SortedSet<String> found) {
    if (columns.isEmpty() || found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error(
            "used-by-others",
            live.address().toString(),
            Attachments.obstacles(columns, found),
            "have it dropped or changed by whoever made it; until then the object stays as it is"));
  }

  /** A view that cannot be replaced in place is dropped for a moment. */
  private static Assessment view(Seen.Present live, PgView view) {
    PgView was = PgView.of(live.resource());
    if (ViewStatements.extendsColumns(was, view)) {
      return Assessment.HARMLESS;
    }
    return new Assessment(
        List.of(),
        List.of(),
        obstacle(live, Ordered.set(was.body().columnNames()), Obstacles.of(live).all()));
  }

  private static List<Cost> costs(TableChange change) {
    List<Cost> costs = new ArrayList<>();
    for (PgTable.Column column : change.retyped()) {
      String before = change.before(column).map(PgTable.Column::type).orElse("");
      if (TypeChange.between(before, column.type()) == TypeChange.REWRITE) {
        costs.add(
            new Cost(
                Cost.Kind.REWRITE,
                "%s becomes %s: rewrites the table".formatted(column.name(), column.type())));
      }
    }
    for (PgTable.Column column : change.tightened()) {
      costs.add(
          new Cost(
              Cost.Kind.SCAN,
              "%s becomes required: reads the table, and fails where it holds NULL"
                  .formatted(column.name())));
    }
    for (PgTable.Column column : change.added()) {
      if (!column.nullable()) {
        costs.add(
            new Cost(
                Cost.Kind.SCAN,
                "%s is new and required: works only while the table is empty; else add it as"
                        .formatted(column.name())
                    + " optional, fill it, then make it required"));
      }
    }
    keys(change, costs);
    if (!costs.isEmpty()) {
      costs.add(new Cost(Cost.Kind.LOCK, "others wait"));
    }
    return costs;
  }

  private static void keys(TableChange change, List<Cost> costs) {
    PgTable moved = change.moved();
    PgTable table = change.table();
    if (!table.primaryKey().isEmpty() && !table.primaryKey().equals(moved.primaryKey())) {
      costs.add(index("primary key", table.primaryKey(), ", and fails where values repeat"));
    }
    for (List<String> columns : table.unique()) {
      if (!moved.unique().contains(columns)) {
        costs.add(index("unique key", columns, ", and fails where values repeat"));
      }
    }
    if (!table.partition().isEmpty() && !table.partition().equals(moved.partition())) {
      costs.add(index("partition index", table.partition(), ""));
    }
  }

  private static Cost index(String what, List<String> columns, String condition) {
    return new Cost(
        Cost.Kind.INDEX,
        "%s (%s): builds an index%s".formatted(what, String.join(", ", columns), condition));
  }

  private static List<String> losses(TableChange change) {
    List<String> losses = new ArrayList<>();
    for (String name : change.dropped()) {
      String advice = "";
      if (!change.added().isEmpty()) {
        advice =
            change
                .was()
                .column(name)
                .flatMap(PgTable.Column::id)
                .map(id -> " (if it only gets another name, keep its id '" + id + "')")
                .orElse(" (if it only gets another name: give it an id, apply, then rename it)");
      }
      losses.add("column " + name + advice);
    }
    return losses;
  }
}
