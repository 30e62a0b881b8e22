package io.meshwright.provider.snowflake.fake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of dates and times. */
final class SqlTimes {
  private static final long[] POWERS = {1_000_000_000, 1_000_000, 1_000, 1};

  private SqlTimes() {}

  static @Nullable Object call(String name, Object[] args) {
    return switch (name) {
      case "DATE_FROM_PARTS", "DATEFROMPARTS" ->
          LocalDate.of(part(args, 0), 1, 1)
              .plusMonths(part(args, 1) - 1L)
              .plusDays(part(args, 2) - 1L);
      case "TIME_FROM_PARTS", "TIMEFROMPARTS" ->
          LocalTime.of(part(args, 0), part(args, 1), part(args, 2), part(args, 3));
      case "TIMESTAMP_NTZ_FROM_PARTS", "TIMESTAMPNTZFROMPARTS" -> local(args);
      case "TIMESTAMP_LTZ_FROM_PARTS" -> local(args).atZone(SqlCasts.ZONE).toInstant();
      case "TIMESTAMP_TZ_FROM_PARTS" ->
          local(args)
              .atZone(args.length > 7 ? ZoneId.of(SqlFunctions.text(args[7])) : SqlCasts.ZONE)
              .toOffsetDateTime();
      case "TO_DATE", "DATE" ->
          formatted(name, args) ? LocalDate.parse(text(args), format(args)) : cast(args, "DATE");
      case "TO_TIME", "TIME" ->
          formatted(name, args) ? LocalTime.parse(text(args), format(args)) : cast(args, "TIME");
      case "TO_TIMESTAMP_NTZ" -> {
        if (args[0] instanceof BigDecimal) {
          yield LocalDateTime.ofInstant(instant(args), ZoneOffset.UTC);
        }
        yield formatted(name, args)
            ? LocalDateTime.parse(text(args), format(args))
            : cast(args, "TIMESTAMP_NTZ");
      }
      case "TO_TIMESTAMP_LTZ", "TO_TIMESTAMP_TZ" -> {
        if (args[0] instanceof BigDecimal) {
          yield instant(args);
        }
        yield formatted(name, args)
            ? OffsetDateTime.parse(text(args), format(args)).toInstant()
            : cast(args, name.substring(3));
      }
      case "CONVERT_TIMEZONE" -> converted(args);
      case "DATE_PART" -> part(SqlFunctions.text(args[0]), args[1]);
      case "TO_CHAR", "TO_VARCHAR" -> {
        if (args.length > 1 && args[0] instanceof LocalDateTime time) {
          yield format(args).format(time);
        }
        yield SqlFunctions.text(args[0]);
      }
      case "DATE_TRUNC" -> truncated(SqlFunctions.text(args[0]).toLowerCase(Locale.ROOT), args[1]);
      case "CURRENT_DATE", "CURRENT_TIME" ->
          throw new IllegalStateException(name + " is that of the session");
      default -> throw Refused.semantic(2140, "Unknown function " + name);
    };
  }

  private static @Nullable Object cast(Object[] args, String type) {
    return SqlCasts.cast(args[0], type);
  }

  private static String text(Object[] args) {
    return SqlFunctions.text(args[0]);
  }

  private static int part(Object[] args, int i) {
    return i < args.length ? SqlFunctions.number(args[i]) : 0;
  }

  private static LocalDateTime local(Object[] args) {
    if (args.length == 2 && args[0] instanceof LocalDate d && args[1] instanceof LocalTime t) {
      return d.atTime(t);
    }
    return LocalDateTime.of(
        part(args, 0),
        part(args, 1),
        part(args, 2),
        part(args, 3),
        part(args, 4),
        part(args, 5),
        part(args, 6));
  }

  /** A number of seconds, or of thousandths as often as the scale says three. */
  private static Instant instant(Object[] args) {
    long number = ((BigDecimal) args[0]).longValueExact();
    int scale = args.length > 1 ? SqlFunctions.number(args[1]) : 0;
    if (scale % 3 != 0 || scale > 9) {
      throw new IllegalStateException("scale " + scale);
    }
    long perSecond = POWERS[(9 - scale) / 3];
    long seconds = Math.floorDiv(number, perSecond);
    return Instant.ofEpochSecond(
        seconds, (number - seconds * perSecond) * (1_000_000_000 / perSecond));
  }

