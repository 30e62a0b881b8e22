package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways in which one column can be read, as one rule. Whoever has several reads by each of them,
 * so that a mask of one binds where no other shows the cell. Where two mask it otherwise, what both
 * show together nobody knows: it counts as raw.
 */
final class Looks {
  /** Where a cell is seen, by how it is masked there. */
  private final Map<List<CellRule.MaskCase>, Expression> ways = new LinkedHashMap<>();

  /** Adds a way. */
  void add(CellRule way) {
    if (!way.visible().equals(Expression.Constant.FALSE)) {
      ways.merge(way.masks(), way.visible(), Expression::or);
    }
  }

  /** All of them. */
  CellRule cell() {
    List<CellRule.MaskCase> cases = new ArrayList<>();
    ways.forEach(
        (masks, visible) -> {
          for (CellRule.MaskCase one : masks) {
            cases.add(
                ways.size() == 1
                    ? one
                    : new CellRule.MaskCase(
                        Expression.and(one.when(), only(masks, visible)), one.mask()));
          }
        });
    return new CellRule(new Expression.Or(List.copyOf(ways.values())), cases);
  }

  /** Where a cell is seen by one way and by no other. */
  private Expression only(List<CellRule.MaskCase> masks, Expression visible) {
    List<Expression> parts = new ArrayList<>(List.of(visible));
    ways.forEach(
        (others, seen) -> {
          if (!others.equals(masks)) {
            parts.add(Expression.not(seen));
          }
        });
    return new Expression.And(parts);
  }
}
