package io.meshwright.kit.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is left of a table's rules for whoever acts as one principal, whatever else he may be: a
 * lower bound over all sessions with it. Where a platform gives access by principal, it asks nobody
 * who he is besides, so that what depends on other principals is answered as if it stood against
 * him.
 *
 * @param self who acts
 * @param ends whether conditions on the time are kept
 */
public record Residual(PrincipalId self, boolean ends) {
  /** The same where no condition can say when a right ends: until then it is there. */
  public Residual(PrincipalId self) {
    this(self, false);
  }

  /**
   * Per column the rows whose cells are visible for sure, masked or not; columns without any are
   * left out.
   */
  public SortedMap<String, Expression> visible(AccessRules rules) {
    return cells(rules, rule -> sure(rule.visible()));
  }

  /** Per column the rows whose cells are shown raw, for sure; columns without any are left out. */
  public SortedMap<String, Expression> raw(AccessRules rules) {
    return cells(rules, this::raw);
  }

  private static SortedMap<String, Expression> cells(
      AccessRules rules, Function<CellRule, Expression> seen) {
    TreeMap<String, Expression> cells = new TreeMap<>();
    rules
        .columns()
        .forEach(
            (column, rule) -> {
              Expression rows = seen.apply(rule);
              if (!rows.equals(Expression.Constant.FALSE)) {
                cells.put(column, rows);
              }
            });
    return cells;
  }

  private Expression raw(CellRule rule) {
    List<Expression> parts = new ArrayList<>();
    parts.add(rule.visible());
    rule.masks().forEach(m -> parts.add(Expression.not(m.when())));
    return sure(new Expression.And(parts));
  }

  /**
   * How a column looks, at the least.
   *
   * @param visible in which rows
   * @param mask the strongest mask that may bind, if any does
   * @param orWeaker whether a weaker one binds where that one does not: what the two show has
   *     nothing in common
   */
  public record Shown(Expression visible, Optional<Mask> mask, boolean orWeaker) {}

  /** Per column how it is shown for sure; columns that show nothing are left out. */
  public SortedMap<String, Shown> shown(AccessRules rules) {
    TreeMap<String, Shown> shown = new TreeMap<>();
    rules
        .columns()
        .forEach(
            (column, rule) -> {
              Expression visible = sure(rule.visible());
              if (!visible.equals(Expression.Constant.FALSE)) {
                List<CellRule.MaskCase> masks = mayBind(rule);
                shown.put(
                    column,
                    new Shown(
                        visible,
                        masks.stream().map(CellRule.MaskCase::mask).findFirst(),
                        masks.size() > 1));
              }
            });
    return shown;
  }

  /**
   * The masks that may bind, the strongest first, down to one that binds for sure. To bind the
   * first for rows only, too, is on the safe side of raw values, and not of what the next one
   * shows.
   */
  private List<CellRule.MaskCase> mayBind(CellRule rule) {
    List<CellRule.MaskCase> masks = new ArrayList<>();
    for (CellRule.MaskCase each : rule.masks()) {
      if (!NormalForm.of(bound(each.when(), false)).equals(Expression.Constant.FALSE)) {
        masks.add(each);
      }
      if (sure(each.when()).equals(Expression.Constant.TRUE)) {
        break;
      }
    }
    return masks;
  }

  /** A condition taken so that it holds as seldom as it may. */
  public Expression sure(Expression condition) {
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
      // Else ends are kept by taking the grant away; until then it is there.
      case Expression.Before before -> ends ? before : Expression.Constant.TRUE;
      case Expression.Opaque opaque -> new Expression.Constant(!gives);
      default -> condition;
    };
  }
}
