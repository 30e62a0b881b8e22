package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.resource.Digest;

/**
 * Names of the policies that Meshwright makes. Policies have no place for a marker and one name
 * space for the whole database: they are ours where they have exactly the name that they would get.
 */
public final class PolicyNames {
  private static final String PREFIX = "mw_";
  private static final int DIGITS = 24;

  private PolicyNames() {}

  /** The policy that keeps a grantee's rows of a table; its name stays when they change. */
  public static String rowPolicy(String schema, String table, String grantee) {
    return hashed("rows", schema, table, grantee);
  }

  /** The policy of one level of a column's masks. */
  public static String maskPolicy(String schema, String table, String column, int priority) {
    return hashed("mask", schema, table, column) + "_" + priority;
  }

  private static String hashed(String... parts) {
    return PREFIX + Digest.of(String.join("\n", parts)).hex().substring(0, DIGITS);
  }
}
