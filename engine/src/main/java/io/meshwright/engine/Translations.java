package io.meshwright.engine;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Translation;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a mesh becomes on each of its platforms; connects to none.
 *
 * @param byPlatform per platform of the mesh
 */
record Translations(SortedMap<PlatformName, Translation> byPlatform) {
  /** Copies the map. */
  Translations {
    byPlatform = Ordered.map(byPlatform);
  }

  static Translations of(
      PlatformPool pool, Mesh mesh, SortedMap<TableAddress, TablePolicies> tables) {
    SortedMap<PortAddress, PortLocator> located = located(pool, mesh, tables);
    TreeMap<PlatformName, Translation> translated = new TreeMap<>();
    for (Platform platform : mesh.platforms().values()) {
      translated.put(
          platform.name(),
          pool.provider(platform)
              .translator()
              .translate(MeshSlices.of(mesh, platform, tables), located));
    }
    return new Translations(translated);
  }

  /** Where the ports of all platforms are found. */
  static SortedMap<PortAddress, PortLocator> located(
      PlatformPool pool, Mesh mesh, SortedMap<TableAddress, TablePolicies> tables) {
    TreeMap<PortAddress, PortLocator> located = new TreeMap<>();
    for (Platform platform : mesh.platforms().values()) {
      located.putAll(
          pool.provider(platform).translator().locate(MeshSlices.of(mesh, platform, tables)));
    }
    return Ordered.map(located);
  }

  /** What becomes of the mesh on one of its platforms. */
  Translation on(PlatformName platform) {
    return Optional.ofNullable(byPlatform.get(platform)).orElseThrow();
  }

  /** The verdicts of all platforms. */
  List<PolicyVerdict> verdicts() {
    return byPlatform.values().stream().flatMap(t -> t.verdicts().stream()).toList();
  }
}
