package io.meshwright.api.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A LIKE pattern, matched by code point in time linear in text times pattern.
 *
 * @param steps what has to match, in order
 */
record LikePattern(List<Step> steps) {
  private static final int ANY_TEXT = -1;
  private static final int ANY_ONE = -2;
  private static final String ESCAPED = "%_\\";

  /**
   * One step: a code point, or one of the two wildcards as a negative number.
   *
   * @param code what it matches
   */
  record Step(int code) {}

  static LikePattern of(String pattern) {
    List<Step> steps = new ArrayList<>();
    int[] points = pattern.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      if (point == '\\' && i + 1 < points.length) {
        i++;
        steps.add(new Step(points[i]));
        continue;
      }
      steps.add(new Step(point == '%' ? ANY_TEXT : point == '_' ? ANY_ONE : point));
    }
    return new LikePattern(List.copyOf(steps));
  }

  /** The only text that a pattern matches, where it has no wildcard; empty where it has one. */
  static Optional<String> onlyText(String pattern) {
    LikePattern parsed = of(pattern);
    boolean wild = parsed.steps().stream().anyMatch(s -> s.code() < 0);
    return wild || endsOpen(pattern)
        ? Optional.empty()
        : Optional.of(
            parsed.steps().stream()
                .map(s -> Character.toString(s.code()))
                .collect(Collectors.joining()));
  }

  /**
   * The pattern that is written for all that match the same: nothing is escaped without need, of
   * wildcards side by side those for one character come first, and {@code %} stands once.
   */
  static String canonical(String pattern) {
    if (endsOpen(pattern)) {
      return pattern;
    }
    StringBuilder text = new StringBuilder();
    boolean any = false;
    for (Step step : of(pattern).steps()) {
      if (step.code() == ANY_TEXT) {
        any = true;
      } else if (step.code() == ANY_ONE) {
        text.append('_');
      } else {
        text.append(any ? "%" : "");
        any = false;
        text.append(ESCAPED.indexOf(step.code()) >= 0 ? "\\" : "").appendCodePoint(step.code());
      }
    }
    return text.append(any ? "%" : "").toString();
  }

  /** A single backslash at the end takes nothing; binding refuses it. */
  static boolean endsOpen(String pattern) {
    int count = 0;
    while (count < pattern.length() && pattern.charAt(pattern.length() - 1 - count) == '\\') {
      count++;
    }
    return count % 2 == 1;
  }

  boolean matches(String text) {
    int[] points = text.codePoints().toArray();
    int position = 0;
    int step = 0;
    int lastAny = -1;
    int resume = 0;
    while (position < points.length) {
      if (step < steps.size() && steps.get(step).code() == ANY_TEXT) {
        lastAny = step++;
        resume = position;
      } else if (step < steps.size()
          && (steps.get(step).code() == ANY_ONE || steps.get(step).code() == points[position])) {
        step++;
        position++;
      } else if (lastAny >= 0) {
        step = lastAny + 1;
        position = ++resume;
      } else {
        return false;
      }
    }
    while (step < steps.size() && steps.get(step).code() == ANY_TEXT) {
      step++;
    }
    return step == steps.size();
  }
}
