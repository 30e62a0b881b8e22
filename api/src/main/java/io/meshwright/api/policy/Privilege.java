package io.meshwright.api.policy;

import java.util.Locale;
import java.util.Optional;

/** What a grant allows. */
public enum Privilege {
  /** Sees that the port exists and its schema; no cells. */
  DISCOVER,
  /** Reads cells. */
  READ,
  /** Inserts, updates and deletes rows; does not imply reading. */
  WRITE,
  /** Everything, unfiltered and unmasked, and may grant it on. */
  MANAGE;

  /** The privilege as documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The privilege of that word. */
  public static Optional<Privilege> ofWord(String word) {
    for (Privilege privilege : values()) {
      if (privilege.word().equals(word)) {
        return Optional.of(privilege);
      }
    }
    return Optional.empty();
  }
}
