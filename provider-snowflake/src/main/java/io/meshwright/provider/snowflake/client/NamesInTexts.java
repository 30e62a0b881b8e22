package io.meshwright.provider.snowflake.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement names by a text or a variable in place of a name
 * (https://docs.snowflake.com/en/sql-reference/identifier-literal,
 * https://docs.snowflake.com/en/sql-reference/literals-table).
 */
final class NamesInTexts {
  private static final String TABLE = "TABLE";
  private static final Pattern WORD =
      Pattern.compile("\\b(?:IDENTIFIER|" + TABLE + ")\\b", Pattern.CASE_INSENSITIVE);

  private NamesInTexts() {}

  /**
   * Whether a name may be in it that is not written there as it is. A text without an escape shows
   * the name; what a variable holds is not shown.
   */
  static boolean areHidden(String statement) {
    Matcher word = WORD.matcher(statement);
    while (word.find()) {
      int open = past(statement, word.end());
      if (sign(statement, open) == '(') {
        int argument = past(statement, open + 1);
        boolean function =
            word.group().equalsIgnoreCase(TABLE) && isName(sign(statement, argument));
        if (!function && !isPlain(statement, argument)) {
          return true;
        }
      }
    }
    return false;
  }

  private static char sign(String text, int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  /** {@code TABLE} takes a function as well, whose name is written. */
  private static boolean isName(char sign) {
    return Character.isLetter(sign) || sign == '_' || sign == '"';
  }

  private static boolean isPlain(String text, int from) {
    int end = sign(text, from) == '\'' ? text.indexOf('\'', from + 1) : -1;
    return end >= 0
        && text.substring(from, end).indexOf('\\') < 0
        && sign(text, past(text, end + 1)) == ')';
  }

  /** Past blanks and comments. */
  private static int past(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int end = at;
      if (text.startsWith("/*", at)) {
        end = after(text, "*/", at + 2);
      } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
        end = after(text, "\n", at);
      } else if (Character.isWhitespace(text.charAt(at))) {
        end = at + 1;
      }
      if (end == at) {
        return at;
      }
      at = end;
    }
    return at;
  }

  private static int after(String text, String sought, int from) {
    int found = text.indexOf(sought, from);
    return found < 0 ? text.length() : found + sought.length();
  }
}
