package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import java.util.SortedSet;

/**
 * What gets tags.
 *
 * @param database the database
 * @param table the table; empty for the database itself
 * @param columns columns of the table; none for the table or database itself
 */
public record TagPlace(String database, String table, SortedSet<String> columns) {
  /** Copies the columns. */
  public TagPlace {
    columns = Ordered.set(columns);
  }

  /** For people. */
  public String text() {
    if (table.isEmpty()) {
      return "database " + database;
    }
    return database + "." + table + (columns.isEmpty() ? "" : " " + columns);
  }
}
