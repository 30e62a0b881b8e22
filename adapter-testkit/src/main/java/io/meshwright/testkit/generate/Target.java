package io.meshwright.testkit.generate;

import io.meshwright.api.model.Platform;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.schema.DataType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What cases are made for.
 *
 * @param platform where everything is placed
 * @param types column types that occur
 * @param identities per principal its native identity; empty leaves it to the provider
 */
public record Target(
    Platform platform, List<DataType> types, Function<PrincipalId, Optional<String>> identities) {
  /** Copies the types. */
  public Target {
    types = List.copyOf(types);
  }

  /** Cases of every type on a platform whose provider names the principals itself. */
  public static Target of(Platform platform) {
    return new Target(platform, RandomTables.ALL_TYPES, principal -> Optional.empty());
  }
}
