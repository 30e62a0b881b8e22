package io.meshwright.cli;

import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.cli.render.ProgressText;

/** Shows how far an apply is. */
final class Progress {
  private final StatusLine status;
  private final int changes;
  private int ended;
  private int failed;

  Progress(StatusLine status, int changes) {
    this.status = status;
    this.changes = changes;
  }

  void accept(ApplyEvent event) {
    if (event instanceof ApplyEvent.ChangeEnded change) {
      ended++;
      if (change.outcome() instanceof ChangeOutcome.Failed) {
        failed++;
      }
    }
    ProgressText.line(event).ifPresent(line -> status.show(position() + line));
  }

  private String position() {
    return "[" + ended + "/" + changes + (failed == 0 ? "" : ", " + failed + " failed") + "] ";
  }
}
