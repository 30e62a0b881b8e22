package io.meshwright.provider.aws.translate;

import io.meshwright.kit.pipeline.Cron;
import io.meshwright.kit.pipeline.CronDays;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Schedules as Glue has them: six fields, the last of which is the year; one of the two fields of
 * days is {@code ?}; days of the week begin with 1 for Sunday. Values are written out, so that
 * nothing depends on what a step means.
 */
final class GlueSchedule {
  private static final int LEAST_MINUTES = 5;

  private GlueSchedule() {}

  /** A schedule, or why there is none. */
  sealed interface Written {}

  /** What Glue is told. */
  record Text(String text) implements Written {}

  /** None, and why. */
  record Impossible(String why) implements Written {}

  static Written of(Cron cron) {
    if (cron.closest() < LEAST_MINUTES) {
      return new Impossible("runs that follow each other within less than 5 minutes");
    }
    return switch (cron.days()) {
      case CronDays.Every() -> written(cron, "*", "?");
      case CronDays.OfMonth(SortedSet<Integer> days) -> written(cron, list(days), "?");
      case CronDays.OfWeek(SortedSet<Integer> days) -> {
        TreeSet<Integer> shifted = new TreeSet<>();
        days.forEach(day -> shifted.add(day + 1));
        yield written(cron, "?", list(shifted));
      }
      case CronDays.Either either ->
          new Impossible("days of the month and days of the week in one schedule");
    };
  }

  private static Text written(Cron cron, String ofMonth, String ofWeek) {
    return new Text(
        "cron(%s %s %s %s %s *)"
            .formatted(
                listOf(cron.minutes(), 60),
                listOf(cron.hours(), 24),
                ofMonth,
                listOf(cron.months(), 12),
                ofWeek));
  }

  private static String listOf(SortedSet<Integer> values, int all) {
    return values.size() == all ? "*" : list(values);
  }

  /** Three and more in a row are a range. */
  private static String list(SortedSet<Integer> values) {
    List<String> parts = new ArrayList<>();
    List<Integer> row = new ArrayList<>();
    for (int value : values) {
      if (!row.isEmpty() && value != row.getLast() + 1) {
        parts.addAll(texts(row));
        row.clear();
      }
      row.add(value);
    }
    parts.addAll(texts(row));
    return String.join(",", parts);
  }

  private static List<String> texts(List<Integer> row) {
    return row.size() > 2
        ? List.of(row.getFirst() + "-" + row.getLast())
        : row.stream().map(String::valueOf).toList();
  }
}
