package io.meshwright.api.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Who sees the cells of one column, and how they look.
 *
 * @param visible where a cell is visible
 * @param masks the first case whose condition is not false says how a visible cell looks; raw where
 *     all are false
 */
// The same object back means that nothing changed; equality would walk whole trees for that.
@SuppressWarnings("ReferenceEquality")
public record CellRule(Expression visible, List<MaskCase> masks) {
  /** Copies the cases. */
  public CellRule {
    masks = List.copyOf(masks);
  }

  /** A column that nobody sees. */
  public static CellRule hidden() {
    return new CellRule(Expression.Constant.FALSE, List.of());
  }

  /** The rule changed by parts; the very same rule where no part changes. */
  CellRule map(UnaryOperator<Expression> where, UnaryOperator<Expression> when) {
    Expression changed = where.apply(visible);
    List<MaskCase> cases = new ArrayList<>(masks.size());
    boolean same = Same.object(changed, visible);
    for (MaskCase mask : masks) {
      Expression condition = when.apply(mask.when());
      boolean kept = Same.object(condition, mask.when());
      same &= kept;
      cases.add(kept ? mask : new MaskCase(condition, mask.mask()));
    }
    return same ? this : new CellRule(changed, cases);
  }

  /** The rule without the cases that never apply. */
  CellRule withoutDead() {
    return masks.stream().noneMatch(MaskCase::isDead)
        ? this
        : new CellRule(visible, masks.stream().filter(m -> !m.isDead()).toList());
  }

  /**
   * One way a cell may look.
   *
   * @param when for whom, and on which rows; where it is unknown, the mask binds
   * @param mask how it looks
   */
  public record MaskCase(Expression when, Mask mask) {
    private boolean isDead() {
      return when.equals(Expression.Constant.FALSE);
    }
  }
}
