package io.meshwright.cli.render;

/**
 * Text that others wrote, made harmless for a terminal. Names and values come from files and live
 * platforms: an escape sequence or a change of writing direction in them must not forge a plan.
 */
public final class Printable {
  private Printable() {}

  /** The text on one line; a character that cannot be seen becomes its Unicode escape. */
  public static String line(String text) {
    return escaped(text, false);
  }

  /** The text with its line breaks kept. */
  public static String lines(String text) {
    return escaped(text, true);
  }

  private static String escaped(String text, boolean keepLineBreaks) {
    if (text.codePoints().noneMatch(Printable::isUnseen)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (keepLineBreaks && c == '\n' || !isUnseen(c)) {
                safe.appendCodePoint(c);
              } else if (c == '\n') {
                safe.append("\\n");
              } else if (c == '\t') {
                safe.append("\\t");
              } else {
                safe.append(c > 0xffff ? "\\u{%x}".formatted(c) : "\\u%04x".formatted(c));
              }
            });
    return safe.toString();
  }

  private static boolean isUnseen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
