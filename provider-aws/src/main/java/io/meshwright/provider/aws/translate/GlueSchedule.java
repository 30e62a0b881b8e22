package io.meshwright.provider.aws.translate;

import io.meshwright.kit.pipeline.Cron;
import io.meshwright.kit.pipeline.CronDays;
import io.meshwright.kit.pipeline.CronLists;
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
      case CronDays.OfMonth(SortedSet<Integer> days) -> written(cron, CronLists.list(days), "?");
      case CronDays.OfWeek(SortedSet<Integer> days) -> {
        TreeSet<Integer> shifted = new TreeSet<>();
        days.forEach(day -> shifted.add(day + 1));
        yield written(cron, "?", CronLists.list(shifted));
      }
      case CronDays.Either either ->
          new Impossible("days of the month and days of the week in one schedule");
    };
  }

  private static Text written(Cron cron, String ofMonth, String ofWeek) {
    return new Text(
        "cron(%s %s %s %s %s *)"
            .formatted(
                CronLists.field(cron.minutes(), 60),
                CronLists.field(cron.hours(), 24),
                ofMonth,
                CronLists.field(cron.months(), 12),
                ofWeek));
  }
}
