package io.meshwright.cli.render;

import io.meshwright.api.report.RunChange;
import io.meshwright.api.report.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Earlier runs for people. */
public final class HistoryText {
  private HistoryText() {}

  /** A line per run. */
  public static String of(List<RunRecord> runs, Style style) {
    if (runs.isEmpty()) {
      return "No runs yet.\n";
    }
    TextTable table = new TextTable("RUN", "MESH", "PLANNED", "RESULT");
    for (RunRecord run : runs) {
      table.row(
          Printable.line(run.id()),
          Printable.line(run.mesh().toString()),
          planned(run),
          result(run));
    }
    return table.text(style);
  }

  /** One run with its changes. */
  public static String of(RunRecord run, Style style) {
    StringBuilder text = new StringBuilder();
    line(text, "Run", run.id());
    line(text, "Mesh", run.mesh().toString());
    line(text, "Platforms", String.join(", ", run.platforms()));
    run.actor().ifPresent(a -> line(text, "Actor", a));
    line(text, "Fingerprint", run.fingerprint().hex());
    line(text, "Started", run.startedAt().toString());
    line(text, "Ended", run.endedAt().map(Instant::toString).orElse("did not end"));
    line(text, "Planned", planned(run));
    line(text, "Result", result(run));
    if (!run.message().isEmpty()) {
      line(text, "Aborted by", run.message());
    }
    if (run.unreadable() > 0) {
      line(text, "Unreadable", Words.count(run.unreadable(), "line"));
    }
    if (!run.changes().isEmpty()) {
      text.append('\n').append(changes(run.changes()).text(style));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("%-12s".formatted(name)).append(Printable.line(value)).append('\n');
  }

  private static TextTable changes(List<RunChange> changes) {
    TextTable table = new TextTable("CHANGE", "OBJECT", "RESULT");
    for (RunChange change : changes) {
      String why = change.why().isEmpty() ? "" : ": " + Printable.line(change.why());
      table.row(
          Printable.line(change.verb()),
          Words.objectOnPlatform(change.address()),
          word(change.outcome()) + why);
    }
    return table;
  }

  private static String planned(RunRecord run) {
    String verbs =
        run.planned().entrySet().stream()
            .map(e -> e.getValue() + " " + Printable.line(e.getKey()))
            .collect(Collectors.joining(", "));
    return verbs
        + (run.widenings() > 0 ? "; " + Words.count(run.widenings(), "widening") : "")
        + (run.destroying() > 0 ? "; " + run.destroying() + " destroying data" : "");
  }

  private static String result(RunRecord run) {
    String done = run.count(RunChange.Outcome.DONE) + " done";
    String rest =
        counted(run, RunChange.Outcome.FAILED)
            + counted(run, RunChange.Outcome.SKIPPED)
            + counted(run, RunChange.Outcome.NOT_YET_VISIBLE);
    return switch (run.ending()) {
      case ENDED -> done + rest;
      case ABORTED -> "aborted, " + done + rest;
      case NOT_ENDED -> "did not end, " + done + rest;
    };
  }

  private static String counted(RunRecord run, RunChange.Outcome outcome) {
    long count = run.count(outcome);
    return count == 0 ? "" : ", " + count + " " + word(outcome);
  }

  private static String word(RunChange.Outcome outcome) {
    return switch (outcome) {
      case DONE -> "done";
      case FAILED -> "failed";
      case SKIPPED -> "skipped";
      case NOT_YET_VISIBLE -> "not yet visible";
    };
  }
}
