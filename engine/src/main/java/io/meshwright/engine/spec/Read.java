package io.meshwright.engine.spec;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.source.Places;
import io.meshwright.engine.source.SourceTexts;
import java.util.List;
import java.util.Optional;

/**
 * What a workspace folder holds.
 *
 * @param mesh the model, as far as it could be read; empty where not even its id and platforms
 *     could
 * @param places where its parts are written
 * @param problems everything found while reading, in order of place; with an error the mesh is
 *     incomplete and good for further findings only
 * @param sources the files
 */
public record Read(
    Optional<Mesh> mesh, Places places, List<Problem> problems, SourceTexts sources) {
  /** Copies the problems. */
  public Read {
    problems = List.copyOf(problems);
  }
}
