package io.meshwright.provider.aws.text;

import io.meshwright.api.resource.Digest;

/** Names as Avro takes them: letters, digits and underscores, no digit at the start. */
public final class AvroNames {
  private static final int HASH_DIGITS = 8;

  private AvroNames() {}

  /** A name; one that had to change ends in a hash of what it was. */
  public static String of(String name) {
    String kept = name.replaceAll("[^A-Za-z0-9_]", "_");
    String started = kept.matches("[A-Za-z_].*") ? kept : "_" + kept;
    return started.equals(name)
        ? name
        : started + "_" + Digest.of(name).hex().substring(0, HASH_DIGITS);
  }
}
