package io.meshwright.cli.render;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.FormattedFile;
import java.util.List;

/** What became of files that were formatted, for people. */
public final class FormattedText {
  private FormattedText() {}

  /**
   * Files that changed, then those that were refused and why, then counts.
   *
   * @param check whether nothing was written
   */
  public static String of(List<FormattedFile> files, boolean check, Style style) {
    StringBuilder text = new StringBuilder();
    List<FormattedFile> changed = of(files, FormattedFile.Outcome.CHANGED);
    List<FormattedFile> refused = of(files, FormattedFile.Outcome.REFUSED);
    if (!changed.isEmpty()) {
      text.append(check ? "Would change:\n" : "Changed:\n");
      changed.forEach(
          f -> text.append("  ").append(Printable.line(f.file().toString())).append('\n'));
      text.append('\n');
    }
    List<Problem> problems = refused.stream().flatMap(f -> f.problems().stream()).toList();
    if (!problems.isEmpty()) {
      text.append(ProblemsText.of(problems, style)).append('\n');
    }
    text.append(Words.count(files.size(), "file")).append(": ");
    text.append(changed.size()).append(check ? " would change" : " changed");
    if (!refused.isEmpty()) {
      text.append(", ").append(refused.size()).append(" refused");
    }
    return text.append(".\n").toString();
  }

  private static List<FormattedFile> of(List<FormattedFile> files, FormattedFile.Outcome outcome) {
    return files.stream().filter(f -> f.outcome() == outcome).toList();
  }
}
