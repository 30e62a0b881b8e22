package io.meshwright.provider.aws.resource;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Text in the language of Glue's data quality. Nothing is written about how quotes and backslashes
 * are written within quotes, so that neither is.
 */
public final class Dqdl {
  private static final String BEGIN = "Rules = [";

  private Dqdl() {}

  /** A name or a query in quotes; empty where it has no sure form. */
  public static Optional<String> quoted(String text) {
    boolean fits =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == '"' || c == '\\' || Character.isISOControl(c));
    return fits ? Optional.of('"' + text + '"') : Optional.empty();
  }

  /** A ruleset of rules, each by itself well-formed. */
  public static String ruleset(List<String> rules) {
    return BEGIN + "\n    " + String.join(",\n    ", rules) + "\n]";
  }

  /**
   * Whether a text is one rule, by its quotes and brackets: it cannot end the list it stands in.
   */
  public static boolean isOneRule(String text) {
    return split(text)
        .filter(parts -> parts.size() == 1 && !parts.getFirst().isEmpty())
        .isPresent();
  }

  /**
   * The rules of a ruleset, each on one line; empty where it says more than rules, or comments, or
   * is not well-formed.
   */
  public static Optional<List<String>> rules(String ruleset) {
    String text = ruleset.strip();
    String begin = text.replaceFirst("^Rules\\s*=\\s*\\[", BEGIN);
    if (!begin.startsWith(BEGIN) || !begin.endsWith("]")) {
      return Optional.empty();
    }
    return split(begin.substring(BEGIN.length(), begin.length() - 1))
        .filter(parts -> parts.stream().noneMatch(String::isEmpty));
  }

  /** The parts between commas that are in no quotes and no brackets; blanks folded. */
  private static Optional<List<String>> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    Deque<Character> open = new ArrayDeque<>();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        quoted = c != '"';
        if (c == '\\') {
          return Optional.empty();
        }
        part.append(c);
      } else if (c == '#' || c == '\\' || isClosing(c) && !matches(open, c)) {
        return Optional.empty();
      } else if (c == ',' && open.isEmpty()) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else if (Character.isWhitespace(c)) {
        if (!part.isEmpty() && part.charAt(part.length() - 1) != ' ') {
          part.append(' ');
        }
      } else {
        quoted = c == '"';
        if (c == '(' || c == '[' || c == '{') {
          open.push(c);
        }
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    return quoted || !open.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(parts));
  }

  private static boolean isClosing(char c) {
    return c == ')' || c == ']' || c == '}';
  }

  private static boolean matches(Deque<Character> open, char closing) {
    if (open.isEmpty()) {
      return false;
    }
    return switch (open.pop()) {
      case '(' -> closing == ')';
      case '[' -> closing == ']';
      default -> closing == '}';
    };
  }
}
