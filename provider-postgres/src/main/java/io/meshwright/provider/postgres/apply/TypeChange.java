package io.meshwright.provider.postgres.apply;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it takes to give a filled column another type. Only types that hold every value of the old
 * one are reached in place. The server writes the table again unless the values stay as they are
 * stored and the old type is binary coercible to the new one; see the notes of <a
 * href="https://www.postgresql.org/docs/18/sql-altertable.html#SQL-ALTERTABLE-NOTES">ALTER
 * TABLE</a>. A test holds this table against a real server.
 */
enum TypeChange {
  /** Only the catalogue is written. */
  METADATA,
  /** Every row is written again. */
  REWRITE,
  /** Values might not fit. */
  IMPOSSIBLE;

  private static final Pattern TYPE =
      Pattern.compile(
          "([a-z]+(?: [a-z]+)?)(?:\\((\\d{1,8})(?:,(-?\\d{1,4}))?\\))?( with(?:out)? time zone)?");
  private static final int FULL_PRECISION = 6;

  /** From one type to another, each as {@code format_type} writes it. */
  static TypeChange between(String from, String to) {
    if (from.equals(to)) {
      return METADATA;
    }
    Matcher before = TYPE.matcher(from);
    Matcher after = TYPE.matcher(to);
    if (!before.matches() || !after.matches()) {
      return IMPOSSIBLE;
    }
    return between(Type.of(before), Type.of(after));
  }

  private static TypeChange between(Type from, Type to) {
    return switch (from.name()) {
      case "smallint" -> ofInteger(5, to, to.is("integer") || to.is("bigint"));
      case "integer" -> ofInteger(10, to, to.is("bigint"));
      case "bigint" -> ofInteger(19, to, false);
      case "numeric" -> ofNumeric(from, to);
      case "real" -> to.is("double precision") ? REWRITE : IMPOSSIBLE;
      case "character varying" -> ofText(from, to);
      case "text" -> to.is("character varying") && to.first().isEmpty() ? METADATA : IMPOSSIBLE;
      case "time without time zone", "timestamp without time zone", "timestamp with time zone" ->
          to.is(from.name())
                  && to.first().orElse(FULL_PRECISION) >= from.first().orElse(FULL_PRECISION)
              ? METADATA
              : IMPOSSIBLE;
      default -> IMPOSSIBLE;
    };
  }

  private static TypeChange ofInteger(int digits, Type to, boolean wider) {
    boolean fits = wider || to.is("numeric") && to.wholeDigits() >= digits;
    return fits ? REWRITE : IMPOSSIBLE;
  }

  /** A stored number has its own scale, so more digits in front of the point change nothing. */
  private static TypeChange ofNumeric(Type from, Type to) {
    if (!to.is("numeric")) {
      return IMPOSSIBLE;
    }
    if (to.first().isEmpty()) {
      return METADATA;
    }
    boolean fits = from.first().isPresent() && to.scale() >= from.scale();
    if (!fits || to.wholeDigits() < from.wholeDigits()) {
      return IMPOSSIBLE;
    }
    return to.scale() == from.scale() ? METADATA : REWRITE;
  }

  private static TypeChange ofText(Type from, Type to) {
    boolean unlimited = to.is("text") || to.is("character varying") && to.first().isEmpty();
    boolean longer =
        to.is("character varying")
            && from.first().isPresent()
            && to.first().orElse(0) >= from.first().getAsInt();
    return unlimited || longer ? METADATA : IMPOSSIBLE;
  }

  /** A type taken apart; without numbers it takes everything that its name can. */
  private record Type(String name, OptionalInt first, int scale) {
    static Type of(Matcher matcher) {
      String zone = matcher.group(4) == null ? "" : matcher.group(4);
      String first = matcher.group(2);
      String scale = matcher.group(3);
      return new Type(
          matcher.group(1) + zone,
          first == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(first)),
          scale == null ? 0 : Integer.parseInt(scale));
    }

    boolean is(String other) {
      return name.equals(other);
    }

    int wholeDigits() {
      return first.isEmpty() ? Integer.MAX_VALUE : first.getAsInt() - scale;
    }
  }
}
