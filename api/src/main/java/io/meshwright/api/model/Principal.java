package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A neutral identity and what it is called on each platform. It is resolved, never created, except
 * on an embedded platform.
 *
 * @param id its neutral name
 * @param description for people; may be empty
 * @param identities per platform its native identity
 */
public record Principal(
    PrincipalId id, String description, SortedMap<PlatformName, String> identities) {
  /** Copies the identities. */
  public Principal {
    identities = Ordered.map(identities);
  }

  /** What it is called on a platform. */
  public Optional<String> on(PlatformName platform) {
    return Optional.ofNullable(identities.get(platform));
  }
}
