package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Digest;
import java.util.List;
import java.util.Locale;

/**
 * Names of the policies that Meshwright makes, beside their table. A policy keeps its signature for
 * life: one of another signature has another name, and takes its place in one statement. They are
 * ours where they have exactly the name that they would get.
 */
public final class PolicyNames {
  private static final String ROWS = "MW_ROWS_";
  private static final String MASK = "MW_MASK_";
  private static final int DIGITS = 16;
  private static final int SIGNATURE_DIGITS = 8;

  private PolicyNames() {}

  /**
   * The policy that keeps a table's rows.
   *
   * @param signature columns and types that it is called with, in order
   */
  public static String rowPolicy(String schema, String table, List<String> signature) {
    return rowPolicies(schema, table) + signed(signature);
  }

  /** What the names of all policies begin with that would be for a table's rows. */
  public static String rowPolicies(String schema, String table) {
    return ROWS + hashed(List.of(schema, table)) + "_";
  }

  /**
   * The policy that masks a column.
   *
   * @param signature columns and types that it is called with, in order
   */
  public static String mask(String schema, String table, String column, List<String> signature) {
    return masks(schema, table, column) + signed(signature);
  }

  /** What the names of all policies begin with that would be for a column. */
  public static String masks(String schema, String table, String column) {
    return MASK + hashed(List.of(schema, table, column)) + "_";
  }

  /** Whether a name is of the form that ours have. */
  public static boolean isOurs(String policy) {
    return policy.startsWith(ROWS) || policy.startsWith(MASK);
  }

  private static String hashed(List<String> parts) {
    return cut(parts, DIGITS);
  }

  private static String signed(List<String> signature) {
    return cut(signature, SIGNATURE_DIGITS);
  }

  private static String cut(List<String> parts, int digits) {
    return Digest.of(String.join("\n", parts)).hex().substring(0, digits).toUpperCase(Locale.ROOT);
  }
}
