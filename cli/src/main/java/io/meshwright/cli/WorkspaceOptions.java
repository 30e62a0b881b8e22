package io.meshwright.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that reads a workspace takes. */
final class WorkspaceOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "WORKSPACE",
      description = "The folder that holds mesh.yaml; default: the current folder.")
  private Path folder = Path.of(".");

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description = "Overrides to use: environments/NAME.yaml of the workspace.")
  private Optional<String> environment = Optional.empty();

  WorkspaceLocation location() {
    return new WorkspaceLocation(folder, environment);
  }
}
