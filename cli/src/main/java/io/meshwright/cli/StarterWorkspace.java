package io.meshwright.cli;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.engine.authoring.StartText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The files that init writes, kept as resources beside this class. */
final class StarterWorkspace {
  private StarterWorkspace() {}

  /** Resources by the file that they become. */
  private static Map<String, String> files(StarterNames names) {
    String domain = "domains/" + names.domain() + "/";
    String product = domain + names.product() + "/";
    Map<String, String> files = new LinkedHashMap<>();
    files.put("mesh.yaml", "mesh.yaml");
    files.put(domain + "domain.yaml", "domain.yaml");
    files.put(product + names.product() + ".odcs.yaml", "contract.odcs.yaml");
    files.put(product + "product.yaml", "product.yaml");
    files.put(product + "data/" + names.product() + ".csv", "data.csv");
    files.put("policies/analysts.yaml", "policy.yaml");
    return files;
  }

  /** Writes the files with the usual names. */
  static List<String> write(Path folder) {
    return write(folder, StarterNames.of(folder));
  }

  /**
   * Writes the files into a folder and returns their names.
   *
   * @throws MeshException of kind USER where one of them is there already, in which case nothing is
   *     written; of kind PERMISSION where the folder cannot be written
   */
  static List<String> write(Path folder, StarterNames names) {
    Map<String, String> files = files(names);
    refuseWhatIsThere(folder, List.copyOf(files.keySet()));
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path target = folder.resolve(file.getKey());
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(
            target, filled(template(file.getValue()), names), StandardOpenOption.CREATE_NEW);
      }
      return List.copyOf(files.keySet());
    } catch (IOException e) {
      throw WriteFailure.of(folder, e);
    }
  }

  /** Refuses a folder that a workspace to start from would change, before anybody is asked. */
  static void refuseWhatIsThere(Path folder, List<String> files) {
    List<String> there =
        files.stream()
            .filter(file -> Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (!there.isEmpty()) {
      throw new MeshException(
          ErrorKind.USER,
          "'%s' has %s already, and no file is overwritten; name another folder"
              .formatted(folder, String.join(", ", there)));
    }
  }

  private static String filled(String template, StarterNames names) {
    return template
        .replace("MESH_ID", names.mesh())
        .replace("DOMAIN", names.domain())
        .replace("PRODUCT", names.product())
        .replace("PLATFORM", StartText.scalar(names.platform()))
        .replace("OWNER", StartText.scalar(names.owner()));
  }

  private static String template(String file) throws IOException {
    String name = "starter/" + file;
    try (InputStream in =
        Objects.requireNonNull(StarterWorkspace.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
