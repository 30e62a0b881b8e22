package io.meshwright.api.policy;

import io.meshwright.api.schema.DataValue;

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

  /** The operand as people write it. */
  default String text() {
    return switch (this) {
      case ColumnRef(String name) ->
          name.matches("[a-z_][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
      case Literal(DataValue value) -> value.text();
    };
  }
}
