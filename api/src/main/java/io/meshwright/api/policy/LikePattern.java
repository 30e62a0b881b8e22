package io.meshwright.api.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A LIKE pattern, matched by code point in time linear in text times pattern.
 *
 * @param steps what has to match, in order
 */
record LikePattern(List<Step> steps) {
  private static final int ANY_TEXT = -1;
  private static final int ANY_ONE = -2;

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
