package io.meshwright.cli;

import io.meshwright.api.Meshwright;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.report.Activity;
import io.meshwright.spi.LocalServer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** How commands get at the library; tests give them another one. */
interface EngineEntry {
  /**
   * Opens the library for one workspace.
   *
   * @param progress told of what it is about to do
   */
  Opened open(WorkspaceLocation location, Consumer<Activity> progress);

  /**
   * The library, opened.
   *
   * @param meshwright the library
   * @param localServer the server that a mesh has Meshwright run itself, where it has one
   * @param runningServers servers in the state folder that run, by platform, whatever the workspace
   */
  record Opened(
      Meshwright meshwright,
      Function<Mesh, Optional<LocalServer>> localServer,
      Supplier<SortedMap<PlatformName, LocalServer>> runningServers)
      implements AutoCloseable {
    @Override
    public void close() {
      meshwright.close();
    }
  }
}
