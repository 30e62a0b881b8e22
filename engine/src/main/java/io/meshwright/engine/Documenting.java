package io.meshwright.engine;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.catalogue.Catalogue;
import io.meshwright.engine.catalogue.CatalogueFacts;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.Translator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

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
    SortedMap<TableAddress, TablePolicies> tables =
        PolicyResolution.resolve(mesh, BEFORE_EVERY_END).tables();
    CatalogueFacts facts = new CatalogueFacts(mesh, tables, verdicts(tables), findings);
    return new CatalogueFolder(folder).replace(Catalogue.of(facts));
  }

  private List<PolicyVerdict> verdicts(SortedMap<TableAddress, TablePolicies> tables) {
    List<PolicyVerdict> verdicts = new ArrayList<>();
    for (Platform platform : mesh.platforms().values()) {
      PlatformSlice slice = MeshSlices.of(mesh, platform, tables);
      Translator translator = pool.provider(platform).translator();
      verdicts.addAll(translator.translate(slice, translator.locate(slice)).verdicts());
    }
    return verdicts;
  }
}
