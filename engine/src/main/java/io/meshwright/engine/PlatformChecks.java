package io.meshwright.engine;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.source.Places;
import java.util.List;
import java.util.Optional;

/** Platforms without an adapter, and settings that their adapter does not take. */
final class PlatformChecks {
  private final Places places;
  private final List<Problem> problems;

  private PlatformChecks(Places places, List<Problem> problems) {
    this.places = places;
    this.problems = problems;
  }

  /** Adds what the adapters of a mesh's platforms refuse. */
  static void run(Mesh mesh, Places places, PlatformPool pool, List<Problem> problems) {
    PlatformChecks checks = new PlatformChecks(places, problems);
    for (Platform platform : mesh.platforms().values()) {
      try {
        pool.provider(platform);
      } catch (MeshException e) {
        checks.refused(platform, e);
      }
    }
  }

  private void refused(Platform platform, MeshException why) {
    if (why.problems().isEmpty()) {
      Problem problem =
          Problem.error(
              "unusable-platform", platform.name().value(), String.valueOf(why.getMessage()), "");
      problems.add(
          places
              .first("platform-provider:" + platform.name(), "platform:" + platform.name())
              .map(problem::at)
              .orElse(problem));
    }
    for (Problem problem : why.problems()) {
      Problem placed = place(platform, problem).map(problem::at).orElse(problem);
      // Reading finds secrets too.
      boolean known =
          problems.stream()
              .anyMatch(
                  p ->
                      placed.place().isPresent()
                          && p.place().equals(placed.place())
                          && p.code().equals(placed.code()));
      if (!known) {
        problems.add(placed);
      }
    }
  }

  /** The setting that a finding names, else the platform. */
  private Optional<Place> place(Platform platform, Problem problem) {
    return platform.settings().keySet().stream()
        .filter(name -> problem.what().contains("'" + name + "'"))
        .flatMap(name -> places.first("platform-setting:" + platform.name() + " " + name).stream())
        .findFirst()
        .or(() -> places.first("platform:" + platform.name()));
  }
}
