package io.meshwright.kit.pipeline;

import io.meshwright.api.name.Ordered;
import java.util.SortedSet;

/** On which days of its months a schedule counts. */
public sealed interface CronDays {
  /** On every day. */
  record Every() implements CronDays {}

  /** On some days of the month, from 1 to 31. */
  record OfMonth(SortedSet<Integer> days) implements CronDays {
    /** Copies the days. */
    public OfMonth {
      days = Ordered.set(days);
    }
  }

  /** On some days of the week, from 0 for Sunday to 6 for Saturday. */
  record OfWeek(SortedSet<Integer> days) implements CronDays {
    /** Copies the days. */
    public OfWeek {
      days = Ordered.set(days);
    }
  }

  /** On the days that are either: cron adds up two fields that both say something. */
  record Either(SortedSet<Integer> ofMonth, SortedSet<Integer> ofWeek) implements CronDays {
    /** Copies the days. */
    public Either {
      ofMonth = Ordered.set(ofMonth);
      ofWeek = Ordered.set(ofWeek);
    }
  }
}
