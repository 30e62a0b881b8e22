package io.meshwright.api.policy;

import io.meshwright.api.schema.DataValue;
import java.util.Set;

/** One side of a comparison. */
public sealed interface Operand {
  /**
   * The value of a column, before any mask.
   *
   * @param name the column's name
   */
  record ColumnRef(String name) implements Operand {}

  /**
   * A constant.
   *
   * @param value its value; after binding, of the type that the column compares by
   */
  record Literal(DataValue value) implements Operand {}

  /** Words that stand for values, so that a column of such a name needs quotes. */
  Set<String> WORDS = Set.of("true", "false", "null");

  /** The operand as people write it. */
  default String text() {
    return switch (this) {
      case ColumnRef(String name) ->
          isPlain(name) && !WORDS.contains(name) ? name : "\"" + name.replace("\"", "\"\"") + "\"";
      case Literal(DataValue value) -> value.text();
    };
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c == '_' || i > 0 && c >= '0' && c <= '9')) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
