package io.meshwright.spi;

import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.Ordered;
import java.util.SortedMap;

/**
 * What a provider can and cannot do: data, not code.
 *
 * @param provider its id
 * @param kinds traits of every native kind that it writes or lifts; what it reads beyond these is
 *     only shown, and nobody knows what it does to access
 * @param refusedPorts port kinds that it cannot provision, with the id of the limit that says why
 * @param limits dated facts by id
 */
public record Capabilities(
    String provider,
    SortedMap<String, KindTraits> kinds,
    SortedMap<PortKind, String> refusedPorts,
    SortedMap<String, Limit> limits) {
  /** Copies, and refuses a reference to an unknown limit. */
  public Capabilities {
    kinds = Ordered.map(kinds);
    refusedPorts = Ordered.map(refusedPorts);
    limits = Ordered.map(limits);
    for (String limit : refusedPorts.values()) {
      if (!limits.containsKey(limit)) {
        throw new IllegalArgumentException(
            "capabilities of " + provider + " refer to an unknown limit '" + limit + "'");
      }
    }
  }
}
