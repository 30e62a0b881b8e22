package io.meshwright.api.problem;

/** How much a finding weighs. */
public enum Severity {
  /** The run ends with exit code 1. */
  ERROR,
  /** Shown, and the run goes on. */
  WARNING,
  /** Worth knowing. */
  INFO
}
