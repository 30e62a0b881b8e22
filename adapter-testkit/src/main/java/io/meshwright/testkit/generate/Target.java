package io.meshwright.testkit.generate;

import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.schema.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What cases are made for.
 *
 * @param platform where everything is placed
 * @param types column types that occur
 * @param identities per principal its native identity; empty leaves it to the provider
 * @param features what policies hold
 * @param kind what kind of port every table is published by
 * @param views whether there are ports of views over the tables too
 */
public record Target(
    Platform platform,
    List<DataType> types,
    Function<PrincipalId, Optional<String>> identities,
    Set<PolicyFeature> features,
    PortKind kind,
    boolean views) {
  /** Copies the types and the features. */
  public Target {
    types = List.copyOf(types);
    features = Ordered.set(features);
  }

  /** Cases without ports of views. */
  public Target(
      Platform platform,
      List<DataType> types,
      Function<PrincipalId, Optional<String>> identities,
      Set<PolicyFeature> features,
      PortKind kind) {
    this(platform, types, identities, features, kind, false);
  }

  /** Cases of tables that are published as such. */
  public Target(
      Platform platform,
      List<DataType> types,
      Function<PrincipalId, Optional<String>> identities,
      Set<PolicyFeature> features) {
    this(platform, types, identities, features, PortKind.TABLE);
  }

  /** Cases of every type on a platform whose provider names the principals itself. */
  public static Target of(Platform platform) {
    return new Target(
        platform,
        RandomTables.ALL_TYPES,
        principal -> Optional.empty(),
        Set.copyOf(Arrays.asList(PolicyFeature.values())));
  }

  /** The same with policies that hold no more than that. */
  public Target withFeatures(Set<PolicyFeature> allowed) {
    return new Target(platform, types, identities, allowed, kind, views);
  }

  /** The same with ports of views over the tables. */
  public Target withViews() {
    return new Target(platform, types, identities, features, kind, true);
  }
}
