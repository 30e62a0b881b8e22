package io.meshwright.engine.spec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Points in time as documents write them. */
final class Moments {
  private static final int LAST_YEAR = 9998;

  private Moments() {}

  /**
   * The first instant after the moment: an instant is itself, a date means the end of that day,
   * UTC.
   *
   * @throws IllegalArgumentException with a message for people where the text is neither
   */
  static Instant endOf(String text) {
    try {
      Instant end =
          text.length() > "2026-01-31".length()
              ? OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()
              : LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      int year = end.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 1 && year <= LAST_YEAR) {
        return end;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no date; write 2027-03-31 or 2027-03-31T12:00:00Z");
  }
}
