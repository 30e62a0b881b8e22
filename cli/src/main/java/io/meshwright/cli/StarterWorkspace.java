package io.meshwright.cli;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The files that init writes, kept as resources beside this class. */
final class StarterWorkspace {
  private static final List<String> FILES =
      List.of(
          "mesh.yaml",
          "domains/sales/domain.yaml",
          "domains/sales/orders/orders.odcs.yaml",
          "domains/sales/orders/product.yaml",
          "domains/sales/orders/data/orders.csv",
          "policies/analysts.yaml");

  private static final int LONGEST_NAME = 63;

  private StarterWorkspace() {}

  /**
   * Writes the files into a folder and returns their names.
   *
   * @throws MeshException of kind USER where one of them is there already, in which case nothing is
   *     written; of kind PERMISSION where the folder cannot be written
   */
  static List<String> write(Path folder) {
    List<String> there =
        FILES.stream()
            .filter(file -> Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (!there.isEmpty()) {
      throw new MeshException(
          ErrorKind.USER,
          "'%s' has %s already, and no file is overwritten; name another folder"
              .formatted(folder, String.join(", ", there)));
    }
    String mesh = meshName(folder);
    try {
      for (String file : FILES) {
        Path target = folder.resolve(file);
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(
            target, template(file).replace("MESH_ID", mesh), StandardOpenOption.CREATE_NEW);
      }
      return FILES;
    } catch (IOException e) {
      throw WriteFailure.of(folder, e);
    }
  }

  /** A mesh's name made of the folder's: {@code My Shop} gives {@code my_shop}. */
  static String meshName(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    String words =
        (name == null ? "" : name.toString())
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^[^a-z]+|_+$", "");
    if (words.isEmpty()) {
      return "mesh";
    }
    return words.substring(0, Math.min(LONGEST_NAME, words.length()));
  }

  private static String template(String file) throws IOException {
    String name = "starter/" + file;
    try (InputStream in =
        Objects.requireNonNull(StarterWorkspace.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
