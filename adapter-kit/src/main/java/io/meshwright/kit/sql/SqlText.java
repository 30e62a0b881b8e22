package io.meshwright.kit.sql;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * SQL that is put together; the only place where anything is quoted. What is not a constant of this
 * program enters as a name or as a value. It begins at a {@link SqlDialect}.
 */
public final class SqlText {
  private static final String PLAIN = "[A-Za-z0-9_ ,()=<>|.*+-]*+";

  /** A dollar sign is in the middle of a word, where it opens no text in any dialect. */
  private static final Pattern WORDS =
      Pattern.compile(PLAIN + "((?<=[A-Z])\\$(?=[A-Z])" + PLAIN + ")*+");

  private static final Pattern COMMENT = Pattern.compile("--|/\\*|\\*/");
  private static final Pattern FOLDERS = Pattern.compile("([A-Za-z0-9_]+/)*");
  private static final char BACKSLASH = '\\';

  private final SqlDialect dialect;
  private final StringBuilder text = new StringBuilder();

  SqlText(SqlDialect dialect) {
    this.dialect = dialect;
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
   * Adds a name as one identifier, whatever it holds; within others where there are more.
   *
   * @throws IllegalArgumentException where the server cannot keep it: empty, NUL, too long
   */
  public SqlText name(String first, String... more) {
    StringBuilder name = new StringBuilder(dialect.quoted(first));
    for (String part : more) {
      name.append('.').append(dialect.quoted(part));
    }
    return add(name.toString());
  }

  /**
   * Adds a text as one value. Where a backslash may or may not be an escape within quotes, it
   * stands outside of them, by its number.
   *
   * @throws IllegalArgumentException where the text holds NUL
   */
  public SqlText text(String value) {
    boolean within = dialect.backslash() == SqlDialect.Backslash.ESCAPES;
    if (within || value.indexOf(BACKSLASH) < 0) {
      return add(dialect.literal(value));
    }
    StringBuilder parts = new StringBuilder("(");
    int from = 0;
    for (int at = value.indexOf(BACKSLASH); at >= 0; at = value.indexOf(BACKSLASH, from)) {
      parts.append(dialect.literal(value.substring(from, at))).append(" || CHR(92) || ");
      from = at + 1;
    }
    return add(parts.append(dialect.literal(value.substring(from))).append(')').toString());
  }

  /**
   * Adds a text as one literal, for places that take nothing else.
   *
   * @throws IllegalArgumentException where the text holds NUL, or a backslash whose meaning within
   *     quotes is not sure
   */
  public SqlText plainText(String value) {
    if (dialect.backslash() == SqlDialect.Backslash.UNSURE && value.indexOf(BACKSLASH) >= 0) {
      throw new IllegalArgumentException("a text with a backslash is no plain literal");
    }
    return add(dialect.literal(value));
  }

  /**
   * Adds a place of files: a stage, and folders in it, each with a slash after it.
   *
   * @throws IllegalArgumentException where a folder has more than letters, digits and low lines, as
   *     nothing quotes them
   */
  public SqlText stage(String folders, String first, String... more) {
    if (!FOLDERS.matcher(folders).matches()) {
      throw new IllegalArgumentException("'" + folders + "' are no folders that need no quotes");
    }
    return add("@" + new SqlText(dialect).name(first, more) + "/" + folders);
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
    return brackets(dialect.joined(parts, ","));
  }

  void comma() {
    text.append(',');
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
