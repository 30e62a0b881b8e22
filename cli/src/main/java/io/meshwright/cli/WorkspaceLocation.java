package io.meshwright.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The workspace that a command is about.
 *
 * @param folder as given
 * @param environment the overrides chosen, {@code environments/<name>.yaml}
 */
record WorkspaceLocation(Path folder, Optional<String> environment) {
  /** Where embedded platforms keep their data and runs their journals. */
  Path stateFolder() {
    return folder.resolve(".meshwright");
  }
}
