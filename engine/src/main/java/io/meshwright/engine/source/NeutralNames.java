package io.meshwright.engine.source;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names that the standards leave free, as names of ours. */
public final class NeutralNames {
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern ENDS = Pattern.compile("^_+|_+$");

  private NeutralNames() {}

  /** Small letters, and {@code _} for everything that is neither letter nor digit. */
  public static String of(String name) {
    String words = OTHERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
    return ENDS.matcher(words).replaceAll("");
  }
}
