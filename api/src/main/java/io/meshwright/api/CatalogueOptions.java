package io.meshwright.api;

import io.meshwright.api.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a catalogue shows beside the mesh.
 *
 * @param findings what was found when the workspace was read; empty: what validating the mesh finds
 */
public record CatalogueOptions(Optional<List<Problem>> findings) {
  /** With what validating the mesh finds. */
  public static final CatalogueOptions DEFAULT = new CatalogueOptions(Optional.empty());

  /** Copies the findings. */
  public CatalogueOptions {
    findings = findings.map(List::copyOf);
  }

  /** With these findings, which have their places in files. */
  public CatalogueOptions withFindings(List<Problem> found) {
    return new CatalogueOptions(Optional.of(found));
  }
}
