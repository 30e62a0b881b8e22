package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.resource.Digest;
import java.util.List;
import java.util.Locale;

/**
 * Native names; the same model gives the same names. Glue keeps small letters only, so that what is
 * anything else is folded, and told apart by a hash of the whole.
 */
public final class AwsNames {
  /** How names of our filters begin. */
  public static final String FILTER_PREFIX = "mw_";

  private static final int MAX_NAME = 128;
  static final int MAX_TAG = 50;

  private static final int HASH_DIGITS = 8;
  private static final int MAX_BUCKET = 63;

  /** Ends of names that S3 keeps for itself. */
  private static final List<String> RESERVED_ENDS =
      List.of("-s3alias", "--ol-s3", "--x-s3", "--table-s3", ".mrap");

  private static final int FILTER_DIGITS = 16;
  private static final int MAX_STREAM = 128;

  private AwsNames() {}

  /** The database of a product. */
  public static String database(NamePrefix prefix, ProductAddress product) {
    return folded(prefix.on(product.domain() + "_" + product.product()));
  }

  /** A table of a port. */
  public static String table(OutputPort port, String table) {
    return folded(port.publishedName(table));
  }

  /** The view by which one principal reads a table or view of a port. */
  static String view(String relation, PrincipalId reader) {
    return folded(relation + "_for_" + reader);
  }

  /** What stands in a product's database for a table that an input of it reads. */
  public static String link(String input, String table) {
    return folded(input + "_" + table);
  }

  /** The job of a pipeline, and its trigger; the part before the dot is the product's database. */
  static String job(NamePrefix prefix, ProductAddress product, String pipeline) {
    return database(prefix, product) + "." + folded(pipeline);
  }

  /** The table of a port over its files. */
  static String files(OutputPort port, String table) {
    return folded(port.publishedName(table) + "_files");
  }

  /** A column. */
  public static String column(String column) {
    return folded(column);
  }

  /** The filter that shows a principal its part of a table. It keeps its name when that changes. */
  public static String filter(String principal) {
    return FILTER_PREFIX + Digest.of(principal).hex().substring(0, FILTER_DIGITS);
  }

  /** A value of an LF-tag: small letters, as the service keeps them, and no more than planned. */
  static String tag(String value) {
    String kept = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]", "_");
    return kept.equals(value) && kept.length() <= MAX_TAG
        ? kept
        : kept.substring(0, Math.min(kept.length(), MAX_TAG - HASH_DIGITS - 1))
            + "_"
            + Digest.of(value).hex().substring(0, HASH_DIGITS);
  }

  /**
   * The bucket of a domain.
   *
   * @param prefix what its name begins with
   */
  static String bucket(String prefix, String domain) {
    String name = prefix + "-" + domain.replace('_', '-');
    boolean fits =
        name.length() <= MAX_BUCKET
            && !name.endsWith("-")
            && RESERVED_ENDS.stream().noneMatch(name::endsWith);
    return fits
        ? name
        : name.substring(0, Math.min(name.length(), MAX_BUCKET - HASH_DIGITS - 1))
            + "-"
            + Digest.of(domain).hex().substring(0, HASH_DIGITS);
  }

  /** The registry of a product. */
  static String registry(String prefix, NamePrefix names, ProductAddress product) {
    return bounded(prefix + "-" + database(names, product));
  }

  /** The stream of a table, and its schema. */
  static String stream(String prefix, NamePrefix names, OutputPort port, String table) {
    return bounded(
        prefix + "-" + database(names, port.address().product()) + "-" + table(port, table));
  }

  private static String bounded(String name) {
    return name.length() <= MAX_STREAM
        ? name
        : name.substring(0, MAX_STREAM - HASH_DIGITS - 1)
            + "-"
            + Digest.of(name).hex().substring(0, HASH_DIGITS);
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
