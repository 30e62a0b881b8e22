package io.meshwright.provider.aws.fake;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Schedules as the page on time-based schedules says that Glue takes them. It shares nothing with
 * what writes them.
 */
public final class FakeSchedule {
  private static final Pattern WHOLE =
      Pattern.compile("cron\\((\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (\\S+)\\)");
  private static final Pattern PART = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");
  private static final List<int[]> RANGES =
      List.of(
          new int[] {0, 59},
          new int[] {0, 23},
          new int[] {1, 31},
          new int[] {1, 12},
          new int[] {1, 7},
          new int[] {1970, 2199});

  private FakeSchedule() {}

  /** Whether Glue takes it, of what we write: no increments, names, L and W. */
  public static boolean isOne(String schedule) {
    Matcher matcher = WHOLE.matcher(schedule);
    if (!matcher.matches()) {
      return false;
    }
    boolean anyOfMonth = matcher.group(3).equals("?");
    boolean anyOfWeek = matcher.group(5).equals("?");
    if (anyOfMonth == anyOfWeek) {
      return false;
    }
    for (int i = 0; i < RANGES.size(); i++) {
      String field = matcher.group(i + 1);
      if (!field.equals("?") && values(field, RANGES.get(i)).isEmpty()) {
        return false;
      }
    }
    return closest(values(matcher.group(1), RANGES.get(0)), values(matcher.group(2), RANGES.get(1)))
        >= 5;
  }

  private static int closest(Set<Integer> minutes, Set<Integer> hours) {
    TreeSet<Integer> runs = new TreeSet<>();
    hours.forEach(hour -> minutes.forEach(minute -> runs.add(hour * 60 + minute)));
    int closest = 1_440;
    for (int run : runs) {
      Integer next = runs.higher(run);
      closest = Math.min(closest, next == null ? runs.first() + 1_440 - run : next - run);
    }
    return closest;
  }

  private static Set<Integer> values(String field, int[] range) {
    TreeSet<Integer> values = new TreeSet<>();
    for (String part : field.split(",", -1)) {
      Matcher matcher = PART.matcher(part.equals("*") ? range[0] + "-" + range[1] : part);
      if (!matcher.matches()) {
        return Set.of();
      }
      int from = Integer.parseInt(matcher.group(1));
      int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
      if (from < range[0] || to > range[1] || from > to) {
        return Set.of();
      }
      for (int value = from; value <= to; value++) {
        values.add(value);
      }
    }
    return values;
  }
}
