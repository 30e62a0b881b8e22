package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A neutral identity and what it is called on each platform. It is resolved, never created, except
 * on an embedded platform.
 *
 * @param id its neutral name
 * @param description for people; may be empty
 * @param identities per platform its native identity
 * @param within groups that it is in: whoever acts as it acts as them
 */
public record Principal(
    PrincipalId id,
    String description,
    SortedMap<PlatformName, String> identities,
    SortedSet<PrincipalId> within) {
  /** Copies the identities and the groups. */
  public Principal {
    identities = Ordered.map(identities);
    within = Ordered.set(within);
  }

  /** A principal that is in no other. */
  public Principal(PrincipalId id, String description, SortedMap<PlatformName, String> identities) {
    this(id, description, identities, Ordered.set(List.of()));
  }

  /** A principal without native identities, written {@code group:analysts}. */
  public static Principal of(String id) {
    return new Principal(PrincipalId.parse(id), "", Ordered.map(Map.<PlatformName, String>of()));
  }

  /** The principal with what a platform calls it. */
  public Principal with(String platform, String identity) {
    Map<PlatformName, String> more = new TreeMap<>(identities);
    more.put(new PlatformName(platform), identity);
    return new Principal(id, description, Ordered.map(more), within);
  }

  /** The principal within groups, each written {@code group:sales}. */
  public Principal within(String... groups) {
    TreeSet<PrincipalId> more = new TreeSet<>(within);
    Arrays.stream(groups).map(PrincipalId::parse).forEach(more::add);
    return new Principal(id, description, identities, more);
  }

  /** What it is called on a platform. */
  public Optional<String> on(PlatformName platform) {
    return Optional.ofNullable(identities.get(platform));
  }
}
