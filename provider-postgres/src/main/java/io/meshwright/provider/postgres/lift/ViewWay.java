package io.meshwright.provider.postgres.lift;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.provider.postgres.resource.PgPolicy.Command;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Access through a view: its user's right to it, and its owner's right to the source. */
final class ViewWay {
  private final Members members;
  private final Privileges privileges;
  private final PgView view;
  private final PgView.Select select;
  private final TableWay table;
  private final Map<String, String> published = new LinkedHashMap<>();

  ViewWay(
      Members members, Privileges privileges, PgView view, PgView.Select select, TableWay table) {
    this.members = members;
    this.privileges = privileges;
    this.view = view;
    this.select = select;
    this.table = table;
    select.columns().forEach(c -> published.putIfAbsent(c.source(), c.name()));
  }

  AccessRules rules(boolean ownsTable) {
    Expression rows =
        Expression.and(
            sourceRows(), members.substitute(select.where().orElse(Expression.Constant.TRUE)));
    TreeMap<String, CellRule> rules = new TreeMap<>();
    for (PgView.Column column : select.columns()) {
      Expression direct = ownsTable ? table.visible(column.source()) : Expression.Constant.FALSE;
      rules.put(column.name(), rule(column, rows, direct));
    }
    List<Expression> write = new ArrayList<>();
    for (Command command : List.of(Command.INSERT, Command.UPDATE, Command.DELETE)) {
      write.add(
          Expression.and(
              privileges.any(command.name()),
              view.securityInvoker() ? table.write() : table.writeBy(view.owner(), command)));
    }
    write.add(ownsTable ? table.write() : Expression.Constant.FALSE);
    return new AccessRules(
            rules, new Expression.Or(write), ownsTable ? table.manage() : Expression.Constant.FALSE)
        .mapLeaves(this::published);
  }

  private CellRule rule(PgView.Column column, Expression rows, Expression direct) {
    Expression through =
        Expression.and(
            privileges.select(column.name()),
            rows,
            members.substitute(column.visible().orElse(Expression.Constant.TRUE)));
    List<CellRule.MaskCase> masks =
        column.masks().stream()
            .map(
                m ->
                    new CellRule.MaskCase(
                        Expression.and(members.substitute(m.when()), Expression.not(direct)),
                        m.mask()))
            .toList();
    return new CellRule(Expression.or(through, direct), masks);
  }

  /** Rows of the source that the view reads; it reads none where one of its columns is refused. */
  private Expression sourceRows() {
    SortedSet<String> columns = readColumns();
    if (!view.securityInvoker()) {
      return table.readBy(view.owner(), columns);
    }
    return new Expression.And(columns.stream().map(table::visible).toList());
  }

  private SortedSet<String> readColumns() {
    TreeSet<String> columns = new TreeSet<>();
    List<Expression> conditions = new ArrayList<>();
    select.where().ifPresent(conditions::add);
    for (PgView.Column column : select.columns()) {
      columns.add(column.source());
      column.visible().ifPresent(conditions::add);
      column.masks().forEach(m -> conditions.add(m.when()));
    }
    for (Expression condition : conditions) {
      columns.addAll(ColumnNames.of(condition));
    }
    return Ordered.set(columns);
  }

  /** Rules are over published columns; one that is not published is named after its source. */
  private Expression published(Expression leaf) {
    return ColumnNames.rename(
        leaf, name -> published.getOrDefault(name, TablePolicies.SOURCE_PREFIX + name));
  }
}
