package io.meshwright.cli;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.util.Optional;
import java.util.function.Function;

/** Opens the real library. */
final class LibraryEntry implements EngineEntry {
  private final Function<String, Optional<char[]>> secrets;

  LibraryEntry(Function<String, Optional<char[]>> secrets) {
    this.secrets = secrets;
  }

  @Override
  public Opened open(WorkspaceLocation location) {
    throw new MeshException(
        ErrorKind.INTERNAL, "there is no engine yet" + secrets.apply("none").map(c -> "").orElse(""));
  }
}
