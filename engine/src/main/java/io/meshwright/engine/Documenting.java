package io.meshwright.engine;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.catalogue.Catalogue;
import io.meshwright.engine.catalogue.CatalogueFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes the catalogue of a mesh. Asks adapters what becomes of its policies; connects nowhere. */
final class Documenting {
  /**
   * Policies that have ended are shown with their end, so that no clock decides what is written.
   */
  private static final Instant BEFORE_EVERY_END = Instant.MIN;

  private final PlatformPool pool;
  private final Mesh mesh;
  private final List<Problem> findings;

  Documenting(PlatformPool pool, Mesh mesh, List<Problem> findings) {
    this.pool = pool;
    this.mesh = mesh;
    this.findings = findings;
  }

  /** The files written, in order of name. */
  List<String> into(Path folder) {
    Translations translations =
        Translations.of(
            pool,
            mesh,
            PolicyResolution.resolve(mesh, BEFORE_EVERY_END).tables(),
            BEFORE_EVERY_END);
    CatalogueFacts facts =
        new CatalogueFacts(mesh, translations.tables(), translations.verdicts(), findings);
    return new CatalogueFolder(folder).replace(Catalogue.of(facts));
  }
}
