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

  /** Whether every item is proved and there is no error. */
  public boolean succeeded() {
    return items.stream().noneMatch(i -> i.status() == ProofItem.Status.DIFFERENT)
        && problems.stream().noneMatch(Problem::isError);
  }
}
