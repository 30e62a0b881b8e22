package io.meshwright.provider.aws.translate;

/** Descriptions as Glue takes them: it refuses some characters, and counts bytes of UTF-8. */
final class GlueTexts {
  private static final int MAX_COMMENT = 255;
  private static final int MAX_DESCRIPTION = 2_048;

  private GlueTexts() {}

  /** Of a column: one line. */
  static String comment(String text) {
    return cut(text.strip().replaceAll("\\s+", " "), MAX_COMMENT);
  }

  /** Of a table or database: of several lines. */
  static String description(String text) {
    return cut(text, MAX_DESCRIPTION);
  }

  /** What Glue has no place for is a space. */
  private static String cut(String text, int most) {
    StringBuilder kept = new StringBuilder();
    int bytes = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      int taken = isTaken(point) ? point : ' ';
      bytes += bytes(taken);
      if (bytes > most) {
        break;
      }
      kept.appendCodePoint(taken);
    }
    return kept.toString();
  }

  private static boolean isTaken(int point) {
    boolean control = point < ' ' && point != '\n' && point != '\r' && point != '\t';
    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return !control && !half && point != 0xFFFE && point != 0xFFFF;
  }

  private static int bytes(int point) {
    if (point < 0x80) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x1_0000 ? 3 : 4;
  }
}
