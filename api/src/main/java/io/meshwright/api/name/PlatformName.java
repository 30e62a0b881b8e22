package io.meshwright.api.name;

/**
 * The name of a platform of the mesh, for example {@code aws-eu}.
 *
 * @param value letters, digits and {@code . _ @ -}
 */
public record PlatformName(String value) implements Comparable<PlatformName> {
  /** Checks the rule for this kind of name. */
  public PlatformName {
    NameRule.identifier("platform name", value);
  }

  @Override
  public int compareTo(PlatformName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
