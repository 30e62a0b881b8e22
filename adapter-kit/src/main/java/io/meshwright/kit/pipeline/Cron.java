package io.meshwright.kit.pipeline;

import io.meshwright.api.name.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;

/**
 * A schedule in minutes of UTC, as the five fields of cron say it: minute, hour, day of the month,
 * month, day of the week. What different crons understand differently is none.
 *
 * @param minutes from 0 to 59
 * @param hours from 0 to 23
 * @param days of those months
 * @param months from 1 to 12
 */
public record Cron(
    SortedSet<Integer> minutes,
    SortedSet<Integer> hours,
    CronDays days,
    SortedSet<Integer> months) {
  private static final String FIELDS =
      "write five fields, minute hour day month weekday, such as \"0 4 * * *\"";
  private static final Map<String, String> SHORT =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");
  private static final List<CronField> IN_ORDER =
      List.of(
          CronField.MINUTE,
          CronField.HOUR,
          CronField.DAY_OF_MONTH,
          CronField.MONTH,
          CronField.DAY_OF_WEEK);
  private static final int MINUTES_OF_HOUR = 60;

  /** Days of the months, February in a leap year. */
  private static final List<Integer> LENGTHS =
      List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

  /** Copies the sets, and refuses empty ones. */
  public Cron {
    minutes = Ordered.set(minutes);
    hours = Ordered.set(hours);
    months = Ordered.set(months);
    if (minutes.isEmpty() || hours.isEmpty() || months.isEmpty()) {
      throw new IllegalArgumentException("a schedule without minutes, hours or months is none");
    }
  }

  /** Reads a text. */
  public static CronReading read(String text) {
    String written = text.strip();
    String meant = SHORT.getOrDefault(written.toLowerCase(Locale.ROOT), written);
    String[] fields = meant.split("\\s+");
    if (fields.length != 5) {
      return new CronReading.Refused(
          "'" + text + "' has " + fields.length + " fields, and a schedule has five", FIELDS);
    }
    List<SortedSet<Integer>> read = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      CronField field = IN_ORDER.get(i);
      switch (field.read(fields[i])) {
        case CronField.Values(SortedSet<Integer> values) -> read.add(values);
        case CronField.Wrong(String why) -> {
          return new CronReading.Refused(
              "'" + text + "': the " + field.word() + " is '" + fields[i] + "', " + why, FIELDS);
        }
      }
    }
    return days(text, fields, read);
  }

  private static CronReading days(String text, String[] fields, List<SortedSet<Integer>> read) {
    SortedSet<Integer> ofMonth = read.get(2);
    SortedSet<Integer> ofWeek = read.get(4);
    boolean everyOfMonth = CronField.DAY_OF_MONTH.isAll(ofMonth);
    boolean everyOfWeek = CronField.DAY_OF_WEEK.isAll(ofWeek);
    if (!everyOfMonth && !everyOfWeek && (fields[2] + " " + fields[4]).contains("*")) {
      return new CronReading.Refused(
          "'" + text + "': some crons run on days that are both, others on days that are either",
          "write the days out, such as 1,3,5");
    }
    CronDays days;
    if (everyOfMonth || everyOfWeek) {
      days = only(ofMonth, ofWeek, everyOfMonth, everyOfWeek, fields);
    } else {
      days = new CronDays.Either(ofMonth, ofWeek);
    }
    if (days instanceof CronDays.OfMonth(SortedSet<Integer> some) && never(some, read.get(3))) {
      return new CronReading.Refused(
          "'" + text + "' is on no day of any year", "write days that its months have");
    }
    return new CronReading.Read(new Cron(read.get(0), read.get(1), days, read.get(3)));
  }

  /** A field that is written out and says every day adds every day; one of {@code *} adds none. */
  private static CronDays only(
      SortedSet<Integer> ofMonth,
      SortedSet<Integer> ofWeek,
      boolean everyOfMonth,
      boolean everyOfWeek,
      String[] fields) {
    boolean writtenOut =
        everyOfMonth && !fields[2].startsWith("*") || everyOfWeek && !fields[4].startsWith("*");
    if (everyOfMonth && everyOfWeek || writtenOut) {
      return new CronDays.Every();
    }
    return everyOfMonth ? new CronDays.OfWeek(ofWeek) : new CronDays.OfMonth(ofMonth);
  }

  private static boolean never(SortedSet<Integer> days, SortedSet<Integer> months) {
    return months.stream().allMatch(month -> days.first() > LENGTHS.get(month - 1));
  }

  /**
   * The fewest minutes between two runs of one day or of two days in a row; 1,440 where it runs
   * once a day.
   */
  public int closest() {
    List<Integer> runs = new ArrayList<>();
    for (int hour : hours) {
      for (int minute : minutes) {
        runs.add(hour * MINUTES_OF_HOUR + minute);
      }
    }
    int day = 24 * MINUTES_OF_HOUR;
    int closest = runs.getFirst() + day - runs.getLast();
    for (int i = 1; i < runs.size(); i++) {
      closest = Math.min(closest, runs.get(i) - runs.get(i - 1));
    }
    return closest;
  }
}
