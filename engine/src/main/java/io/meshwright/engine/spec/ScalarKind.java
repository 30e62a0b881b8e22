package io.meshwright.engine.spec;

import java.util.Set;
import java.util.regex.Pattern;

/** What a single value is by the core schema of YAML 1.2. */
enum ScalarKind {
  /** Null. */
  NOTHING,
  /** True or false. */
  FLAG,
  /** A number. */
  NUMBER,
  /** Anything else, and all that stands in quotes. */
  TEXT;

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> FLAGS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "[-+]?(\\.\\d++|\\d++(\\.\\d*+)?)([eE][-+]?\\d++)?|0o[0-7]++|0x[0-9a-fA-F]++"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  /** The kind of a value without quotes. */
  static ScalarKind ofPlain(String text) {
    if (text.isEmpty()) {
      return NOTHING;
    }
    char first = text.charAt(0);
    boolean number = first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
    if (number) {
      return NUMBERS.matcher(text).matches() ? NUMBER : TEXT;
    }
    if (text.length() > 5) {
      return TEXT;
    }
    if (NULLS.contains(text)) {
      return NOTHING;
    }
    return FLAGS.contains(text) ? FLAG : TEXT;
  }
}
