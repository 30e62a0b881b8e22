package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is left of a table's rules for whoever has one principal, whatever else he may have: a lower
 * bound over all sessions with it. What depends on other principals is answered as if it stood
 * against him.
 *
 * @param self who acts
 */
record Residual(PrincipalId self) {
  /** Per column the rows whose cells are visible, for sure; columns without any are left out. */
  SortedMap<String, Expression> cells(AccessRules rules) {
    TreeMap<String, Expression> cells = new TreeMap<>();
    rules
        .columns()
        .forEach(
            (column, rule) -> {
              Expression visible = sure(rule.visible());
              if (!visible.equals(Expression.Constant.FALSE)) {
                cells.put(column, visible);
              }
            });
    return cells;
  }

  /** A condition taken so that it holds as seldom as it may. */
  Expression sure(Expression condition) {
    return NormalForm.of(bound(condition, true));
  }

  private Expression bound(Expression condition, boolean gives) {
    return switch (condition) {
      case Expression.And(List<Expression> parts) ->
          new Expression.And(parts.stream().map(p -> bound(p, gives)).toList());
      case Expression.Or(List<Expression> parts) ->
          new Expression.Or(parts.stream().map(p -> bound(p, gives)).toList());
      case Expression.Not(Expression part) -> new Expression.Not(bound(part, !gives));
      case Expression.MemberOf(PrincipalId principal) ->
          new Expression.Constant(principal.equals(self) || !gives);
      // Ends are kept by taking the grant away; until then it is there.
      case Expression.Before before -> Expression.Constant.TRUE;
      case Expression.Opaque opaque -> new Expression.Constant(!gives);
      default -> condition;
    };
  }
}
