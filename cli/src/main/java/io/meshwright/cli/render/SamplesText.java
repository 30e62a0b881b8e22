package io.meshwright.cli.render;

import io.meshwright.api.report.SampleReport;

/** Loaded samples for people. */
public final class SamplesText {
  private SamplesText() {}

  /** What was loaded, and what was not; one line where all is well, none where nothing was due. */
  public static String of(SampleReport samples, Style style) {
    if (samples.tables() == 0 && samples.problems().isEmpty()) {
      return "";
    }
    String problems =
        samples.problems().isEmpty() ? "" : ", " + ProblemsText.counts(samples.problems());
    return "Samples: "
        + Words.count(samples.rows(), "row")
        + " into "
        + Words.count(samples.tables(), "empty table")
        + problems
        + ".\n"
        + ProblemsText.of(samples.problems(), style);
  }
}
