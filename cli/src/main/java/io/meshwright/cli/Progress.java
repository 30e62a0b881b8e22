package io.meshwright.cli;

import io.meshwright.api.report.ApplyEvent;
import io.meshwright.cli.render.ProgressText;

/** Shows how far an apply is: on a terminal on one line that is rewritten, else as a log. */
final class Progress implements AutoCloseable {
  private static final String TO_LINE_START = "\r";
  private static final String ERASE_REST_OF_LINE = "\u001b[K";

  private final Report report;
  private final boolean rewrites;
  private final int changes;
  private int ended;
  private boolean lineIsOpen;

  Progress(Report report, int changes) {
    this.report = report;
    this.rewrites = report.terminal().interactive();
    this.changes = changes;
  }

  void accept(ApplyEvent event) {
    if (event instanceof ApplyEvent.ChangeEnded) {
      ended++;
    }
    if (!rewrites) {
      ProgressText.logged(event, ended, changes).ifPresent(line -> report.text(() -> line + "\n"));
      return;
    }
    if (event instanceof ApplyEvent.ChangeEnded change) {
      String line = fitting(ProgressText.ended(change, ended, changes));
      report.text(() -> TO_LINE_START + line + ERASE_REST_OF_LINE);
      lineIsOpen = true;
    }
  }

  /** A line that wraps could not be rewritten. */
  private String fitting(String line) {
    int width = report.terminal().width() - 1;
    int length = line.codePointCount(0, line.length());
    return length <= width ? line : line.substring(0, line.offsetByCodePoints(0, width));
  }

  @Override
  public void close() {
    if (lineIsOpen) {
      report.text(() -> TO_LINE_START + ERASE_REST_OF_LINE);
      lineIsOpen = false;
    }
  }
}
