package io.meshwright.provider.postgres.sql;

import java.nio.charset.StandardCharsets;

/** Names and strings of this dialect; the only place where text is quoted. */
public final class PgSql {
  /** Bytes of a name that the server keeps; longer ones it would cut in silence. */
  public static final int MAX_NAME_BYTES = 63;

  private PgSql() {}

  /**
   * A name as one identifier, whatever it contains.
   *
   * @throws IllegalArgumentException where the server cannot keep it: empty, NUL, too long
   */
  public static String quoteIdentifier(String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (name.isEmpty() || bytes > MAX_NAME_BYTES || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "'"
              + name.replace('\0', '?')
              + "' is no PostgreSQL name: 1 to "
              + MAX_NAME_BYTES
              + " bytes, no NUL");
    }
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** A name within a schema. */
  public static String qualified(String schema, String name) {
    return quoteIdentifier(schema) + "." + quoteIdentifier(name);
  }

  /** The name of the sequence behind a numbered column, as an expression. */
  public static String sequence(String schema, String table, String column) {
    return "pg_get_serial_sequence(%s, %s)"
        .formatted(quoteLiteral(qualified(schema, table)), quoteLiteral(column));
  }

  /** A query that makes a numbered column go on after the numbers that are there. */
  public static String numberOn(String schema, String table, String column) {
    String most = "max(" + quoteIdentifier(column) + ")";
    return "SELECT setval(%s::regclass, (SELECT %s FROM %s HAVING %s > 0))"
        .formatted(sequence(schema, table, column), most, qualified(schema, table), most);
  }

  /**
   * A text as one string literal. Wants {@code standard_conforming_strings}, which is the server's
   * default.
   *
   * @throws IllegalArgumentException where the text holds NUL
   */
  public static String quoteLiteral(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a text with NUL is no PostgreSQL literal");
    }
    return "'" + text.replace("'", "''") + "'";
  }
}
