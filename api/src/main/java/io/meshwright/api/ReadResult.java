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
 * @param sources the files that were read, and the lines that problems are about
 */
public record ReadResult(Optional<Mesh> mesh, List<Problem> problems, SourceLines sources) {
  /** Copies the problems. */
  public ReadResult {
    problems = List.copyOf(problems);
  }
}
