package io.meshwright.api.name;

import java.util.Locale;

/**
 * A neutral identity, written {@code group:marketing-analysts}.
 *
 * @param kind what sort of identity it is
 * @param name its name; for {@link Kind#NATIVE} the platform's own name, unchanged
 */
public record PrincipalId(Kind kind, String name) implements Comparable<PrincipalId> {
  /** The sorts of identities. */
  public enum Kind {
    /** A group of people at the identity provider. */
    GROUP,
    /** A service or pipeline identity. */
    SERVICE,
    /** A single person; prefer groups. */
    USER,
    /** An account outside the company's own. */
    ACCOUNT,
    /** The receiving side of a share. */
    RECIPIENT,
    /** An identity found on a platform that no neutral principal is mapped to. */
    NATIVE
  }

  /** Checks the name; native names may be any text without control characters. */
  public PrincipalId {
    if (kind == Kind.NATIVE) {
      NameRule.anyText("native identity", name);
    } else {
      NameRule.identifier("principal name", name);
    }
  }

  /**
   * Reads {@code kind:name}.
   *
   * @throws IllegalArgumentException with a message for people where the text is not of that form
   */
  public static PrincipalId parse(String text) {
    int colon = text.indexOf(':');
    if (colon > 0) {
      for (Kind kind : Kind.values()) {
        if (kind != Kind.NATIVE
            && kind.name().toLowerCase(Locale.ROOT).equals(text.substring(0, colon))) {
          return new PrincipalId(kind, text.substring(colon + 1));
        }
      }
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is not a principal: write group:, service:, user:, account: or recipient:"
            + " and a name");
  }

  /** An identity found on a platform under its own name. */
  public static PrincipalId ofNative(String name) {
    return new PrincipalId(Kind.NATIVE, name);
  }

  @Override
  public int compareTo(PrincipalId other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + name;
  }
}
