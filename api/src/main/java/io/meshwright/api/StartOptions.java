package io.meshwright.api;

import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.WorkspaceId;
import java.util.Optional;

/**
 * What a workspace begins with.
 *
 * @param mesh the mesh's name
 * @param platform its only platform, an embedded PostgreSQL
 * @param domain the domain of everything; empty where contracts name their own
 * @param owner who answers for the domains; empty where that is left open
 */
public record StartOptions(
    WorkspaceId mesh, PlatformName platform, Optional<DomainName> domain, Optional<String> owner) {
  /** A mesh with a platform named {@code local}. */
  public static StartOptions of(String mesh) {
    return new StartOptions(
        WorkspaceId.of(mesh), new PlatformName("local"), Optional.empty(), Optional.empty());
  }
}
