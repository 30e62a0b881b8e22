package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.resource.Digest;
import java.util.Locale;

/**
 * Native names; the same model gives the same names. Glue keeps small letters only, so that what is
 * anything else is folded, and told apart by a hash of the whole.
 */
public final class AwsNames {
  /** How names of our filters begin. */
  public static final String FILTER_PREFIX = "mw_";

  private static final int MAX_NAME = 128;
  private static final int HASH_DIGITS = 8;
  private static final int FILTER_DIGITS = 16;

  private AwsNames() {}

  /** The database of a product. */
  public static String database(NamePrefix prefix, ProductAddress product) {
    return folded(prefix.on(product.domain() + "_" + product.product()));
  }

  /** A table of a port. */
  public static String table(OutputPort port, String table) {
    return folded(port.publishedName(table));
  }

  /** A column. */
  public static String column(String column) {
    return folded(column);
  }

  /** The filter that shows a principal its part of a table. It keeps its name when that changes. */
  public static String filter(String principal) {
    return FILTER_PREFIX + Digest.of(principal).hex().substring(0, FILTER_DIGITS);
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
