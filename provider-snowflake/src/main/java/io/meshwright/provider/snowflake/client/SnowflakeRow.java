package io.meshwright.provider.snowflake.client;

import io.meshwright.api.name.Ordered;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A row of the catalogue.
 *
 * @param values values as text by column name in small letters; a column that is NULL is left out
 */
public record SnowflakeRow(Map<String, String> values) {
  private static final Set<String> TRUE = Set.of("true", "TRUE", "YES", "Y");

  /** Copies the values. */
  public SnowflakeRow {
    values = Ordered.map(values);
  }

  /** A value; empty text where it is NULL or there is no such column. */
  public String text(String column) {
    return values.getOrDefault(column, "");
  }

  /** A value, where it is not NULL. */
  public Optional<String> optional(String column) {
    return Optional.ofNullable(values.get(column));
  }

  /** A whole number, where there is one. */
  public OptionalInt number(String column) {
    return optional(column).stream().mapToInt(Integer::parseInt).findFirst();
  }

  /** Whether a value says yes. */
  public boolean bool(String column) {
    return TRUE.contains(text(column));
  }
}
