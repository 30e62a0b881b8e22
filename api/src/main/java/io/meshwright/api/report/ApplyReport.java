package io.meshwright.api.report;

import io.meshwright.api.problem.Problem;
import java.util.List;

/**
 * What an apply did.
 *
 * @param results every change of the plan, in the order in which they ended
 * @param problems findings of the plan and of the run
 */
public record ApplyReport(List<ChangeResult> results, List<Problem> problems) {
  /** Copies the lists. */
  public ApplyReport {
    results = List.copyOf(results);
    problems = List.copyOf(problems);
  }

  /** How many changes are done. */
  public long done() {
    return results.stream().filter(r -> r.outcome() instanceof ChangeOutcome.Done).count();
  }

  /** Whether every change is done and there is no error. */
  public boolean succeeded() {
    return done() == results.size() && problems.stream().noneMatch(Problem::isError);
  }
}
