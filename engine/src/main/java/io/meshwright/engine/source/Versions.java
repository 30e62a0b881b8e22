package io.meshwright.engine.source;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as documents write them. */
public final class Versions {
  private static final Pattern MAJOR = Pattern.compile("[vV]?(\\d{1,6})(?:[.+-].*)?");

  private Versions() {}

  /** The first number of a version: 2 of 2.1.0 and of v2. */
  public static OptionalInt major(String version) {
    Matcher matcher = MAJOR.matcher(version.strip());
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(String.valueOf(matcher.group(1))))
        : OptionalInt.empty();
  }
}
