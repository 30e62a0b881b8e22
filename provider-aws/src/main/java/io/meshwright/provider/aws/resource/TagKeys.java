package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Marker;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys of the LF-tags of a workspace: {@code meshwright/mesh/workspace/domain}. A tag has no place
 * for a marker, so that its key says whose it is; it is given once and cannot change.
 */
public final class TagKeys {
  private static final String ROOT = "meshwright/";
  private static final String NAME = "([a-z][a-z0-9_]{0,62})";
  private static final Pattern KEY = Pattern.compile(ROOT + NAME + "/" + NAME + "/[^/]+");

  private TagKeys() {}

  /**
   * A key.
   *
   * @param name the last part, with what tells environments apart
   */
  public static String of(WorkspaceId mesh, String name) {
    return ROOT + mesh.mesh() + "/" + mesh.workspace() + "/" + name;
  }

  /** Whose a tag is; empty where it is nobody's that we know. */
  public static Optional<Marker> marker(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches()
        ? Optional.of(
            new Marker(new WorkspaceId(matcher.group(1), matcher.group(2)), Marker.PLATFORM_SCOPE))
        : Optional.empty();
  }
}
