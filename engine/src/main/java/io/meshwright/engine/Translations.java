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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a mesh becomes on each of its platforms; connects to none.
 *
 * @param byPlatform per platform of the mesh
 */
record Translations(SortedMap<PlatformName, Translated> byPlatform) {
  /** Copies the map. */
  Translations {
    byPlatform = Ordered.map(byPlatform);
  }

  static Translations of(
      PlatformPool pool, Mesh mesh, SortedMap<TableAddress, TablePolicies> tables, Instant now) {
    SortedMap<PortAddress, PortLocator> located = located(pool, mesh, tables, now);
    TreeMap<PlatformName, Translated> translated = new TreeMap<>();
    for (Platform platform : mesh.platforms().values()) {
      translated.put(
          platform.name(),
          Translated.of(
              pool.provider(platform).translator(),
              pool.factory(platform).capabilities(),
              MeshSlices.of(mesh, platform, tables, now),
              located));
    }
    return new Translations(translated);
  }

  /** Where the ports of all platforms are found. */
  static SortedMap<PortAddress, PortLocator> located(
      PlatformPool pool, Mesh mesh, SortedMap<TableAddress, TablePolicies> tables, Instant now) {
    TreeMap<PortAddress, PortLocator> located = new TreeMap<>();
    for (Platform platform : mesh.platforms().values()) {
      located.putAll(
          pool.provider(platform).translator().locate(MeshSlices.of(mesh, platform, tables, now)));
    }
    return Ordered.map(located);
  }

  /** What becomes of the mesh on one of its platforms. */
  Translation on(PlatformName platform) {
    return Optional.ofNullable(byPlatform.get(platform)).orElseThrow().translation();
  }

  /** The policies of every table, ended where an accepted loss ends. */
  SortedMap<TableAddress, TablePolicies> tables() {
    TreeMap<TableAddress, TablePolicies> tables = new TreeMap<>();
    byPlatform.values().forEach(t -> tables.putAll(t.tables()));
    return Ordered.map(tables);
  }

  /** The verdicts of all platforms. */
  List<PolicyVerdict> verdicts() {
    return byPlatform.values().stream().flatMap(t -> t.translation().verdicts().stream()).toList();
  }
}
