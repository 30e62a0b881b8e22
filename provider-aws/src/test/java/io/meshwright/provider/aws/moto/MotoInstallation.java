package io.meshwright.provider.aws.moto;

import io.meshwright.testkit.server.PythonPackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Moto's packages, pinned. AWS's own descriptions of its services come with them, in botocore. */
public final class MotoInstallation {
  /** Why there is none. */
  public static final String MISSING = PythonPackages.missing("moto");

  private MotoInstallation() {}

  private static final class Once {
    static final Optional<Path> FOLDER =
        PythonPackages.folder("moto", MotoInstallation.class, "/moto-requirements.txt");
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
}
