package io.meshwright.api.report;

import io.meshwright.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * What became of a file that was to be formatted.
 *
 * @param file the file
 * @param outcome what became of it
 * @param problems why it was left as it is, with places; empty where it was not refused
 */
public record FormattedFile(Path file, Outcome outcome, List<Problem> problems) {
  /** Copies the problems. */
  public FormattedFile {
    problems = List.copyOf(problems);
  }

  /** What became of it. */
  public enum Outcome {
    /** It has the form already. */
    CLEAN,
    /** It has another form; where files are written, it has that no more. */
    CHANGED,
    /** It cannot be formatted, and was left as it is. */
    REFUSED
  }
}
