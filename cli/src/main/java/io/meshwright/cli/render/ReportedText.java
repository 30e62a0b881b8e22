package io.meshwright.cli.render;

import io.meshwright.api.plan.Plan;

/** Changes that are due and that authority leaves out, for people. */
final class ReportedText {
  private ReportedText() {}

  /** A paragraph of its own; empty where there are none. */
  static String of(Plan plan, Style style) {
    if (plan.reported().isEmpty()) {
      return "";
    }
    return style.bold("Only reported")
        + ": "
        + ChangesText.counts(plan.reported())
        + ". An apply leaves them out, since the authority there is report.\n\n"
        + ChangesText.of(plan.reported(), style);
  }
}
