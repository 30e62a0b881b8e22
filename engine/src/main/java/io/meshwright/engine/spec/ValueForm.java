package io.meshwright.engine.spec;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the standards want of a single value. */
enum ValueForm {
  /** Any text. */
  TEXT("text", "a text"),
  /** True or false. */
  FLAG("flag", "true or false, without quotes"),
  /** A whole number. */
  WHOLE("whole", "a whole number"),
  /** A whole number from 0. */
  COUNT("count", "a whole number, 0 or more"),
  /** Any number. */
  NUMBER("number", "a number"),
  /** A number above 0. */
  POSITIVE("positive", "a number above 0"),
  /** Any single value, also none. */
  SINGLE("single", "a single value"),
  /** A day. */
  DATE("date", "a day such as 2026-01-31"),
  /** A moment. */
  INSTANT("instant", "a moment such as 2026-01-31T13:45:00Z"),
  /** An absolute URI. */
  ADDRESS("uri", "an address with its scheme, such as https://example.com/a"),
  /** The address of an SFTP server. */
  SFTP("sftp", "an address that begins with sftp://"),
  /** A stable id. */
  ID("id", "letters, digits, '_' and '-' only"),
  /** What a relationship names. */
  REFERENCE("reference", "table.column, or the path schema/table/properties/column");

  private final String word;
  private final String wanted;

  ValueForm(String word, String wanted) {
    this.word = word;
    this.wanted = wanted;
  }

  private static final class Patterns {
    static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
    static final Pattern SHORT_REFERENCE =
        Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\.[A-Za-z_][A-Za-z0-9_]*");
    static final Pattern FULL_REFERENCE =
        Pattern.compile(
            "((https?://)?[A-Za-z0-9._\\-/]+\\.yaml#)?/?[A-Za-z_][A-Za-z0-9_]*/[A-Za-z0-9_-]+"
                + "(/[A-Za-z_][A-Za-z0-9_]*/[A-Za-z0-9_-]+)*");
    static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    static final Pattern INSTANT =
        Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt"
                + " ](\\d{2}:\\d{2}):(\\d{2})(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})");
    static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

    private Patterns() {}
  }

  /** The form of that word in the tables. */
  static Optional<ValueForm> ofWord(String word) {
    for (ValueForm form : values()) {
      if (form.word.equals(word)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  /** What to write, for people. */
  String wanted() {
    return wanted;
  }

  /** Whether a value is of the form. */
  boolean fits(YamlNode.Scalar value) {
    String text = value.text();
    return isOfKind(value)
        && switch (this) {
          case TEXT, FLAG, NUMBER, SINGLE -> true;
          case WHOLE -> isWhole(value);
          case COUNT -> isWhole(value) && !isBelowZero(value);
          case POSITIVE -> !isBelowZero(value) && !isZero(value);
          case DATE -> isDate(text);
          case INSTANT -> isInstant(text);
          case ADDRESS -> isUri(text);
          case SFTP -> text.startsWith("sftp://") && isUri(text);
          case ID -> Patterns.ID.matcher(text).matches();
          case REFERENCE ->
              Patterns.SHORT_REFERENCE.matcher(text).matches()
                  || Patterns.FULL_REFERENCE.matcher(text).matches();
        };
  }

  /** Whether a value is at least of the kind that the form is about. */
  boolean isOfKind(YamlNode.Scalar value) {
    return switch (this) {
      case FLAG -> value.kind() == ScalarKind.FLAG;
      case WHOLE, COUNT, NUMBER, POSITIVE -> value.kind() == ScalarKind.NUMBER;
      case SINGLE -> true;
      case TEXT, DATE, INSTANT, ADDRESS, SFTP, ID, REFERENCE -> value.kind() == ScalarKind.TEXT;
    };
  }

  /** Also 3.0 is a whole number. */
  private static boolean isWhole(YamlNode.Scalar value) {
    return Patterns.WHOLE.matcher(value.text()).matches()
        || value.number().filter(n -> n.stripTrailingZeros().scale() <= 0).isPresent();
  }

  private static boolean isBelowZero(YamlNode.Scalar value) {
    return value.text().startsWith("-") && !isZero(value);
  }

  private static boolean isZero(YamlNode.Scalar value) {
    return value.number().filter(n -> n.compareTo(BigDecimal.ZERO) == 0).isPresent();
  }

  private static boolean isDate(String text) {
    if (!Patterns.DATE.matcher(text).matches()) {
      return false;
    }
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** As RFC 3339 has it, a leap second included. */
  private static boolean isInstant(String text) {
    Matcher parts = Patterns.INSTANT.matcher(text);
    if (!parts.matches() || !isDate(String.valueOf(parts.group(1)))) {
      return false;
    }
    String offset = String.valueOf(parts.group(5));
    try {
      LocalTime.parse(String.valueOf(parts.group(2)));
      if (offset.length() > 1) {
        LocalTime.parse(offset.substring(1));
      }
      return Integer.parseInt(String.valueOf(parts.group(3))) <= 60;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isUri(String text) {
    try {
      return text.chars().allMatch(c -> c < 0x80) && new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
