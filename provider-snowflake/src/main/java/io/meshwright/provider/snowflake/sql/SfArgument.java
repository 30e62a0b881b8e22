package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;

/**
 * What a policy is called with: a column, under its own name.
 *
 * @param name the column's native name
 * @param type the column's native type
 */
public record SfArgument(String name, String type) {
  /** As the signature of a policy writes it. */
  SqlText declared() {
    return SfText.ofName(name).sql(SfTypes.written(type));
  }

  /** One line that tells it from any other. */
  public String text() {
    return name + " " + type;
  }
}
