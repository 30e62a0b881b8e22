package io.meshwright.cli.render;

import io.meshwright.api.plan.ExposureChange;
import java.util.ArrayList;
import java.util.List;

/** How access changes, for people: widenings first and marked, then narrowings. */
final class ExposureText {
  private ExposureText() {}

  /** A paragraph of its own; empty where no access changes. */
  static String of(List<ExposureChange> exposure, Style style) {
    if (exposure.isEmpty()) {
      return "";
    }
    List<ExposureChange> widening = exposure.stream().filter(ExposureChange::widens).toList();
    List<ExposureChange> narrowing =
        exposure.stream().filter(e -> !e.widens() && e.narrows()).toList();
    List<ExposureChange> others =
        exposure.stream().filter(e -> !e.widens() && !e.narrows()).toList();
    StringBuilder text = new StringBuilder(style.bold("Access"));
    text.append(": ").append(counts(widening, narrowing, others)).append('\n');
    widening.forEach(
        e ->
            append(
                text, style.yellow(e.narrows() ? "! WIDENS and narrows" : "! WIDENS"), e, style));
    narrowing.forEach(e -> append(text, "narrows", e, style));
    others.forEach(e -> append(text, "changes", e, style));
    return text.append('\n').toString();
  }

  private static String counts(
      List<ExposureChange> widening, List<ExposureChange> narrowing, List<ExposureChange> others) {
    List<String> parts = new ArrayList<>();
    if (!widening.isEmpty()) {
      parts.add(Words.count(widening.size(), "widening"));
    }
    if (!narrowing.isEmpty()) {
      parts.add(Words.count(narrowing.size(), "narrowing"));
    }
    if (!others.isEmpty()) {
      parts.add(Words.count(others.size(), "other change"));
    }
    return String.join(", ", parts);
  }

  private static void append(StringBuilder text, String what, ExposureChange e, Style style) {
    text.append("  ").append(what).append("  ");
    text.append(Printable.line(e.session().value())).append(" on ");
    text.append(Printable.line(e.table())).append('\n');
    for (String line : e.before()) {
      if (!e.after().contains(line)) {
        text.append("      ").append(style.red("- " + Printable.line(line))).append('\n');
      }
    }
    for (String line : e.after()) {
      if (e.before().contains(line)) {
        text.append("        ").append(Printable.line(line)).append('\n');
      } else {
        text.append("      ").append(style.green("+ " + Printable.line(line))).append('\n');
      }
    }
  }
}
