package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.ServerNode;
import io.meshwright.kit.sql.ServerParser;
import io.meshwright.kit.sql.SqlDialect;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnreadableException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * SQL of Snowflake: its quoting. Names are always quoted, so that they keep their letters
 * (https://docs.snowflake.com/en/sql-reference/identifiers-syntax); a backslash within a text is an
 * escape (https://docs.snowflake.com/en/sql-reference/data-types-text).
 */
public final class SfText {
  /** Characters of a name, https://docs.snowflake.com/en/sql-reference/identifiers-syntax. */
  public static final int MAX_NAME = 255;

  /** How it quotes. */
  public static final SqlDialect DIALECT =
      new SqlDialect(MAX_NAME, SqlDialect.Measure.CHARACTERS, SqlDialect.Backslash.ESCAPES);

  private static final ServerParser.Grammar GRAMMAR =
      new ServerParser.Grammar(
          DIALECT, SfTypes::canonical, name -> name.toUpperCase(Locale.ROOT), false);

  private SfText() {}

  /** A beginning. */
  public static SqlText of(String words) {
    return DIALECT.of(words);
  }

  /** Words with a value at each question mark. */
  public static SqlText filled(String template, String... values) {
    return DIALECT.filled(template, values);
  }

  /** A name alone, within others where there are more. */
  public static SqlText ofName(String first, String... more) {
    return DIALECT.ofName(first, more);
  }

  /** A text alone. */
  public static SqlText ofText(String value) {
    return DIALECT.ofText(value);
  }

  /** Parts with a word, or a comma, between them. */
  public static SqlText joined(Collection<SqlText> parts, String word) {
    return DIALECT.joined(parts, word);
  }

  static SqlText call(String function, SqlText... arguments) {
    return of(function).list(List.of(arguments));
  }

  /** A value in a type. */
  static SqlText cast(SqlText value, String type) {
    return of("CAST").brackets(of("").sql(value).words("AS").sql(SfTypes.written(type)));
  }

  /** An expression as a policy shows it. */
  static ServerNode parse(String text) throws UnreadableException {
    return ServerParser.parse(text, GRAMMAR);
  }
}
