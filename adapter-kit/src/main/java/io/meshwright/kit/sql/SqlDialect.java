package io.meshwright.kit.sql;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;

/**
 * How a dialect quotes; all of its SQL begins here. Names are between {@code "}, texts between
 * {@code '}, and either quote is doubled within itself.
 *
 * @param maxName most that a name has
 * @param measure what of a name is counted
 * @param backslash what a backslash is within a text
 */
public record SqlDialect(int maxName, Measure measure, Backslash backslash) {
  /** What is counted of a name. */
  public enum Measure {
    /** Bytes in UTF-8. */
    BYTES,
    /** Unicode characters. */
    CHARACTERS
  }

  /** What a backslash is within quotes. */
  public enum Backslash {
    /** It depends on the server: it stands outside of the quotes, by its number. */
    UNSURE,
    /** It escapes what comes after it: it is doubled. */
    ESCAPES
  }

  /** Words to begin with; empty to begin with something else. */
  public SqlText of(String words) {
    return new SqlText(this).words(words);
  }

  /** Words with a value at each question mark. */
  public SqlText filled(String template, String... values) {
    String[] pieces = template.split("\\?", -1);
    SqlText text = of(pieces[0].strip());
    for (int i = 0; i < values.length; i++) {
      text.text(values[i]).words(pieces[i + 1].strip());
    }
    return text;
  }

  /** A name alone, within others where there are more. */
  public SqlText ofName(String first, String... more) {
    return new SqlText(this).name(first, more);
  }

  /** A value alone. */
  public SqlText ofText(String value) {
    return new SqlText(this).text(value);
  }

  /** Parts with a word, or a comma, between them. */
  public SqlText joined(Collection<SqlText> parts, String word) {
    SqlText all = new SqlText(this);
    Iterator<SqlText> each = parts.iterator();
    while (each.hasNext()) {
      all.sql(each.next());
      if (each.hasNext()) {
        if (word.equals(",")) {
          all.comma();
        } else {
          all.words(word);
        }
      }
    }
    return all;
  }

  /** Whether a name is one that the server can keep. */
  public boolean isName(String name) {
    int size =
        switch (measure) {
          case BYTES -> name.getBytes(StandardCharsets.UTF_8).length;
          case CHARACTERS -> name.codePointCount(0, name.length());
        };
    return !name.isEmpty() && size <= maxName && name.indexOf('\0') < 0;
  }

  String quoted(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "'%s' is no name: 1 to %d %s, no NUL"
              .formatted(
                  name.replace('\0', '?'),
                  maxName,
                  measure == Measure.BYTES ? "bytes" : "characters"));
    }
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** A text between quotes, where its dialect takes it there. */
  String literal(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a text with NUL is no literal");
    }
    String doubled = value.replace("'", "''");
    return switch (backslash) {
      case UNSURE -> "'" + doubled + "'";
      case ESCAPES -> "'" + escaped(doubled) + "'";
    };
  }

  /** Line breaks are written so that no client takes them for something else. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }
}
