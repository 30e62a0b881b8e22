package io.meshwright.api.report;

import io.meshwright.api.problem.Problem;
import java.util.List;

/**
 * What a proof found.
 *
 * @param items every declared session on every table, in order of session and table
 * @param problems findings
 */
public record ProofReport(List<ProofItem> items, List<Problem> problems) {
  /** Copies the lists. */
  public ProofReport {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
  }

  /**
   * Whether nothing differs and there is no error. A session that was declared without a login, and
   * a table that is too large to compare, leave items {@link ProofItem.Status#UNVERIFIABLE}, which
   * say why; a login that was refused or a table that could not be read is an error.
   */
  public boolean succeeded() {
    return items.stream().noneMatch(i -> i.status() == ProofItem.Status.DIFFERENT)
        && problems.stream().noneMatch(Problem::isError);
  }
}
