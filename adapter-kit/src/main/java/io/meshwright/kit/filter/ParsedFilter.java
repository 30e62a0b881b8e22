package io.meshwright.kit.filter;

import io.meshwright.api.policy.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A filter's expression, or why there is none.
 *
 * @param expression the condition; present exactly when there are no findings
 * @param findings in order of offset
 */
public record ParsedFilter(Optional<Expression> expression, List<FilterFinding> findings) {
  /** Copies the findings, and refuses both or neither. */
  public ParsedFilter {
    findings = List.copyOf(findings);
    if (expression.isPresent() != findings.isEmpty()) {
      throw new IllegalArgumentException("a filter is an expression or has findings");
    }
  }
}
