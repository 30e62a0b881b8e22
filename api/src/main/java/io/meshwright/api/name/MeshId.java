package io.meshwright.api.name;

/**
 * The name of a mesh; written into every ownership marker.
 *
 * @param value {@code [a-z][a-z0-9_]*}, at most 63 bytes
 */
public record MeshId(String value) implements Comparable<MeshId> {
  /** Checks the rule for this kind of name. */
  public MeshId {
    NameRule.neutral("mesh", value);
  }

  @Override
  public int compareTo(MeshId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
