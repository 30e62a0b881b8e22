package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.resource.Digest;
import java.util.Locale;

/**
 * Native names; the same model gives the same names. Whether Redshift keeps capital letters is a
 * setting of each session, so that they are folded, and told apart by a hash of the whole.
 */
final class RsNames {
  /** An identifier has 127 bytes; the names that we make have one byte a letter. */
  private static final int MAX_NAME = 127;

  private static final int HASH_DIGITS = 8;

  private RsNames() {}

  /** The schema of a product. */
  static String schema(NamePrefix prefix, ProductAddress product) {
    return folded(prefix.on(product.domain() + "_" + product.product()));
  }

  /** The datashare of a port; one name space for the whole cluster or namespace. */
  static String share(NamePrefix prefix, PortAddress port) {
    ProductAddress product = port.product();
    return folded(
        prefix.on(
            product.domain() + "_" + product.product() + "_" + port.port() + "_v" + port.major()));
  }

  /** A table of a port. */
  static String table(OutputPort port, String table) {
    return folded(port.publishedName(table));
  }

  /** A column. */
  static String column(String column) {
    return folded(column);
  }

  private static String folded(String name) {
    String kept = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    if (kept.equals(name) && kept.length() <= MAX_NAME) {
      return name;
    }
    String start = kept.substring(0, Math.min(kept.length(), MAX_NAME - HASH_DIGITS - 1));
    return start + "_" + Digest.of(name).hex().substring(0, HASH_DIGITS);
  }
}
