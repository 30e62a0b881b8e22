package io.meshwright.api.resource;

import io.meshwright.api.name.WorkspaceId;

/**
 * The ownership marker: which mesh an object belongs to, and what of it. It holds no fingerprint of
 * the model, so that an edit does not rewrite every object.
 *
 * @param mesh the mesh
 * @param scope what of the mesh: a product address, or {@code platform} for shared objects
 */
public record Marker(WorkspaceId mesh, String scope) {
  /** Scope of objects that several products share. */
  public static final String PLATFORM_SCOPE = "platform";
}
