package io.meshwright.provider.aws.redshift.sql;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * SQL that is put together; the only place where anything is quoted. What is not a constant of this
 * program enters as a name or as a value.
 */
public final class SqlText {
  /** Bytes of a name, https://docs.aws.amazon.com/redshift/latest/dg/r_names.html. */
  public static final int MAX_NAME_BYTES = 127;

  private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_ ,()=<>|.*+-]*");
  private static final Pattern COMMENT = Pattern.compile("--|/\\*|\\*/");
  private static final char BACKSLASH = '\\';

  private final StringBuilder text = new StringBuilder();

  private SqlText() {}

  /** A beginning. */
  public static SqlText of(String words) {
    return new SqlText().words(words);
  }

  /** Words with a value at each question mark. */
  public static SqlText filled(String template, String... values) {
    String[] pieces = template.split("\\?", -1);
    SqlText text = new SqlText().words(pieces[0].strip());
    for (int i = 0; i < values.length; i++) {
      text.text(values[i]).words(pieces[i + 1].strip());
    }
    return text;
  }

  /** A name alone. */
  public static SqlText ofName(String name) {
    return new SqlText().name(name);
  }

  /** A name within a schema, alone. */
  public static SqlText ofName(String schema, String name) {
    return new SqlText().name(schema, name);
  }

  /** A value alone. */
  public static SqlText ofText(String value) {
    return new SqlText().text(value);
  }

  /**
   * Adds words of the language, with a blank before them.
   *
   * @throws IllegalArgumentException where they hold what would have to be quoted
   */
  public SqlText words(String words) {
    if (!WORDS.matcher(words).matches() || COMMENT.matcher(words).find()) {
      throw new IllegalArgumentException("'" + words + "' are no words of SQL");
    }
    return add(words);
  }

  /**
   * Adds a name as one identifier, whatever it holds.
   *
   * @throws IllegalArgumentException where the server cannot keep it: empty, NUL, too long
   */
  public SqlText name(String name) {
    return add(quoted(name));
  }

  /** Adds a name within a schema. */
  public SqlText name(String schema, String name) {
    return add(quoted(schema) + "." + quoted(name));
  }

  private static String quoted(String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (name.isEmpty() || bytes > MAX_NAME_BYTES || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "'%s' is no name: 1 to %d bytes, no NUL"
              .formatted(name.replace('\0', '?'), MAX_NAME_BYTES));
    }
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /**
   * Adds a text as one value. A backslash may or may not be an escape within quotes, depending on
   * the server, so that it stands outside of them, by its number.
   *
   * @throws IllegalArgumentException where the text holds NUL
   */
  public SqlText text(String value) {
    if (value.indexOf(BACKSLASH) < 0) {
      return add(literal(value));
    }
    StringBuilder parts = new StringBuilder("(");
    int from = 0;
    for (int at = value.indexOf(BACKSLASH); at >= 0; at = value.indexOf(BACKSLASH, from)) {
      parts.append(literal(value.substring(from, at))).append(" || CHR(92) || ");
      from = at + 1;
    }
    return add(parts.append(literal(value.substring(from))).append(')').toString());
  }

  /**
   * Adds a text as one literal, for places that take nothing else.
   *
   * @throws IllegalArgumentException where the text holds NUL or a backslash
   */
  public SqlText plainText(String value) {
    if (value.indexOf(BACKSLASH) >= 0) {
      throw new IllegalArgumentException("a text with a backslash is no plain literal");
    }
    return add(literal(value));
  }

  private static String literal(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a text with NUL is no literal");
    }
    return "'" + value.replace("'", "''") + "'";
  }

  /** Adds other SQL. */
  public SqlText sql(SqlText other) {
    return add(other.toString());
  }

  /** Adds other SQL in brackets. */
  public SqlText brackets(SqlText other) {
    return add("(" + other + ")");
  }

  /** Adds a list in brackets. */
  public SqlText list(Collection<SqlText> parts) {
    return brackets(joined(parts, ","));
  }

  /** Parts with a word between them. */
  public static SqlText joined(Collection<SqlText> parts, String word) {
    SqlText all = new SqlText();
    Iterator<SqlText> each = parts.iterator();
    while (each.hasNext()) {
      all.sql(each.next());
      if (each.hasNext()) {
        if (word.equals(",")) {
          all.text.append(',');
        } else {
          all.words(word);
        }
      }
    }
    return all;
  }

  private SqlText add(String more) {
    if (!text.isEmpty() && !more.isEmpty()) {
      text.append(' ');
    }
    text.append(more);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
