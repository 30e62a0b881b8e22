package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Marker;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a role, which says what it belongs to: {@code /meshwright/mesh/workspace/domain/}. It
 * is given when a role is made and never changes, so that one list shows every role of a mesh.
 */
public final class RoleFolder {
  private static final String OURS = "/meshwright/";
  private static final String NAME = "([a-z][a-z0-9_]{0,62})";
  private static final Pattern FOLDER =
      Pattern.compile(OURS + NAME + "/" + NAME + "/" + NAME + "/");

  private RoleFolder() {}

  /** The folder of a mesh. */
  public static String of(String mesh) {
    return OURS + mesh + "/";
  }

  /** The folder of what a marker says. */
  public static String of(Marker marker) {
    return of(marker.mesh().mesh()) + marker.mesh().workspace() + "/" + marker.scope() + "/";
  }

  /** The marker that a path is; empty where it is none. */
  public static Optional<Marker> marker(String path) {
    Matcher matcher = FOLDER.matcher(path);
    return matcher.matches()
        ? Optional.of(
            new Marker(new WorkspaceId(matcher.group(1), matcher.group(2)), matcher.group(3)))
        : Optional.empty();
  }
}
