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
  ICEBERG_TABLE;

  /** How statements name it, for example {@code ICEBERG TABLE}. */
  public String words() {
    return name().replace('_', ' ');
  }

  /** How a resource names it. */
  String text() {
    return words().toLowerCase(Locale.ROOT);
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
