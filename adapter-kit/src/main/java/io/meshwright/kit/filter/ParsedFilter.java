package io.meshwright.kit.filter;

import io.meshwright.api.policy.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A filter's expression, or why there is none.
 *
 * @param expression the condition; present exactly when there are no findings
 * @param findings in order of offset
 * @param offsets where the names and values of each leaf start, in code points: leaves in the order
 *     in which {@code NormalForm.mapLeaves} visits them, and the operands of each in order
 */
public record ParsedFilter(
    Optional<Expression> expression, List<FilterFinding> findings, List<List<Integer>> offsets) {
  /** Copies the lists, and refuses an expression with findings and neither. */
  public ParsedFilter {
    findings = List.copyOf(findings);
    offsets = offsets.stream().map(List::copyOf).toList();
    if (expression.isPresent() != findings.isEmpty()) {
      throw new IllegalArgumentException("a filter is an expression or has findings");
    }
  }
}
