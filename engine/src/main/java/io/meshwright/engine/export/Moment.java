package io.meshwright.engine.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The first instant at which something no longer holds, as documents write it. */
final class Moment {
  private Moment() {}

  /** The day before where a day ends then, else the instant. */
  static String text(Instant end) {
    OffsetDateTime time = end.atOffset(ZoneOffset.UTC);
    LocalDate day = time.toLocalDate();
    boolean ends =
        time.toLocalTime().equals(LocalTime.MIDNIGHT) && day.getYear() >= 1 && day.getYear() < 9999;
    return ends ? day.minusDays(1).toString() : end.toString();
  }
}
