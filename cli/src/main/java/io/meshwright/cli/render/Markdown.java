package io.meshwright.cli.render;

import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text that others wrote, made harmless for GitHub's Markdown: nothing in a name ends a table,
 * becomes markup, a link or a picture, or mentions anybody. What is seen is what {@link Printable}
 * makes of it.
 */
final class Markdown {
  /** Names: people, issues, commits, pictures, addresses and formulas that hosts make links of. */
  private static final Pattern LINKED =
      Pattern.compile(
          "[@$#]|://|(?i:www\\.)|(?i:\\bGH-)|:[\\w+-]+:|\\b(?=[0-9a-f]*\\d)[0-9a-f]{7,}\\b");

  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>&|~!^]");

  private Markdown() {}

  /**
   * A name, as code: hosts leave code alone. A bar stands between two pieces of code, since parsers
   * do not agree on what a backslash before it means inside.
   */
  static String code(String text) {
    String line = Printable.line(text);
    if (line.isEmpty()) {
      return "(empty)";
    }
    return Arrays.stream(line.split("\\|", -1))
        .map(Markdown::piece)
        .collect(Collectors.joining("\\|"));
  }

  /** Names, one after the other. */
  static String codes(Collection<String> names) {
    return names.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }

  private static String piece(String text) {
    if (text.isEmpty()) {
      return "";
    }
    String fence = "`".repeat(longestRun(text) + 1);
    boolean stripped = text.startsWith(" ") && text.endsWith(" ") && !text.isBlank();
    boolean touches = text.startsWith("`") || text.endsWith("`");
    String gap = stripped || touches ? " " : "";
    return fence + gap + text + gap + fence;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** A sentence; as code where something in it would become a link. */
  static String text(String text) {
    String line = Printable.line(text).strip();
    if (LINKED.matcher(line).find()) {
      return code(line);
    }
    return MARKUP.matcher(line).replaceAll("\\\\$0");
  }

  /** A name inside markup of our own. */
  static String html(String text) {
    return "<code>"
        + Printable.line(text)
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;")
        + "</code>";
  }

  /** A row of a table. */
  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** The first two lines of a table. */
  static String header(String... titles) {
    return row(titles) + "|" + "---|".repeat(titles.length) + "\n";
  }
}
