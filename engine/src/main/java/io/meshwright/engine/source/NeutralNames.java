package io.meshwright.engine.source;

import java.util.Locale;

/** Names that the standards leave free, as names of ours. */
public final class NeutralNames {
  private NeutralNames() {}

  /** Small letters, and {@code _} for everything that is neither letter nor digit. */
  public static String of(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
  }
}
