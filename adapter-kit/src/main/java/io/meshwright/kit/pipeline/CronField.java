package io.meshwright.kit.pipeline;

import io.meshwright.api.name.Ordered;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of cron, in their order. */
enum CronField {
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY_OF_MONTH("day of the month", 1, 31, ""),
  MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
  /** Sunday is 0, and 7 as well. */
  DAY_OF_WEEK("day of the week", 0, 7, "sun mon tue wed thu fri sat");

  private static final Pattern PART =
      Pattern.compile("(\\*|(\\w{1,3})(?:-(\\w{1,3}))?)(?:/(\\d{1,2}))?");

  private final String word;
  private final int first;
  private final int last;
  private final String names;

  CronField(String word, int first, int last, String names) {
    this.word = word;
    this.first = first;
    this.last = last;
    this.names = names;
  }

  /** What a field turned out to be. */
  sealed interface Reading {}

  /** Its values; Sunday is 0. */
  record Values(SortedSet<Integer> values) implements Reading {
    Values {
      values = Ordered.set(values);
    }
  }

  /** None, and why, as part of a sentence. */
  record Wrong(String why) implements Reading {}

  String word() {
    return word;
  }

  private int highest() {
    return this == DAY_OF_WEEK ? 6 : last;
  }

  boolean isAll(SortedSet<Integer> values) {
    return values.size() == highest() - first + 1;
  }

  Reading read(String text) {
    TreeSet<Integer> all = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      switch (part(part)) {
        case Values(SortedSet<Integer> values) -> all.addAll(values);
        case Wrong wrong -> {
          return wrong;
        }
      }
    }
    return new Values(all);
  }

  private Reading part(String text) {
    Matcher matcher = PART.matcher(text);
    if (!matcher.matches()) {
      return new Wrong("of which cron knows only numbers, names, '*', '-', ',' and '/'");
    }
    boolean every = matcher.group(1).equals("*");
    Optional<Integer> from = every ? Optional.of(first) : value(matcher.group(2));
    Optional<Integer> to =
        every
            ? Optional.of(highest())
            : Optional.ofNullable(matcher.group(3)).map(this::value).orElse(from);
    if (from.isEmpty() || to.isEmpty()) {
      return new Wrong("and goes from " + first + " to " + last);
    }
    if (from.get() > to.get()) {
      return new Wrong("a range that ends before it begins");
    }
    String step = matcher.group(4);
    if (step != null && !every && matcher.group(3) == null) {
      return new Wrong("a step without a range, which crons understand differently");
    }
    int by = step == null ? 1 : Integer.parseInt(step);
    return by == 0
        ? new Wrong("and a step is at least 1")
        : new Values(range(from.get(), to.get(), by));
  }

  private SortedSet<Integer> range(int from, int to, int by) {
    TreeSet<Integer> values = new TreeSet<>();
    for (int value = from; value <= to; value += by) {
      values.add(value > highest() ? 0 : value);
    }
    return values;
  }

  private Optional<Integer> value(String text) {
    int named = Arrays.asList(names.split(" ", -1)).indexOf(text.toLowerCase(Locale.ROOT));
    if (named >= 0) {
      return Optional.of(first + named);
    }
    if (!text.matches("\\d{1,2}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(text);
    return number < first || number > last ? Optional.empty() : Optional.of(number);
  }
}
