package io.meshwright.engine;

import io.meshwright.api.evolution.ContractDifference;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.govern.GovernanceCheck;
import io.meshwright.engine.source.Places;
import io.meshwright.engine.validate.Validation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Validation, and governance of what is valid. */
final class Governing {
  private final GovernanceCheck governance;

  /**
   * The rules that there are.
   *
   * @param rules own rules; empty for those of the class path
   */
  Governing(Optional<List<GovernanceRule>> rules) {
    this.governance =
        new GovernanceCheck(
            rules.orElseGet(
                () ->
                    ServiceLoader.load(GovernanceRule.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList()));
  }

  /** Everything that is wrong with a mesh. */
  List<Problem> problems(Mesh mesh, Places places, Instant now) {
    List<Problem> problems = new ArrayList<>(Validation.problems(mesh, places, now));
    problems.addAll(governance.problems(mesh, places, now));
    return problems;
  }

  /** Whether a plan has to compare contracts with what is published. */
  boolean comparesContracts(Mesh mesh) {
    return governance.comparesContracts(mesh);
  }

  /** What of some differences of contracts the mesh forbids. */
  List<Problem> forbidden(Mesh mesh, Instant now, List<ContractDifference> differences) {
    return differences.isEmpty()
        ? List.of()
        : governance.forbidden(mesh, Places.none(), now, differences);
  }
}
