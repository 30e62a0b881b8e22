package io.meshwright.api.name;

/**
 * The name of a domain, unique in its mesh.
 *
 * @param value {@code [a-z][a-z0-9_]*}, at most 63 bytes
 */
public record DomainName(String value) implements Comparable<DomainName> {
  /** Checks the rule for this kind of name. */
  public DomainName {
    NameRule.neutral("domain", value);
  }

  @Override
  public int compareTo(DomainName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
