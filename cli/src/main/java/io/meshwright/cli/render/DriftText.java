package io.meshwright.cli.render;

import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.report.DriftReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Drift for people: what of ours is not as it should be, and what others made. */
public final class DriftText {
  private DriftText() {}

  /** The whole report. */
  public static String of(DriftReport drift, Style style) {
    StringBuilder text = new StringBuilder();
    if (!drift.plan().problems().isEmpty()) {
      text.append(ProblemsText.of(drift.plan().problems(), style)).append('\n');
    }
    int unchanged = drift.plan().unchanged();
    String asTheyShould =
        Words.count(unchanged, "object is as it should be.", "objects are as they should be.");
    if (drift.isEmpty()) {
      return text.append("No drift. ").append(asTheyShould).append('\n').toString();
    }
    text.append(ours(drift.ours(), style));
    text.append(
        ForeignText.of(
            drift.foreign(),
            o -> drift.access().getOrDefault(o.address(), List.of()),
            drift::isRevoked,
            style));
    text.append(asTheyShould).append('\n');
    if (!drift.ours().isEmpty()) {
      text.append("What was edited in the workspace and not applied yet is among these too.\n");
    }
    return text.toString();
  }

  private static String ours(List<PlannedChange> changes, Style style) {
    if (changes.isEmpty()) {
      return "";
    }
    Map<ChangeGroup, List<PlannedChange>> groups = new TreeMap<>();
    for (PlannedChange change : changes) {
      groups.computeIfAbsent(ChangeGroup.of(change.change()), g -> new ArrayList<>()).add(change);
    }
    StringBuilder text = new StringBuilder(style.bold("Changed or missing of ours"));
    text.append(": ").append(Words.count(changes.size(), "object")).append('\n');
    groups.forEach(
        (group, members) -> {
          text.append("  ").append(group.title()).append('\n');
          members.forEach(m -> append(text, m));
        });
    return text.append('\n').toString();
  }

  private static void append(StringBuilder text, PlannedChange planned) {
    Change change = planned.change();
    text.append("      ").append(Words.object(change.address()));
    text.append("  ").append(state(change));
    if (planned.reason().endsWith("has ended")) {
      text.append(": ").append(Printable.line(planned.reason()));
    }
    text.append('\n');
    for (ShownDifference difference : ShownDifference.of(change)) {
      text.append("          ").append(Printable.line(difference.path())).append(": is ");
      text.append(shown(difference.before())).append(", should be ");
      text.append(shown(difference.after())).append('\n');
    }
  }

  private static String shown(Optional<String> value) {
    return value.map(Printable::line).orElse("(none)");
  }

  /** What became of an object. */
  static String state(Change change) {
    return switch (change) {
      case Change.Create create -> "missing";
      case Change.Update update -> "changed";
      case Change.Replace replace -> "changed";
      case Change.Adopt adopt -> "changed";
      case Change.Delete delete -> "no longer declared";
    };
  }
}
