package io.meshwright.api.report;

import io.meshwright.api.problem.Problem;
import java.util.List;

/**
 * What loading samples did.
 *
 * @param tables how many empty tables were filled
 * @param rows how many rows they got
 * @param problems files that do not fit their contract, and tables that could not be filled
 */
public record SampleReport(int tables, long rows, List<Problem> problems) {
  /** Copies the problems. */
  public SampleReport {
    problems = List.copyOf(problems);
  }
}
