package io.meshwright.provider.postgres.apply;

import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.resource.Obstacles;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Views and policies of ours that keep the server from changing columns of a table: taken away
 * before, and put back after with the rights that were on them. None of them shows more than it
 * did: a view loses a column that goes, and what cannot be put back is refused.
 */
final class Attachments {
  private final ViewStatements views = new ViewStatements();
  private final PolicyStatements policies = new PolicyStatements();

  /** What was taken away. */
  record Detached(List<Target<PgView>> views, List<Target<PgPolicy>> policies) {
    Detached {
      views = List.copyOf(views);
      policies = List.copyOf(policies);
    }
  }

  /**
   * Whatever reads one of the columns.
   *
   * @throws io.meshwright.api.problem.MeshException of kind USER where one of them is not ours
   */
  Detached of(PgTable table, Collection<String> columns, Working working) {
    if (columns.isEmpty()) {
      return new Detached(List.of(), List.of());
    }
    working
        .at(PgTable.address(working.platform(), table.schema(), table.name()))
        .map(fact -> Obstacles.of(fact).on(columns))
        .filter(found -> !found.isEmpty())
        .ifPresent(
            found -> {
              throw Sql.refusal(obstacles(columns, found));
            });
    List<Target<PgView>> foundViews = new ArrayList<>();
    for (Seen.Present fact : working.viewsOf(table.schema(), table.name())) {
      PgView view = PgView.of(fact.resource());
      if (!Collections.disjoint(columnsOf(view), columns)) {
        foundViews.add(new Target<>(view, fact.owner()));
      }
    }
    List<Target<PgPolicy>> foundPolicies = new ArrayList<>();
    for (Seen.Present fact : working.policiesOn(table.schema(), table.name())) {
      PgPolicy policy = PgPolicy.of(fact.resource());
      if (!Collections.disjoint(columnsOf(policy), columns)) {
        foundPolicies.add(new Target<>(policy, fact.owner()));
      }
    }
    return new Detached(foundViews, foundPolicies);
  }

  static String obstacles(Collection<String> columns, SortedSet<String> found) {
    return "%s %s read by %s, which somebody else made"
        .formatted(
            columns.size() == 1 ? "column" : "columns",
            String.join(", ", columns) + (columns.size() == 1 ? " is" : " are"),
            String.join(", ", found));
  }

  List<DdlStep> detach(Detached detached, Working working) {
    List<DdlStep> steps = new ArrayList<>();
    for (Target<PgView> view : detached.views()) {
      steps.addAll(views.drop(view.object(), working));
      working.detach(view.object());
    }
    for (Target<PgPolicy> policy : detached.policies()) {
      steps.addAll(policies.drop(policy.object(), working));
      working.remove(policy.object().address(working.platform()));
    }
    return steps;
  }

  /** Puts back what no later change of the batch makes anew. */
  List<DdlStep> reattach(Detached detached, ColumnMoves moves, PgTable table, Working working) {
    List<DdlStep> steps = new ArrayList<>();
    for (Target<PgPolicy> policy : detached.policies()) {
      if (!working.isDue(policy.object().address(working.platform()))) {
        PgPolicy moved = moves.of(policy.object());
        check(moved, table);
        steps.addAll(policies.create(new Target<>(moved, policy.owner()), working));
        working.put(moved, policy.owner());
      }
    }
    for (Target<PgView> view : detached.views()) {
      if (!working.isDue(view.object().address(working.platform()))) {
        steps.addAll(putBack(fitting(moves.of(view.object()), table), view.owner(), working));
      }
    }
    return steps;
  }

  private List<DdlStep> putBack(PgView view, Owner owner, Working working) {
    List<DdlStep> steps = views.restore(new Target<>(view, owner), working);
    working.put(view, owner);
    return steps;
  }

  private static void check(PgPolicy policy, PgTable table) {
    for (String column : columnsOf(policy)) {
      if (table.column(column).isEmpty()) {
        throw Sql.refusal(
            "policy '%s' asks for column '%s', which would go; apply the change of that policy first"
                .formatted(policy.name(), column));
      }
    }
  }

  /** The view over the table as it becomes: types follow, and what lacks its column goes. */
  static PgView fitting(PgView view, PgTable table) {
    if (!(view.body() instanceof PgView.Select select)) {
      return view;
    }
    Set<String> there = new HashSet<>();
    table.columns().forEach(c -> there.add(c.name()));
    if (select.where().isPresent() && !there.containsAll(ColumnNames.of(select.where().get()))) {
      throw Sql.refusal(
          "view %s.%s keeps rows by a column that would go; apply the change of that view first"
              .formatted(view.schema(), view.name()));
    }
    List<PgView.Column> columns =
        select.columns().stream()
            .filter(c -> there.containsAll(columnsOf(c)))
            .map(c -> typed(c, table))
            .toList();
    if (columns.isEmpty()) {
      throw Sql.refusal(
          "view %s.%s would lose all of its columns; apply the change of that view first"
              .formatted(view.schema(), view.name()));
    }
    return new PgView(
        view.schema(),
        view.name(),
        new PgView.Select(select.sourceSchema(), select.sourceTable(), columns, select.where()),
        view.securityBarrier(),
        view.securityInvoker(),
        view.owner(),
        view.comment());
  }

  private static PgView.Column typed(PgView.Column column, PgTable table) {
    return new PgView.Column(
        column.name(),
        column.source(),
        table.column(column.source()).map(PgTable.Column::type).orElse(column.type()),
        column.visible(),
        column.masks(),
        column.comment());
  }

  private static SortedSet<String> columnsOf(PgView view) {
    TreeSet<String> columns = new TreeSet<>();
    if (view.body() instanceof PgView.Select select) {
      select.columns().forEach(c -> columns.addAll(columnsOf(c)));
      select.where().ifPresent(w -> columns.addAll(ColumnNames.of(w)));
    }
    return columns;
  }

  private static SortedSet<String> columnsOf(PgView.Column column) {
    TreeSet<String> columns = new TreeSet<>();
    columns.add(column.source());
    column.visible().ifPresent(v -> columns.addAll(ColumnNames.of(v)));
    column.masks().forEach(m -> columns.addAll(ColumnNames.of(m.when())));
    return columns;
  }

  private static SortedSet<String> columnsOf(PgPolicy policy) {
    TreeSet<String> columns = new TreeSet<>();
    Stream.of(policy.using(), policy.check())
        .flatMap(Optional<Expression>::stream)
        .forEach(c -> columns.addAll(ColumnNames.of(c)));
    return columns;
  }
}
