package io.meshwright.cli.render;

import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a reviewer must not miss, in Markdown: data that is lost, and who gets to see more. */
record Unmissable(
    List<PlannedChange> losses, List<ExposureChange> widenings, List<ForeignObject> foreign) {

  static Unmissable of(Plan plan) {
    return new Unmissable(
        plan.changes().stream().filter(PlannedChange::destroysData).toList(),
        plan.exposure().stream().filter(ExposureChange::widens).toList(),
        plan.foreign().stream().filter(f -> mayWiden(f.effect())).toList());
  }

  private static boolean mayWiden(ForeignObject.Effect effect) {
    return switch (effect) {
      case WIDENS, UNKNOWN -> true;
      case NONE, NARROWS -> false;
    };
  }

  /** From the most telling form to the shortest; each names every object and session. */
  List<String> forms() {
    return List.of(full(), grouped(), names());
  }

  private String full() {
    StringBuilder text = new StringBuilder();
    if (!losses.isEmpty()) {
      text.append("### Data is lost\n\n");
      text.append(Markdown.header("Change", "Object", "Platform", "What is lost"));
      losses.forEach(c -> text.append(row(c)));
      text.append('\n');
    }
    if (!widenings.isEmpty()) {
      text.append("### Access widens\n\n");
      text.append(Markdown.header("Session", "Table", "Gets", "Instead of"));
      widenings.forEach(e -> text.append(row(e)));
      text.append('\n');
    }
    if (!foreign.isEmpty()) {
      text.append("### Access that others gave\n\n");
      text.append(Markdown.header("Object", "Platform", "Made on"));
      foreign.forEach(f -> text.append(row(f)));
      text.append('\n');
    }
    return text.toString();
  }

  private static String row(PlannedChange change) {
    return Markdown.row(
        change.change().verb(),
        Markdown.code(Words.object(change.address())),
        Markdown.code(change.address().platform()),
        change.losses().stream().map(Markdown::text).collect(Collectors.joining("; ")));
  }

  static String row(ExposureChange change) {
    return Markdown.row(
        Markdown.code(change.session().value()),
        Markdown.code(change.table()),
        lines(change.after(), change.before()),
        lines(change.before(), change.after()));
  }

  private static String lines(List<String> lines, List<String> others) {
    return lines.stream()
        .filter(line -> !others.contains(line))
        .map(Markdown::code)
        .collect(Collectors.joining("; "));
  }

  private static String row(ForeignObject object) {
    return Markdown.row(
        Markdown.code(Words.object(object.address())),
        Markdown.code(object.address().platform()),
        Markdown.code(Words.object(object.on())));
  }

  private String grouped() {
    return lostNames() + widenedByTables() + foreignNames();
  }

  private String names() {
    if (widenings.isEmpty()) {
      return grouped();
    }
    return lostNames()
        + "### Access widens\n\nSessions: "
        + Markdown.codes(distinct(widenings, e -> e.session().value()))
        + "\n\nTables: "
        + Markdown.codes(distinct(widenings, ExposureChange::table))
        + "\n\n"
        + foreignNames();
  }

  private static <T> SortedSet<String> distinct(List<T> items, Function<T, String> name) {
    return items.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
  }

  private String lostNames() {
    Map<String, List<String>> groups = new TreeMap<>();
    for (PlannedChange change : losses) {
      String group =
          change.change().verb()
              + " "
              + Markdown.code(change.address().kind())
              + " on "
              + Markdown.code(change.address().platform());
      groups.computeIfAbsent(group, g -> new ArrayList<>()).add(Words.path(change.address()));
    }
    return list("Data is lost", groups);
  }

  /** Sessions that get the same tables stand on one line. */
  private String widenedByTables() {
    Map<String, SortedSet<String>> tables = new TreeMap<>();
    for (ExposureChange change : widenings) {
      tables.computeIfAbsent(change.session().value(), s -> new TreeSet<>()).add(change.table());
    }
    Map<List<String>, SortedSet<String>> sessions = new LinkedHashMap<>();
    tables.forEach(
        (session, seen) ->
            sessions.computeIfAbsent(List.copyOf(seen), t -> new TreeSet<>()).add(session));
    Map<String, List<String>> groups = new TreeMap<>();
    sessions.forEach((seen, who) -> groups.put(Markdown.codes(who), seen));
    return list("Access widens", groups);
  }

  private String foreignNames() {
    Map<String, List<String>> groups = new TreeMap<>();
    for (ForeignObject object : foreign) {
      groups
          .computeIfAbsent(
              "on " + Markdown.code(object.address().platform()), g -> new ArrayList<>())
          .add(Words.object(object.address()));
    }
    return list("Access that others gave", groups);
  }

  private static String list(String title, Map<String, List<String>> groups) {
    if (groups.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("### " + title + "\n\n");
    groups.forEach(
        (group, names) ->
            text.append("- ")
                .append(group)
                .append(": ")
                .append(Markdown.codes(names))
                .append('\n'));
    return text.append('\n').toString();
  }
}
