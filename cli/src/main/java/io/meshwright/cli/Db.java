package io.meshwright.cli;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.spi.LocalServer;

/** What the db commands share. */
final class Db {
  private Db() {}

  /** The workspace's embedded server. */
  static LocalServer server(WorkspaceRun.Opened opened) {
    return opened
        .localServer()
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.USER,
                    "mesh %s has no embedded platform, so there is no server to run; give a platform of mesh.yaml provider: postgres and settings: {mode: embedded}, or connect to the server that its settings name"
                        .formatted(opened.mesh().id())));
  }

  /** A command to copy, with what was given about the workspace. */
  static String command(String command, WorkspaceRun.Opened opened) {
    WorkspaceLocation location = opened.location();
    return "meshwright "
        + command
        + " "
        + shellWord(location.folder().toString())
        + location.environment().map(e -> " --env " + shellWord(e)).orElse("");
  }

  private static String shellWord(String text) {
    return text.matches("[A-Za-z0-9._/~-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
