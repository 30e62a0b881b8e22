package io.meshwright.cli.render;

import io.meshwright.api.plan.ExposureChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How access changes, for people: widenings first and marked, then narrowings. */
final class ExposureText {
  /** More entries of one kind than a reader takes in. */
  private static final int MOST_SHOWN = 60;

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
    append(text, widening, style);
    append(text, narrowing, style);
    append(text, others, style);
    return text.append('\n').toString();
  }

  /**
   * What changes alike for many sessions or tables stands there once; of very much the rest is
   * counted.
   */
  private static void append(StringBuilder text, List<ExposureChange> changes, Style style) {
    Map<List<Object>, List<ExposureChange>> alike = new LinkedHashMap<>();
    for (ExposureChange change : changes) {
      List<Object> key =
          List.of(change.before(), change.after(), change.widens(), change.narrows());
      alike.computeIfAbsent(key, k -> new ArrayList<>()).add(change);
    }
    int shown = 0;
    int left = 0;
    for (List<ExposureChange> group : alike.values()) {
      if (shown >= MOST_SHOWN) {
        left += group.size();
      } else if (group.size() <= Words.FEW) {
        group.forEach(e -> append(text, word(e, style), subject(e), e, style));
        shown += group.size();
      } else {
        append(text, word(group.getFirst(), style), subject(group), group.getFirst(), style);
        shown++;
      }
    }
    if (left > 0) {
      text.append("  ")
          .append(word(changes.getFirst(), style))
          .append("  ")
          .append(Words.count(left, "more of a session on a table", "more of sessions on tables"))
          .append("; --format json has each\n");
    }
  }

  private static String word(ExposureChange change, Style style) {
    if (change.widens()) {
      return style.yellow(change.narrows() ? "! WIDENS and narrows" : "! WIDENS");
    }
    return change.narrows() ? "narrows" : "changes";
  }

  private static String subject(ExposureChange change) {
    return Printable.line(change.session().value()) + " on " + Printable.line(change.table());
  }

  /** Sessions and tables of changes that are alike, the first few of each by name. */
  private static String subject(List<ExposureChange> alike) {
    return few(alike.stream().map(e -> e.session().value()).distinct().sorted().toList())
        + " on "
        + few(alike.stream().map(ExposureChange::table).distinct().sorted().toList())
        + " ("
        + Words.count(alike.size(), "change")
        + ")";
  }

  private static String few(List<String> names) {
    return Printable.line(Words.few(names));
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

  private static void append(
      StringBuilder text, String what, String subject, ExposureChange e, Style style) {
    text.append("  ").append(what).append("  ").append(subject).append('\n');
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
