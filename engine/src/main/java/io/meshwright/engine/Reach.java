package io.meshwright.engine;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a run may go on one platform: as far as the platform's authority, or that of the domain
 * whose product an object belongs to. What products share follows the platform.
 */
final class Reach {
  private final Authority platform;
  private final Map<String, Authority> domains = new TreeMap<>();

  Reach(Mesh mesh, Platform platform) {
    this.platform = platform.authority();
    for (Map.Entry<DomainName, Domain> entry : mesh.domains().entrySet()) {
      entry.getValue().authority().ifPresent(a -> domains.put(entry.getKey().value(), a));
    }
  }

  /** How far it may go with an object of that owner. */
  Authority of(Owner owner) {
    return marker(owner)
        .map(Marker::scope)
        .filter(scope -> scope.indexOf('.') > 0)
        .map(scope -> scope.substring(0, scope.indexOf('.')))
        .flatMap(domain -> Optional.ofNullable(domains.get(domain)))
        .orElse(platform);
  }

  /** How far it may go with a change of ours. */
  Authority of(Change change) {
    return of(owner(change));
  }

  private static Owner owner(Change change) {
    return switch (change) {
      case Change.Create create -> create.desired().owner();
      case Change.Update update -> update.desired().owner();
      case Change.Replace replace -> replace.desired().owner();
      case Change.Adopt adopt -> adopt.desired().owner();
      case Change.Delete delete -> delete.live().owner();
    };
  }

  private static Optional<Marker> marker(Owner owner) {
    return switch (owner) {
      case Owner.Marked(Marker marker) -> Optional.of(marker);
      case Owner.Within(Address container, Marker marker) -> Optional.of(marker);
      case Owner.Claimed(Address ledger, Marker marker) -> Optional.of(marker);
      case Owner.Foreign() -> Optional.empty();
    };
  }
}
