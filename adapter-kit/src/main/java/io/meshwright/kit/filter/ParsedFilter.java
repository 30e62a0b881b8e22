package io.meshwright.kit.filter;

import io.meshwright.api.policy.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A filter's expression, or why there is none.
 *
 * @param expression the condition; present exactly when there are no findings
 * @param findings in order of offset
 * @param operands where the expression's operands stand, in the order in which {@code
 *     Binder.Finding} counts them
 */
public record ParsedFilter(
    Optional<Expression> expression, List<FilterFinding> findings, List<Integer> operands) {
  /** Copies the lists, and refuses both or neither. */
  public ParsedFilter {
    operands = List.copyOf(operands);
    findings = List.copyOf(findings);
    if (expression.isPresent() != findings.isEmpty()) {
      throw new IllegalArgumentException("a filter is an expression or has findings");
    }
  }
}
