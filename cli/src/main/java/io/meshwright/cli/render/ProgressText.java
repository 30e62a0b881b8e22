package io.meshwright.cli.render;

import io.meshwright.api.report.Activity;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ChangeOutcome;
import java.util.Optional;

/** What goes on, on one line. */
public final class ProgressText {
  private ProgressText() {}

  /** What is about to be done. */
  public static String of(Activity activity) {
    String subject = activity.subject();
    String what =
        switch (activity.kind()) {
          case TRANSLATE -> "translating the workspace for platform " + subject;
          case READ -> "reading platform " + subject;
          case COMPARE -> "comparing platform " + subject + " with the workspace";
          case ACCESS -> "working out who sees what on platform " + subject;
          case SAMPLES -> "loading samples into " + subject;
          case PROVE -> "proving who sees what of " + subject;
        };
    String position =
        activity.of() == 1 ? "" : " (" + activity.number() + " of " + activity.of() + ")";
    return Printable.line(what + position);
  }

  /** What an event of an apply looks like; empty where it says nothing new. */
  public static Optional<String> line(ApplyEvent event) {
    return switch (event) {
      case ApplyEvent.BatchStarted(String lane, String batch, int changes) ->
          Optional.of(Printable.line(lane + ", " + batch) + ": " + Words.count(changes, "change"));
      case ApplyEvent.BatchFinished finished -> Optional.empty();
      case ApplyEvent.ChangeEnded change -> Optional.of(ended(change));
    };
  }

  private static String ended(ApplyEvent.ChangeEnded event) {
    String object = Words.objectOnPlatform(event.change().address());
    return switch (event.outcome()) {
      case ChangeOutcome.Done done -> Words.done(event.change().change()) + " " + object;
      case ChangeOutcome.Failed failed ->
          "failed to " + event.change().change().verb() + " " + object;
      case ChangeOutcome.Skipped skipped -> "skipped " + object;
      case ChangeOutcome.NotYetVisible hidden -> "not visible yet: " + object;
    };
  }
}
