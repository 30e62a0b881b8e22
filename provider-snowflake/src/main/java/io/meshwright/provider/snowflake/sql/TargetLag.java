package io.meshwright.provider.snowflake.sql;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old a dynamic table may be: one text for each length, and none below a minute. */
public final class TargetLag {
  private static final Pattern TEXT =
      Pattern.compile("([1-9][0-9]{0,5}) (second|minute|hour|day)s?", Pattern.CASE_INSENSITIVE);
  private static final Map<String, Long> SECONDS =
      Map.of("second", 1L, "minute", 60L, "hour", 3600L, "day", 86_400L);

  private TargetLag() {}

  /** The text of a length in its greatest whole unit; empty where it is none. */
  public static Optional<String> canonical(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2).toLowerCase(Locale.ROOT);
    long seconds =
        Long.parseLong(matcher.group(1)) * Optional.ofNullable(SECONDS.get(unit)).orElseThrow();
    if (seconds < 60) {
      return Optional.empty();
    }
    for (String greater : new String[] {"day", "hour", "minute"}) {
      long length = Optional.ofNullable(SECONDS.get(greater)).orElseThrow();
      if (seconds % length == 0) {
        return Optional.of(written(seconds / length, greater));
      }
    }
    return Optional.of(written(seconds, "second"));
  }

  private static String written(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
