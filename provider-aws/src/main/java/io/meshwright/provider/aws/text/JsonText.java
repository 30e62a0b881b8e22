package io.meshwright.provider.aws.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** JSON in one form: names in order, no blanks. */
final class JsonText {
  private static final int MOST_ALIASES = 0;

  private JsonText() {}

  /** The text of maps, lists, texts, numbers, booleans and null. */
  static String of(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(@Nullable Object value, StringBuilder text) {
    switch (value) {
      case null -> text.append("null");
      case Map<?, ?> map -> {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, part) -> sorted.put(String.valueOf(key), part));
        text.append('{');
        String between = "";
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
          text.append(between);
          quote(entry.getKey(), text);
          text.append(':');
          write(entry.getValue(), text);
          between = ",";
        }
        text.append('}');
      }
      case List<?> list -> {
        text.append('[');
        String between = "";
        for (Object part : list) {
          text.append(between);
          write(part, text);
          between = ",";
        }
        text.append(']');
      }
      case Number number -> text.append(number);
      case Boolean bool -> text.append(bool);
      default -> quote(value.toString(), text);
    }
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        default -> {
          if (c < ' ' || c > '~') {
            text.append("\\u").append(String.format("%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  /** The value of a text; empty where it cannot be read. JSON is a part of YAML. */
  static Optional<Object> read(String text) {
    try {
      return Optional.ofNullable(
          new Load(LoadSettings.builder().setMaxAliasesForCollections(MOST_ALIASES).build())
              .loadFromString(text));
    } catch (YamlEngineException e) {
      return Optional.empty();
    }
  }
}
