package io.meshwright.provider.aws.moto;

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
import java.util.stream.Stream;

/**
 * Moto's packages, pinned, in a folder of the user's cache; installed once. AWS's own descriptions
 * of its services come with them, in botocore.
 */
public final class MotoInstallation {
  /** Why there is none. */
  public static final String MISSING =
      "moto cannot be installed: it needs Python 3.11 and the package index";

  private static final int MINUTES_TO_INSTALL = 5;

  private MotoInstallation() {}

  private static final class Once {
    static final Optional<Path> FOLDER = tried();
  }

  private static Optional<Path> tried() {
    try {
      return installed();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The virtual environment; empty where it cannot be made. */
  static Optional<Path> folder() {
    return Once.FOLDER;
  }

  /** AWS's descriptions of its services, a folder each; empty where they are not there. */
  public static Optional<Path> serviceModels() {
    return folder()
        .map(f -> f.resolve("lib"))
        .filter(Files::isDirectory)
        .flatMap(MotoInstallation::botocore);
  }

  private static Optional<Path> botocore(Path lib) {
    try (Stream<Path> pythons = Files.list(lib)) {
      return pythons
          .map(p -> p.resolve("site-packages/botocore/data"))
          .filter(Files::isDirectory)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> installed() throws IOException {
    String pins = pins();
    Path folder =
        Path.of(System.getProperty("user.home"), ".cache", "meshwright-moto")
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

  private static String pins() throws IOException {
    try (InputStream stream =
        MotoInstallation.class.getResourceAsStream("/moto-requirements.txt")) {
      if (stream == null) {
        throw new IOException("moto-requirements.txt is no resource of the tests");
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
