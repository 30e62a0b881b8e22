package io.meshwright.engine.format;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a scalar is written on one line. Quotes go where the text is words, a name or an address that
 * no YAML, 1.1 or 1.2, takes for anything else. They stay where it has signs in it: a filter in
 * quotes shows where it ends.
 */
final class ScalarText {
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");
  private static final Pattern NAMES =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ ./()+@:,-]*|\\d+\\.\\d+\\.\\d+");

  private ScalarText() {}

  /**
   * The text of a scalar of one line.
   *
   * @param flow whether it stands in brackets
   */
  static String of(Node.Scalar scalar, boolean flow) {
    boolean quoted = scalar.style() == Node.Style.SINGLE || scalar.style() == Node.Style.DOUBLE;
    return quoted && scalar.lines().size() == 1 && needsNone(scalar.value(), flow)
        ? scalar.value()
        : scalar.lines().getFirst();
  }

  private static boolean needsNone(String text, boolean flow) {
    return NAMES.matcher(text).matches()
        && !WORDS.contains(text.toLowerCase(Locale.ROOT))
        && !text.contains(": ")
        && !text.endsWith(":")
        && !text.endsWith(" ")
        && !(flow && text.contains(","));
  }

  /** The text of a key, with what ends it. */
  static String key(Node key, boolean flow) {
    return switch (key) {
      // A colon may be part of an alias.
      case Node.Alias(String name) -> "*" + name + " :";
      case Node.Scalar scalar ->
          scalar.anchor().map(a -> "&" + a + " ").orElse("") + of(scalar, flow) + ":";
      case Node.Collection collection -> throw new IllegalStateException("a key is a collection");
    };
  }
}
