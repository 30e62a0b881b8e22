package io.meshwright.cli.render;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A difference as people read it: entries that change alike stand together, and of long texts only
 * what is around the place where they differ.
 *
 * @param attribute the attribute
 * @param path where it is, for example {@code columns[id, region].visible}
 * @param before what it is; empty where it is not there
 * @param after what it becomes; empty where it goes
 */
record ShownDifference(
    String attribute, String path, Optional<String> before, Optional<String> after) {
  private static final Pattern ENTRY = Pattern.compile("([^\\[\\]]*)\\[([^\\[\\]]*)](.*)");
  private static final int LONG = 100;
  private static final int CONTEXT = 40;

  /** The differences that a change makes. */
  static List<ShownDifference> of(Change change) {
    Map<Alike, List<String>> groups = new LinkedHashMap<>();
    for (Difference difference : Difference.of(change)) {
      Matcher entry = ENTRY.matcher(difference.path());
      boolean named = entry.matches();
      groups
          .computeIfAbsent(
              new Alike(
                  difference.attribute(),
                  named ? group(entry, 1) : difference.path(),
                  named ? Optional.of(group(entry, 3)) : Optional.empty(),
                  difference.before().map(Value::text),
                  difference.after().map(Value::text)),
              k -> new ArrayList<>())
          .add(named ? group(entry, 2) : "");
    }
    List<ShownDifference> shown = new ArrayList<>();
    groups.forEach((alike, entries) -> shown.add(alike.shown(entries)));
    return shown;
  }

  private static String group(Matcher matcher, int number) {
    return String.valueOf(matcher.group(number));
  }

  /** What entries of a list have in common that change in the same way. */
  private record Alike(
      String attribute,
      String head,
      Optional<String> tail,
      Optional<String> before,
      Optional<String> after) {

    ShownDifference shown(List<String> entries) {
      String path = tail.map(t -> head + "[" + String.join(", ", entries) + "]" + t).orElse(head);
      if (before.isEmpty() || after.isEmpty()) {
        return new ShownDifference(attribute, path, before, after);
      }
      String old = before.get();
      String now = after.get();
      int start = commonStart(old, now);
      int end = commonEnd(old, now, start);
      return new ShownDifference(
          attribute,
          path,
          Optional.of(around(old, start, end)),
          Optional.of(around(now, start, end)));
    }
  }

  private static int commonStart(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int same = 0;
    while (same < most && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  private static int commonEnd(String one, String other, int start) {
    int most = Math.min(one.length(), other.length()) - start;
    int same = 0;
    while (same < most
        && one.charAt(one.length() - 1 - same) == other.charAt(other.length() - 1 - same)) {
      same++;
    }
    return same;
  }

  /** The text from some words before the first difference to some words after the last. */
  private static String around(String text, int start, int end) {
    if (text.length() <= LONG) {
      return text;
    }
    int from = start <= CONTEXT ? 0 : text.lastIndexOf(' ', start - CONTEXT) + 1;
    int last = text.length() - end + CONTEXT;
    int space = last >= text.length() ? -1 : text.indexOf(' ', last);
    int to = space < 0 ? text.length() : space;
    return (from > 0 ? "... " : "") + text.substring(from, to) + (to < text.length() ? " ..." : "");
  }
}
