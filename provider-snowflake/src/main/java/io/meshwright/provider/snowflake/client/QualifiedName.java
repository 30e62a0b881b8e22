package io.meshwright.provider.snowflake.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names with dots between them, as SHOW writes them: in quotes where they need them. */
final class QualifiedName {
  private static final char QUOTE = '"';

  private QualifiedName() {}

  /** The names; an empty list where the text is none. */
  static List<String> parts(String text) {
    return parts(text, false);
  }

  /** Names as statements write them: what is not in quotes is in capitals. */
  static List<String> written(String text) {
    return parts(text, true);
  }

  private static List<String> parts(String text, boolean folds) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder name = new StringBuilder();
      boolean quotes = at < text.length() && text.charAt(at) == QUOTE;
      at = quotes ? quoted(text, at, name) : plain(text, at, name);
      if (at < 0 || name.isEmpty()) {
        return List.of();
      }
      parts.add(folds && !quotes ? name.toString().toUpperCase(Locale.ROOT) : name.toString());
      if (at == text.length()) {
        return List.copyOf(parts);
      }
      if (text.charAt(at) != '.') {
        return List.of();
      }
      at++;
    }
  }

  /** A name alone: without its quotes, where it is in quotes as a whole. */
  static String single(String text) {
    List<String> parts = text.startsWith("\"") ? parts(text) : List.of();
    return parts.size() == 1 ? parts.getFirst() : text;
  }

  private static int plain(String text, int from, StringBuilder name) {
    int dot = text.indexOf('.', from);
    int end = dot < 0 ? text.length() : dot;
    name.append(text, from, end);
    return end;
  }

  private static int quoted(String text, int from, StringBuilder name) {
    int at = from + 1;
    while (at < text.length()) {
      char sign = text.charAt(at);
      boolean twice = at + 1 < text.length() && text.charAt(at + 1) == QUOTE;
      if (sign == QUOTE && !twice) {
        return at + 1;
      }
      name.append(sign);
      at += sign == QUOTE ? 2 : 1;
    }
    return -1;
  }
}
