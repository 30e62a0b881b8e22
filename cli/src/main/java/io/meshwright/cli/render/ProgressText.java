package io.meshwright.cli.render;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ChangeOutcome;
import java.util.Optional;

/** Progress of an apply, one line per event that is worth one. */
public final class ProgressText {
  private ProgressText() {}

  /** What a change that ended looks like on the line that is rewritten. */
  public static String ended(ApplyEvent.ChangeEnded event, int ended, int all) {
    String object = Words.objectOnPlatform(event.change().address());
    String what =
        switch (event.outcome()) {
          case ChangeOutcome.Done done -> Words.done(event.change().change()) + " " + object;
          case ChangeOutcome.Failed failed ->
              "failed to " + event.change().change().verb() + " " + object;
          case ChangeOutcome.Skipped skipped -> "skipped " + object;
          case ChangeOutcome.NotYetVisible hidden -> "not visible yet: " + object;
        };
    return position(ended, all) + what;
  }

  /** What a log without a terminal gets of an event; most changes are not worth a line there. */
  public static Optional<String> logged(ApplyEvent event, int ended, int all) {
    return switch (event) {
      case ApplyEvent.BatchStarted(String lane, String batch, int changes) ->
          Optional.of(
              position(ended, all)
                  + Printable.line(lane + ", " + batch)
                  + ": "
                  + Words.count(changes, "change"));
      case ApplyEvent.BatchFinished finished -> Optional.empty();
      case ApplyEvent.ChangeEnded change ->
          switch (change.outcome()) {
            case ChangeOutcome.Failed(Problem problem, boolean maybeApplied) ->
                Optional.of(
                    ended(change, ended, all)
                        + ": "
                        + ProblemsText.statement(problem, change.change().address()));
            case ChangeOutcome.Done done -> Optional.empty();
            case ChangeOutcome.Skipped skipped -> Optional.empty();
            case ChangeOutcome.NotYetVisible hidden -> Optional.empty();
          };
    };
  }

  private static String position(int ended, int all) {
    return "[" + ended + "/" + all + "] ";
  }
}
