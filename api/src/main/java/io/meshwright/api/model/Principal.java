package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /** A principal without native identities, written {@code group:analysts}. */
  public static Principal of(String id) {
    return new Principal(PrincipalId.parse(id), "", Ordered.map(Map.<PlatformName, String>of()));
  }

  /** The principal with what a platform calls it. */
  public Principal with(String platform, String identity) {
    Map<PlatformName, String> more = new TreeMap<>(identities);
    more.put(new PlatformName(platform), identity);
    return new Principal(id, description, Ordered.map(more));
  }

  /** What it is called on a platform. */
  public Optional<String> on(PlatformName platform) {
    return Optional.ofNullable(identities.get(platform));
  }
}
