package io.meshwright.cli;

import io.meshwright.api.Meshwright;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.PlatformName;
import io.meshwright.spi.LocalServer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** How commands get at the library; tests give them another one. */
interface EngineEntry {
  /** Opens the library for one workspace. */
  Opened open(WorkspaceLocation location);

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
