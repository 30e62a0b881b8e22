package io.meshwright.cli;

import io.meshwright.api.report.Activity;
import io.meshwright.engine.MeshwrightEngine;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Opens the real library, with the adapters of the class path. */
final class LibraryEntry implements EngineEntry {
  private final Function<String, Optional<char[]>> secrets;

  LibraryEntry(Function<String, Optional<char[]>> secrets) {
    this.secrets = secrets;
  }

  @Override
  public Opened open(WorkspaceLocation location, Consumer<Activity> progress) {
    MeshwrightEngine engine =
        MeshwrightEngine.builder()
            .secrets(secrets)
            .progress(progress)
            .stateFolder(location.stateFolder())
            .environment(location.environment())
            .build();
    return new Opened(engine, engine::localServer, engine::runningServers);
  }
}
