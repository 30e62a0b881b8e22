package io.meshwright.api.policy;

import java.util.List;

/**
 * Who sees the cells of one column, and how they look.
 *
 * @param visible where a cell is visible
 * @param masks the first case whose condition holds says how a visible cell looks; raw where none
 *     holds
 */
public record CellRule(Expression visible, List<MaskCase> masks) {
  /** Copies the cases. */
  public CellRule {
    masks = List.copyOf(masks);
  }

  /** A column that nobody sees. */
  public static CellRule hidden() {
    return new CellRule(Expression.Constant.FALSE, List.of());
  }

  /**
   * One way a cell may look.
   *
   * @param when for whom, and on which rows
   * @param mask how it looks
   */
  public record MaskCase(Expression when, Mask mask) {}
}
