package io.meshwright.provider.snowflake.client;

import java.util.ArrayList;
import java.util.List;

/** Lists of names as the catalogue writes them: {@code [ "A", "B" ]}. */
final class JsonNames {
  private JsonNames() {}

  /** The names; empty where there is no list. */
  static List<String> of(String text) {
    List<String> names = new ArrayList<>();
    int at = text.indexOf('"');
    while (at >= 0) {
      StringBuilder name = new StringBuilder();
      int end = at + 1;
      while (end < text.length() && text.charAt(end) != '"') {
        if (text.charAt(end) == '\\' && end + 1 < text.length()) {
          end++;
        }
        name.append(text.charAt(end));
        end++;
      }
      names.add(name.toString());
      at = text.indexOf('"', end + 1);
    }
    return List.copyOf(names);
  }
}
