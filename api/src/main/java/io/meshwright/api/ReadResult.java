package io.meshwright.api;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A workspace, read and validated.
 *
 * @param mesh the model; empty where a problem is an error
 * @param problems everything found, in order of place
 */
public record ReadResult(Optional<Mesh> mesh, List<Problem> problems) {
  /** Copies the problems. */
  public ReadResult {
    problems = List.copyOf(problems);
  }
}
