package io.meshwright.api.name;

/**
 * The id of a policy, unique in its mesh over all kinds of policies.
 *
 * @param value letters, digits and {@code . _ @ -}
 */
public record PolicyId(String value) implements Comparable<PolicyId> {
  /** Checks the rule for this kind of name. */
  public PolicyId {
    NameRule.identifier("policy id", value);
  }

  @Override
  public int compareTo(PolicyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
