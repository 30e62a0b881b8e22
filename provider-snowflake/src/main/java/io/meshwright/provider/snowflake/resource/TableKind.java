package io.meshwright.provider.snowflake.resource;

import java.util.Locale;
import java.util.Optional;

/** What is read like a table; statements name it by its kind. */
public enum TableKind {
  /** A standard table. */
  TABLE,
  /** A view. */
  VIEW,
  /** A table whose data are kept as Apache Iceberg has them. */
  ICEBERG_TABLE,
  /** A view that keeps what it selects. */
  MATERIALIZED_VIEW,
  /** A table that keeps what a query selects. */
  DYNAMIC_TABLE,
  /** Files that are read as a table. */
  EXTERNAL_TABLE;

  /** How statements name it, for example {@code ICEBERG TABLE}. */
  public String words() {
    return name().replace('_', ' ');
  }

  /** How a resource names it. */
  String text() {
    return words().toLowerCase(Locale.ROOT);
  }

  /** The kind that statements and answers call so. */
  public static Optional<TableKind> ofWords(String words) {
    return ofText(words.replace('_', ' ').toLowerCase(Locale.ROOT));
  }

  static Optional<TableKind> ofText(String text) {
    for (TableKind kind : values()) {
      if (kind.text().equals(text)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
