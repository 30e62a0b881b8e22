package io.meshwright.api.evolution;

import java.util.Locale;

/** How far a version has to go for a change. */
public enum VersionStep {
  /** Nothing changed. */
  NONE,
  /** Words only. */
  PATCH,
  /** More than before, and nothing less. */
  MINOR,
  /** Somebody who relied on the contract may not any more. */
  MAJOR;

  /** The step as people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
