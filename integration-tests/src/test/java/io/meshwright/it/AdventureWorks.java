package io.meshwright.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Workspaces around the contract that others wrote for the AdventureWorks database. */
final class AdventureWorks {
  private static final String CONTRACT =
      "shared/specs/odcs/postgresql-adventureworks-contract.odcs.yaml";

  /** All that the contract needs: ten lines. */
  static final String MESH =
      """
      apiVersion: meshwright/v1
      kind: Mesh
      id: adventureworks
      platforms:
        local:
          provider: postgres
      physicalTypes:
        {Name: varchar(50), Flag: boolean, NameStyle: boolean, Phone: varchar(25),
         OrderNumber: varchar(25), AccountNumber: varchar(15)}
      """;

  private AdventureWorks() {}

  /** The official contract; where it is not at hand, the test is skipped. */
  static Path contract() {
    Path start = Path.of("").toAbsolutePath();
    Path found =
        Stream.iterate(start, f -> f != null, Path::getParent)
            .map(f -> f.resolve(CONTRACT))
            .filter(Files::isRegularFile)
            .findFirst()
            .orElse(start.resolve(CONTRACT));
    assumeTrue(
        Files.isRegularFile(found),
        "the official AdventureWorks contract is not at hand: no " + CONTRACT + " above " + start);
    return found;
  }

  /** A workspace in a temporary folder. */
  static Path workspace(Path folder, String mesh, String contract) {
    try {
      Files.createDirectories(folder);
      // JUnit makes the folder for one user only, and root has to run the server as another.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      write(folder, "mesh.yaml", mesh);
      Path target = folder.resolve(contract);
      Files.createDirectories(target.getParent());
      Files.copy(contract(), target);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a file to a workspace. */
  static void write(Path folder, String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
