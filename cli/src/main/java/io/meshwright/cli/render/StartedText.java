package io.meshwright.cli.render;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.StartedWorkspace;
import java.nio.file.Path;
import java.util.List;

/** What init wrote, and what comes next. */
public final class StartedText {
  private StartedText() {}

  /** A workspace with names of its own. */
  public static String starter(Path folder, List<String> files) {
    return written(folder, files)
        + "\nNext:\n"
        + next(folder)
        + "Then change policies/analysts.yaml and plan again.\n";
  }

  private static String written(Path folder, List<String> files) {
    StringBuilder text = new StringBuilder("Wrote a workspace to " + folder + ":\n");
    files.forEach(file -> text.append("  ").append(Printable.line(file)).append('\n'));
    return text.toString();
  }

  private static String next(Path folder) {
    return "  meshwright plan %1$s     what would be made\n  meshwright apply %1$s    make it, and prove who sees what\n"
        .formatted(folder);
  }

  /** A workspace around contracts. */
  public static String around(Path folder, StartedWorkspace started, Style style) {
    StringBuilder text = new StringBuilder(written(folder, started.files())).append('\n');
    if (!started.problems().isEmpty()) {
      text.append(ProblemsText.of(started.problems(), style)).append('\n');
    }
    boolean errors = started.problems().stream().anyMatch(Problem::isError);
    text.append("Next:\n");
    if (errors) {
      text.append("  mend the errors above; then: meshwright validate ")
          .append(folder)
          .append('\n');
    }
    if (!started.guessedTypes().isEmpty()) {
      text.append("  check physicalTypes in mesh.yaml: only the contracts know ")
          .append(Printable.line(String.join(", ", started.guessedTypes())))
          .append('\n');
    }
    if (!errors) {
      text.append(next(folder));
    }
    text.append(
        "  say in mesh.yaml who there is (principals), and in policies/ who may read what:\n");
    text.append("  nothing is visible without a policy\n");
    return text.toString();
  }
}
