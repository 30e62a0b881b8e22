package io.meshwright.provider.aws.sql;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * SQL of a view that is put together in one dialect; the only place where anything is quoted. What
 * is not a constant of this program enters as a name or as a value.
 */
public final class ViewSql {
  private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_ ,()=<>|*+.-]*");
  private static final Pattern COMMENT = Pattern.compile("--|/\\*|\\*/");
  private static final Pattern TYPE = Pattern.compile("[a-z]+(\\([0-9]+(,[0-9]+)?\\))?");
  private static final int MAX_NAME = 255;

  private final ViewDialect dialect;
  private final StringBuilder text = new StringBuilder();

  private ViewSql(ViewDialect dialect) {
    this.dialect = dialect;
  }

  /** A beginning. */
  public static ViewSql of(ViewDialect dialect, String words) {
    return new ViewSql(dialect).words(words);
  }

  /** Nothing yet, in the same dialect. */
  public ViewSql next() {
    return new ViewSql(dialect);
  }

  /** The dialect. */
  public ViewDialect dialect() {
    return dialect;
  }

  /**
   * Adds words of the language, with a blank before them.
   *
   * @throws IllegalArgumentException where they hold what would have to be quoted
   */
  public ViewSql words(String words) {
    if (!WORDS.matcher(words).matches() || COMMENT.matcher(words).find()) {
      throw new IllegalArgumentException("'" + words + "' are no words of SQL");
    }
    return add(words);
  }

  /**
   * Adds a name as one identifier, whatever it holds.
   *
   * @throws IllegalArgumentException where Glue cannot keep it: empty, NUL, too long
   */
  public ViewSql name(String name) {
    return add(quoted(name));
  }

  /** Adds a name within a database. */
  public ViewSql name(String database, String name) {
    return add(quoted(database) + "." + quoted(name));
  }

  private String quoted(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "'%s' is no name: 1 to %d characters, no NUL"
              .formatted(name.replace('\0', '?'), MAX_NAME));
    }
    return switch (dialect) {
      case ATHENA -> "\"" + name.replace("\"", "\"\"") + "\"";
      case SPARK -> "`" + name.replace("`", "``") + "`";
    };
  }

  /**
   * Adds a text as one value. Whether Spark takes a backslash within quotes for an escape is a
   * setting of the session, and two quotes are two texts to it, so that a text with either goes by
   * the bytes of its UTF-8.
   *
   * @throws IllegalArgumentException where {@link #takes} says that it cannot be written
   */
  public ViewSql text(String value) {
    if (!takes(value)) {
      throw new IllegalArgumentException("a text with NUL, or half a character, is no literal");
    }
    return switch (dialect) {
      case ATHENA -> add("'" + value.replace("'", "''") + "'");
      case SPARK ->
          isPlain(value)
              ? add("'" + value + "'")
              : add(
                  "decode(X'"
                      + HexFormat.of()
                          .withUpperCase()
                          .formatHex(value.getBytes(StandardCharsets.UTF_8))
                      + "', 'UTF-8')");
    };
  }

  /** Whether a text can be written: it holds no NUL, and no half of a character. */
  public static boolean takes(String value) {
    return value
        .codePoints()
        .allMatch(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE));
  }

  private static boolean isPlain(String value) {
    return value.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '\'' && c != '\\' && c != '$');
  }

  /** Adds a value in a type of Glue. */
  public ViewSql cast(ViewSql value, String hiveType) {
    String type = dialect.type(hiveType);
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("'" + type + "' is no type of a cast");
    }
    return add("CAST(" + value + " AS " + type + ")");
  }

  /** Adds a function with its arguments. */
  public ViewSql call(String function, ViewSql... arguments) {
    ViewSql all = next();
    String between = "";
    for (ViewSql argument : arguments) {
      all.text.append(between).append(argument);
      between = ", ";
    }
    return words(function.toLowerCase(Locale.ROOT) + "(" + (arguments.length == 0 ? ")" : ""))
        .glue(arguments.length == 0 ? "" : all + ")");
  }

  private ViewSql glue(String more) {
    text.append(more);
    return this;
  }

  /** Adds other SQL. */
  public ViewSql sql(ViewSql other) {
    return add(other.toString());
  }

  /** Adds other SQL in brackets. */
  public ViewSql brackets(ViewSql other) {
    return add("(" + other + ")");
  }

  /** Adds parts with a word between them; a comma stands at the end of what is before it. */
  public ViewSql joined(Collection<ViewSql> parts, String word) {
    Iterator<ViewSql> each = parts.iterator();
    while (each.hasNext()) {
      sql(each.next());
      if (each.hasNext()) {
        if (word.equals(",")) {
          glue(",");
        } else {
          words(word);
        }
      }
    }
    return this;
  }

  private ViewSql add(String more) {
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
