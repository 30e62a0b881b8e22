package io.meshwright.cli.render;

import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.PlannedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Changes for people, under the product or shared container that they belong to. */
final class ChangesText {
  /** Longer differences take two lines. */
  private static final int LONGEST_LINE = 100;

  private ChangesText() {}

  /** One paragraph per group; within a group the order of the plan. */
  static String of(List<PlannedChange> changes, Style style) {
    Map<ChangeGroup, List<PlannedChange>> groups = new TreeMap<>();
    for (PlannedChange change : changes) {
      groups.computeIfAbsent(ChangeGroup.of(change.change()), g -> new ArrayList<>()).add(change);
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (group, members) -> {
          text.append(style.bold(group.title())).append('\n');
          members.forEach(m -> append(text, m, style));
          text.append('\n');
        });
    return text.toString();
  }

  /** {@code 3 changes: 1 to create, 2 to update}. */
  static String counts(List<PlannedChange> changes) {
    Map<String, Integer> numbers = new TreeMap<>();
    changes.forEach(c -> numbers.merge(c.change().verb(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    for (String verb : List.of("create", "update", "replace", "adopt", "delete")) {
      Optional.ofNullable(numbers.get(verb)).ifPresent(n -> parts.add(n + " to " + verb));
    }
    return Words.count(changes.size(), "change") + ": " + String.join(", ", parts);
  }

  private static void append(StringBuilder text, PlannedChange planned, Style style) {
    Change change = planned.change();
    String line = Words.sign(change) + " " + change.verb() + " " + Words.object(planned.address());
    text.append("  ").append(colored(change, line, style));
    if (planned.destroysData()) {
      text.append(style.red("  DATA IS LOST: " + Words.losses(planned.losses())));
    }
    text.append('\n');
    if (!planned.costs().isEmpty()) {
      text.append("      ").append(style.yellow(costs(planned))).append('\n');
    }
    for (ShownDifference difference : ShownDifference.of(change)) {
      boolean forces =
          change instanceof Change.Replace replace
              && replace.attributes().contains(difference.attribute());
      append(text, difference, forces);
    }
  }

  /** {@code costs: amount becomes numeric(14,4): rewrites the table; others wait}. */
  private static String costs(PlannedChange planned) {
    return "costs: "
        + planned.costs().stream()
            .map(c -> Printable.line(c.what()))
            .collect(Collectors.joining("; "));
  }

  private static void append(StringBuilder text, ShownDifference difference, boolean forces) {
    String path =
        Printable.line(difference.path()) + (forces ? " (cannot be changed in place)" : "");
    String before = shown(difference.before());
    String after = shown(difference.after());
    String line = "      " + path + ": " + before + " -> " + after;
    if (line.length() <= LONGEST_LINE) {
      text.append(line).append('\n');
      return;
    }
    text.append("      ").append(path).append(":\n");
    text.append("             ").append(before).append('\n');
    text.append("          -> ").append(after).append('\n');
  }

  private static String shown(Optional<String> value) {
    return value.map(Printable::line).orElse("(none)");
  }

  private static String colored(Change change, String text, Style style) {
    return switch (change) {
      case Change.Create create -> style.green(text);
      case Change.Delete delete -> style.red(text);
      case Change.Replace replace -> style.red(text);
      case Change.Update update -> style.yellow(text);
      case Change.Adopt adopt -> style.yellow(text);
    };
  }
}