  private static boolean formatted(String name, Object[] args) {
    boolean text = args[0] instanceof String;
    if (text && (args.length < 2 || SqlFunctions.text(args[1]).equalsIgnoreCase("AUTO"))) {
      throw new IllegalStateException(
          name + " reads a text by the input format of the session, which whoever asks may set");
    }
    return text;
  }

  private static DateTimeFormatter format(Object[] args) {
    DateTimeFormatterBuilder made = new DateTimeFormatterBuilder();
    String rest = SqlFunctions.text(args[1]);
    while (!rest.isEmpty()) {
      rest = rest.substring(element(made, rest));
    }
    return made.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  /** One element of a format; how long it is. */
  private static int element(DateTimeFormatterBuilder made, String rest) {
    String upper = rest.toUpperCase(Locale.ROOT);
    if (upper.startsWith("YYYY")) {
      made.appendValue(ChronoField.YEAR, 4, 4, SignStyle.NOT_NEGATIVE);
      return 4;
    }
    if (upper.startsWith("HH24")) {
      made.appendPattern("HH");
      return 4;
    }
    if (upper.startsWith("TZH:TZM")) {
      made.appendOffset("+HH:MM", "+00:00");
      return 7;
    }
    if (upper.startsWith("TZHTZM")) {
      made.appendOffset("+HHMM", "+0000");
      return 6;
    }
    if (upper.startsWith("FF")) {
      boolean given = upper.length() > 2 && Character.isDigit(upper.charAt(2));
      int digits = given ? upper.charAt(2) - '0' : 9;
      made.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, false);
      return given ? 3 : 2;
    }
    for (String two : new String[] {"MM", "DD", "MI", "SS"}) {
      if (upper.startsWith(two)) {
        made.appendPattern(
            switch (two) {
              case "MM" -> "MM";
              case "DD" -> "dd";
              case "MI" -> "mm";
              default -> "ss";
            });
        return 2;
      }
    }
    if (rest.charAt(0) == '"') {
      int end = rest.indexOf('"', 1);
      made.appendLiteral(rest.substring(1, end));
      return end + 1;
    }
    if (Character.isLetter(rest.charAt(0)) && rest.charAt(0) != 'T') {
      throw new IllegalStateException("format " + rest);
    }
    made.appendLiteral(rest.charAt(0));
    return 1;
  }

  private static Object converted(Object[] args) {
    ZoneId to = ZoneId.of(SqlFunctions.text(args[args.length - 2]));
    Object value = args[args.length - 1];
    if (args.length == 3 && value instanceof LocalDateTime time) {
      return time.atZone(ZoneId.of(SqlFunctions.text(args[0])))
          .withZoneSameInstant(to)
          .toLocalDateTime();
    }
    Instant instant =
        switch (value) {
          case Instant i -> i;
          case OffsetDateTime t -> t.toInstant();
          case LocalDateTime t -> t.atZone(SqlCasts.ZONE).toInstant();
          default -> throw new IllegalStateException("no time: " + value);
        };
    return instant.atZone(to).toOffsetDateTime();
  }

  /** Only what does not depend on a time zone. */
  private static BigDecimal part(String unit, Object value) {
    if (unit.equalsIgnoreCase("epoch_microsecond") && value instanceof Instant instant) {
      return BigDecimal.valueOf(
          Math.addExact(
              Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000));
    }
    throw new IllegalStateException("DATE_PART " + unit + " of " + value);
  }

  /** An instant is cut in the session's time zone, other values in their own. */
  private static Object truncated(String unit, Object value) {
    return switch (value) {
      case LocalDate d -> local(unit, d.atStartOfDay()).toLocalDate();
      case LocalDateTime t -> local(unit, t);
      case OffsetDateTime t -> local(unit, t.toLocalDateTime()).atOffset(t.getOffset());
      case Instant i ->
          local(unit, LocalDateTime.ofInstant(i, SqlCasts.ZONE)).atZone(SqlCasts.ZONE).toInstant();
      default -> throw new IllegalStateException("no time: " + value);
    };
  }

  private static LocalDateTime local(String unit, LocalDateTime time) {
    LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
    return switch (unit) {
      case "year" -> day.withDayOfYear(1);
      case "quarter" -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case "month" -> day.withDayOfMonth(1);
      case "day" -> day;
      case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
      case "minute" -> time.truncatedTo(ChronoUnit.MINUTES);
      case "second" -> time.truncatedTo(ChronoUnit.SECONDS);
      default -> throw new IllegalStateException("unit " + unit);
    };
  }
}
