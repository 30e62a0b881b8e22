package io.meshwright.provider.postgres.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Columns of one table that get another name. The server takes along what names them: views keep
 * the names of their own columns, policies, keys, indexes and rights follow.
 *
 * @param names from the old name to the new one
 */
record ColumnMoves(SortedMap<String, String> names) {
  ColumnMoves {
    names = Ordered.map(names);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** The new name of a column. */
  String of(String name) {
    return names.getOrDefault(name, name);
  }

  private List<String> of(List<String> list) {
    return list.stream().map(this::of).toList();
  }

  /**
   * The single steps, each to a name that is free by then; columns that change places do so by a
   * name in between.
   */
  List<Map.Entry<String, String>> steps() {
    TreeMap<String, String> open = new TreeMap<>(names);
    List<Map.Entry<String, String>> steps = new ArrayList<>();
    while (!open.isEmpty()) {
      String next =
          open.keySet().stream()
              .filter(old -> !open.containsKey(open.get(old)))
              .findFirst()
              .orElse("");
      if (next.isEmpty()) {
        String first = open.firstKey();
        String between = free(open);
        steps.add(Map.entry(first, between));
        open.put(between, String.valueOf(open.remove(first)));
      } else {
        steps.add(Map.entry(next, String.valueOf(open.remove(next))));
      }
    }
    return steps;
  }

  private static String free(SortedMap<String, String> open) {
    int number = 0;
    while (open.containsKey("meshwright_moving_" + number)) {
      number++;
    }
    return "meshwright_moving_" + number;
  }

  PgTable of(PgTable table) {
    return new PgTable(
        table.schema(),
        table.name(),
        table.columns().stream()
            .map(
                c ->
                    new PgTable.Column(
                        of(c.name()), c.type(), c.nullable(), c.comment(), c.identity(), c.id()))
            .toList(),
        of(table.primaryKey()),
        table.unique().stream().map(this::of).toList(),
        of(table.partition()),
        table.rowSecurity(),
        table.comment());
  }

  PgView of(PgView view) {
    if (!(view.body() instanceof PgView.Select select)) {
      return view;
    }
    return new PgView(
        view.schema(),
        view.name(),
        new PgView.Select(
            select.sourceSchema(),
            select.sourceTable(),
            select.columns().stream().map(this::of).toList(),
            select.where().map(this::of)),
        view.securityBarrier(),
        view.securityInvoker(),
        view.owner(),
        view.comment());
  }

  private PgView.Column of(PgView.Column column) {
    return new PgView.Column(
        column.name(),
        of(column.source()),
        column.type(),
        column.visible().map(this::of),
        column.masks().stream().map(m -> new PgView.MaskCase(of(m.when()), m.mask())).toList(),
        column.comment());
  }

  PgPolicy of(PgPolicy policy) {
    return new PgPolicy(
        policy.schema(),
        policy.table(),
        policy.name(),
        policy.permissive(),
        policy.command(),
        policy.roles(),
        policy.using().map(this::of),
        policy.check().map(this::of));
  }

  PgGrant of(PgGrant grant) {
    return new PgGrant(
        grant.schema(),
        grant.relation(),
        grant.grantee(),
        grant.on(),
        words(grant.privileges()),
        words(grant.grantable()));
  }

  private SortedSet<String> words(SortedSet<String> words) {
    TreeSet<String> moved = new TreeSet<>();
    for (String word : words) {
      String column = PgGrant.columnOf(word);
      moved.add(column.isEmpty() ? word : PgGrant.word(PgGrant.privilegeOf(word), of(column)));
    }
    return moved;
  }

  private Expression of(Expression condition) {
    return NormalForm.of(condition, leaf -> ColumnNames.rename(leaf, this::of));
  }
}
