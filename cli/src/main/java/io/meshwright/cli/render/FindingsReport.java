package io.meshwright.cli.render;

import io.meshwright.api.SourceLines;
import io.meshwright.api.problem.Problem;
import java.util.List;

/**
 * Findings of one run, as the formats for other programs need them.
 *
 * @param command what was run, for example {@code validate production}
 * @param problems everything found
 * @param sources the files that were read, and lines of them
 * @param folder where the workspace is, relative to the current folder: empty, or ending in {@code
 *     /}
 */
public record FindingsReport(
    String command, List<Problem> problems, SourceLines sources, String folder) {
  /** Copies the problems. */
  public FindingsReport {
    problems = List.copyOf(problems);
  }

  /** A file, as it is reached from the current folder. */
  String path(String file) {
    return folder + file;
  }
}
