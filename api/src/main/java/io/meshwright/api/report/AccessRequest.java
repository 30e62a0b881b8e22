package io.meshwright.api.report;

import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.problem.Problem;
import java.util.List;

/**
 * A policy that somebody asks for, as a file that a pull request can carry.
 *
 * @param file where it was written, relative to the workspace
 * @param document what it holds
 * @param exposure what it would do to access, as policies mean it
 * @param problems warnings about the workspace with the policy in it
 */
public record AccessRequest(
    String file, String document, List<ExposureChange> exposure, List<Problem> problems) {
  /** Copies the lists. */
  public AccessRequest {
    exposure = List.copyOf(exposure);
    problems = List.copyOf(problems);
  }
}
