package io.meshwright.testkit.server;

import io.meshwright.api.resource.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Packages of Python, pinned, in a virtual environment of its own in the user's cache; installed
 * once for each list of pins.
 */
public final class PythonPackages {
  private static final int MINUTES_TO_INSTALL = 5;

  private PythonPackages() {}

  /** Why there may be none. */
  public static String missing(String name) {
    return name + " cannot be installed: it needs Python 3.11 and the package index";
  }

  /**
   * The virtual environment, made at the first call.
   *
   * @param name what the packages are for, a name of a folder
   * @param tests a class beside the resource
   * @param resource the pins, as pip reads them, with a leading slash
   * @return its folder; empty where there is no Python or no package index
   * @throws IllegalArgumentException where there is no such resource
   * @throws UncheckedIOException where the cache cannot be written
   */
  public static Optional<Path> folder(String name, Class<?> tests, String resource) {
    try {
      return installed(name, pins(tests, resource));
    } catch (IOException e) {
      throw new UncheckedIOException("the packages of " + name + " cannot be kept", e);
    }
  }

  private static Optional<Path> installed(String name, String pins) throws IOException {
    Path folder =
        Path.of(System.getProperty("user.home"), ".cache", "meshwright-" + name)
            .resolve(Digest.of(pins).hex().substring(0, 12));
    if (Files.exists(folder.resolve("complete"))) {
      return Optional.of(folder);
    }
    Optional<String> python = python();
    if (python.isEmpty()) {
      return Optional.empty();
    }
    Files.createDirectories(folder);
    Path requirements = Files.writeString(folder.resolve("requirements.txt"), pins);
    boolean made =
        run(python.get(), "-m", "venv", folder.toString())
            && run(
                folder.resolve("bin/pip").toString(),
                "install",
                "-q",
                "--disable-pip-version-check",
                "-r",
                requirements.toString());
    if (!made) {
      return Optional.empty();
    }
    Files.writeString(folder.resolve("complete"), "");
    return Optional.of(folder);
  }

  private static String pins(Class<?> tests, String resource) throws IOException {
    try (InputStream stream = tests.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException(resource + " is no resource of the tests");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Optional<String> python() {
    return List.of("python3", "python3.13", "python3.12", "python3.11").stream()
        .filter(p -> run(p, "-c", "import sys; sys.exit(sys.version_info[:2] < (3, 11))"))
        .findFirst();
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
