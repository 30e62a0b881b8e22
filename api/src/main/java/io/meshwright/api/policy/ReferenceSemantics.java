package io.meshwright.api.policy;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What policies mean. The one definition that every adapter is judged by; {@code
 * docs/papers/semantics.md} writes it as a paper.
 *
 * <p>A cell (row, column) is visible to a session when a grant to read gives it, no denial takes
 * it, and every row policy keeps the row or exempts the session. The producer and whoever manages
 * the table see every cell raw; a denial binds managers too, the producer never.
 */
public final class ReferenceSemantics {
  private ReferenceSemantics() {}

  /** The rules that the policies of a table mean. */
  public static AccessRules rules(TablePolicies policies) {
    Expression producer =
        policies
            .producer()
            .<Expression>map(Expression.MemberOf::new)
            .orElse(Expression.Constant.FALSE);
    Expression manage = granted(policies, Privilege.MANAGE, Optional.empty());
    List<Expression> kept = new ArrayList<>();
    for (TablePolicies.KeptRows policy : policies.rowPolicies()) {
      kept.add(Expression.or(anyOf(policy.except()), policy.keep()));
    }
    TreeMap<String, CellRule> columns = new TreeMap<>();
    for (Column column : policies.schema().columns()) {
      String name = column.name();
      Expression readable =
          Expression.and(
              granted(policies, Privilege.READ, Optional.of(name)), new Expression.And(kept));
      Expression managed =
          Expression.and(manage, notDenied(policies, Privilege.MANAGE, Optional.of(name)));
      Expression visible =
          Expression.or(
              producer,
              Expression.and(
                  Expression.or(readable, managed),
                  notDenied(policies, Privilege.READ, Optional.of(name))));
      List<CellRule.MaskCase> masks = new ArrayList<>();
      for (TablePolicies.ColumnMask mask : policies.masks().getOrDefault(name, List.of())) {
        masks.add(
            new CellRule.MaskCase(
                Expression.not(Expression.or(producer, managed, anyOf(mask.except()))),
                mask.mask()));
      }
      columns.put(name, new CellRule(visible, masks));
    }
    Expression write =
        Expression.or(
            producer,
            Expression.and(
                Expression.or(granted(policies, Privilege.WRITE, Optional.empty()), manage),
                notDenied(policies, Privilege.WRITE, Optional.empty())));
    Expression manages =
        Expression.and(manage, notDenied(policies, Privilege.MANAGE, Optional.empty()));
    return new AccessRules(columns, write, manages).normalised();
  }

  private static Expression granted(
      TablePolicies policies, Privilege privilege, Optional<String> column) {
    List<Expression> grants = new ArrayList<>();
    for (TablePolicies.Grant grant : policies.grants()) {
      if (grant.privileges().contains(privilege)
          && (column.isEmpty() || grant.columns().contains(column.get()))) {
        Expression rows = privilege == Privilege.MANAGE ? Expression.Constant.TRUE : grant.rows();
        grants.add(Expression.and(anyOf(grant.to()), rows, before(grant.until())));
      }
    }
    return new Expression.Or(grants);
  }

  /** A denial applies unless its filter is false: what is unknown stays closed. */
  private static Expression notDenied(
      TablePolicies policies, Privilege privilege, Optional<String> column) {
    List<Expression> conditions = new ArrayList<>();
    for (TablePolicies.Denial denial : policies.denials()) {
      if (denial.privileges().contains(privilege)
          && (column.isEmpty() || denial.columns().contains(column.get()))) {
        conditions.add(
            Expression.or(
                Expression.not(Expression.and(anyOf(denial.to()), before(denial.until()))),
                Expression.not(denial.rows())));
      }
    }
    return new Expression.And(conditions);
  }

  private static Expression anyOf(SortedSet<PrincipalId> principals) {
    return new Expression.Or(
        principals.stream().<Expression>map(Expression.MemberOf::new).toList());
  }

  private static Expression before(Optional<Instant> until) {
    return until.<Expression>map(Expression.Before::new).orElse(Expression.Constant.TRUE);
  }

  /** The rules for a table that no policy speaks about. */
  public static AccessRules closed(TableSchema schema) {
    return AccessRules.closed(schema.columnNames());
  }
}
