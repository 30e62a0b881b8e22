package io.meshwright.api.name;

/**
 * What the names of everything begin with that is made on a platform, so that several environments
 * share one server. Names that become too long with it are cut as any others are.
 *
 * @param value {@code [a-z][a-z0-9_]*}, at most 16 bytes; empty for none
 */
public record NamePrefix(String value) implements Comparable<NamePrefix> {
  /** No prefix. */
  public static final NamePrefix NONE = new NamePrefix("");

  /**
   * A quarter of the shortest maximum of all platforms, so that names are still told by reading.
   */
  private static final int MAX_BYTES = 16;

  /** Checks the rule for prefixes. */
  public NamePrefix {
    if (!value.isEmpty()) {
      NameRule.neutral("prefix", value);
      if (value.length() > MAX_BYTES) {
        throw new IllegalArgumentException(
            "'" + value + "' is too long for a prefix of names: at most " + MAX_BYTES + " bytes");
      }
    }
  }

  /** Whether names are left as they are. */
  public boolean isNone() {
    return value.isEmpty();
  }

  /** A name with the prefix. */
  public String on(String name) {
    return value + name;
  }

  @Override
  public int compareTo(NamePrefix other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
