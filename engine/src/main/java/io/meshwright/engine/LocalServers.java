package io.meshwright.engine;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.spi.LocalServer;
import io.meshwright.spi.PlatformProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Servers that Meshwright runs itself, found by their folders, whatever the workspace says. */
final class LocalServers {
  private final PlatformPool pool;
  private final Path stateFolder;

  LocalServers(PlatformPool pool, Path stateFolder) {
    this.pool = pool;
    this.stateFolder = stateFolder;
  }

  /** The servers that run, by the name of their platform. */
  SortedMap<PlatformName, LocalServer> running() {
    TreeMap<PlatformName, LocalServer> running = new TreeMap<>();
    for (PlatformName name : names()) {
      for (String provider : pool.providers()) {
        embedded(name, provider)
            .filter(server -> server.address().isPresent())
            .ifPresent(server -> running.putIfAbsent(name, server));
      }
    }
    return Ordered.map(running);
  }

  /** A state folder has a folder for each embedded platform, and some for other things. */
  private List<PlatformName> names() {
    if (!Files.isDirectory(stateFolder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(stateFolder)) {
      return entries
          .filter(Files::isDirectory)
          .flatMap(folder -> name(String.valueOf(folder.getFileName())).stream())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new MeshException(
          ErrorKind.PERMISSION, stateFolder + " cannot be read; check its permissions", e);
    }
  }

  private static Optional<PlatformName> name(String folder) {
    try {
      return Optional.of(new PlatformName(folder));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Without settings only a platform that runs its own server can be opened. */
  private Optional<LocalServer> embedded(PlatformName name, String provider) {
    Platform platform =
        new Platform(name, provider, Ordered.map(Map.<String, String>of()), Authority.REPORT);
    Optional<PlatformProvider> opened;
    try {
      opened = Optional.of(pool.provider(platform));
    } catch (MeshException e) {
      // It needs settings, so it runs no server of its own.
      opened = Optional.empty();
    }
    return opened.flatMap(PlatformProvider::localServer);
  }
}
