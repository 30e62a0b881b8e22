package io.meshwright.api.report;

import io.meshwright.api.problem.Problem;
import java.util.List;

/**
 * A workspace that was made around contracts.
 *
 * @param files what was written, relative to its folder, in order
 * @param guessedTypes names of physical types that only the contracts know; mesh.yaml has a guess
 *     of what each stands for, which somebody has to check
 * @param problems what reading it finds; errors are in the contracts themselves
 */
public record StartedWorkspace(
    List<String> files, List<String> guessedTypes, List<Problem> problems) {
  /** Copies the lists. */
  public StartedWorkspace {
    files = List.copyOf(files);
    guessedTypes = List.copyOf(guessedTypes);
    problems = List.copyOf(problems);
  }
}
