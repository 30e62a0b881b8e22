package io.meshwright.api.model;

import java.util.Locale;
import java.util.Optional;

/** Where a product or contract stands in its life, in the words of both Bitol standards. */
public enum LifecycleStatus {
  /** An idea. */
  PROPOSED,
  /** Being written; provisioned like an active one. */
  DRAFT,
  /** In use. */
  ACTIVE,
  /** In use, with an end announced. */
  DEPRECATED,
  /** Gone; not provisioned. */
  RETIRED;

  /** The status as documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that word. */
  public static Optional<LifecycleStatus> ofWord(String word) {
    for (LifecycleStatus status : values()) {
      if (status.word().equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
