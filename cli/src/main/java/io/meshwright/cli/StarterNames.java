package io.meshwright.cli;

import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.WorkspaceId;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the parts of a workspace to start from are called.
 *
 * @param mesh the mesh
 * @param domain its only domain
 * @param product the domain's only product
 * @param platform its only platform
 * @param owner who answers for the domain
 */
record StarterNames(String mesh, String domain, String product, String platform, String owner) {
  private static final int LONGEST_NAME = 63;

  /** Checks the names. */
  StarterNames {
    mesh(mesh);
    domain(domain);
    product(product);
    platform(platform);
    owner(owner);
  }

  /** Names for a folder whose owner says nothing. */
  static StarterNames of(Path folder) {
    return new StarterNames(meshName(folder), "sales", "orders", "local", "sales@example.com");
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

  static String mesh(String name) {
    return WorkspaceId.of(name).mesh();
  }

  static String domain(String name) {
    return new DomainName(name).value();
  }

  static String product(String name) {
    return ProductAddress.of("any", name).product();
  }

  static String platform(String name) {
    return new PlatformName(name).value();
  }

  static String owner(String name) {
    if (name.isBlank() || name.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw new IllegalArgumentException(
          "an owner is a name or an address on one line, such as sales@example.com");
    }
    return name;
  }
}
