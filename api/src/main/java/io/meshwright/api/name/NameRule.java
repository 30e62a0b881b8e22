package io.meshwright.api.name;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The rule for names that we choose ourselves, narrow enough that every platform keeps them. */
final class NameRule {
  /** PostgreSQL keeps 63 bytes of a name, the smallest maximum of all platforms. */
  private static final int MAX_BYTES = 63;

  private static final Pattern NEUTRAL = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]*");

  private NameRule() {}

  static boolean isNeutral(String name) {
    return NEUTRAL.matcher(name).matches()
        && name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  static String neutral(String what, String name) {
    if (!isNeutral(name)) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is not a "
              + what
              + " name: a-z first, then a-z 0-9 _, at most "
              + MAX_BYTES
              + " bytes");
    }
    return name;
  }

  static String identifier(String what, String name) {
    if (!IDENTIFIER.matcher(name).matches() || name.length() > 255) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is not a "
              + what
              + ": letters and digits, then also . _ @ -, at most 255");
    }
    return name;
  }

  static String anyText(String what, String name) {
    if (name.isBlank() || name.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw new IllegalArgumentException(
          "'"
              + name.replaceAll("\\p{Cntrl}", "?")
              + "' is not a "
              + what
              + " name: not blank, no control characters");
    }
    return name;
  }
}
