package io.meshwright.api.name;

/**
 * The id of a declared session.
 *
 * @param value letters, digits and {@code . _ @ -}
 */
public record SessionId(String value) implements Comparable<SessionId> {
  /** Checks the rule for this kind of name. */
  public SessionId {
    NameRule.identifier("session id", value);
  }

  @Override
  public int compareTo(SessionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
