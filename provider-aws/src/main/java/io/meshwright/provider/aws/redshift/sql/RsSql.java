package io.meshwright.provider.aws.redshift.sql;

import io.meshwright.kit.sql.ServerNode;
import io.meshwright.kit.sql.ServerParser;
import io.meshwright.kit.sql.SqlDialect;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnreadableException;
import java.util.Collection;
import java.util.function.UnaryOperator;

/** SQL of Redshift: its quoting, and the expressions that its catalogue shows. */
public final class RsSql {
  /** Bytes of a name, https://docs.aws.amazon.com/redshift/latest/dg/r_names.html. */
  public static final int MAX_NAME_BYTES = 127;

  /** How it quotes. */
  public static final SqlDialect DIALECT =
      new SqlDialect(MAX_NAME_BYTES, SqlDialect.Measure.BYTES, SqlDialect.Backslash.UNSURE);

  private static final ServerParser.Grammar GRAMMAR =
      new ServerParser.Grammar(DIALECT, RsTypes::canonical, UnaryOperator.identity(), true);

  private RsSql() {}

  /** A beginning. */
  public static SqlText of(String words) {
    return DIALECT.of(words);
  }

  /** Words with a value at each question mark. */
  public static SqlText filled(String template, String... values) {
    return DIALECT.filled(template, values);
  }

  /** A name alone, within a schema where there are two. */
  public static SqlText ofName(String first, String... more) {
    return DIALECT.ofName(first, more);
  }

  /** A value alone. */
  public static SqlText ofText(String value) {
    return DIALECT.ofText(value);
  }

  /** Parts with a word between them. */
  public static SqlText joined(Collection<SqlText> parts, String word) {
    return DIALECT.joined(parts, word);
  }

  /** An expression as {@code svv_rls_policy} and {@code svv_masking_policy} show it. */
  static ServerNode parse(String text) throws UnreadableException {
    return ServerParser.parse(text, GRAMMAR);
  }
}
