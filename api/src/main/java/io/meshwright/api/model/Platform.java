package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import java.util.SortedMap;

/**
 * A named target: a provider plus its account, region and settings.
 *
 * @param name its name in the mesh
 * @param provider id of the adapter, for example {@code postgres}
 * @param settings what the adapter needs; secrets as references such as {@code env:NAME}, never as
 *     values
 * @param authority how far a run may go there
 */
public record Platform(
    PlatformName name, String provider, SortedMap<String, String> settings, Authority authority) {
  /** Copies the settings. */
  public Platform {
    settings = Ordered.map(settings);
  }
}
