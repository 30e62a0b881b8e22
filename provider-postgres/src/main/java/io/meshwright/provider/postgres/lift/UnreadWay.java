package io.meshwright.provider.postgres.lift;

import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.List;
import java.util.TreeMap;

/** Access through a view that could not be read: whoever may use it may see anything. */
final class UnreadWay {
  private UnreadWay() {}

  static AccessRules rules(Privileges privileges, List<String> columns, PgView view) {
    Expression unknown =
        PgLifter.unknown("what the view " + view.schema() + "." + view.name() + " shows");
    TreeMap<String, CellRule> rules = new TreeMap<>();
    for (String column : columns) {
      rules.put(
          column, new CellRule(Expression.and(privileges.select(column), unknown), List.of()));
    }
    Expression write =
        Expression.and(
            Expression.or(
                privileges.any("INSERT"), privileges.any("UPDATE"), privileges.any("DELETE")),
            unknown);
    return new AccessRules(rules, write, Expression.Constant.FALSE).normalised();
  }
}
