package io.meshwright.cli.render;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.api.resource.Address;
import java.util.ArrayList;
import java.util.List;

/** Findings for people, in the form that editors know: {@code file:line:column: error: ...}. */
public final class ProblemsText {
  private ProblemsText() {}

  /** Every finding on a line of its own, its remedy on the next; empty where there are none. */
  public static String of(List<Problem> problems, Style style) {
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      problem
          .place()
          .ifPresent(p -> text.append(style.bold(Printable.line(p.toString()))).append(": "));
      text.append(severity(problem.severity(), style)).append(": ").append(statement(problem));
      text.append(" [").append(Printable.line(problem.code())).append("]\n");
      if (!problem.remedy().isEmpty()) {
        text.append("    ").append(Printable.line(problem.remedy())).append('\n');
      }
    }
    return text.toString();
  }

  /** How many of each severity: {@code 2 errors, 1 warning}; {@code no problems}. */
  public static String counts(List<Problem> problems) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long number = problems.stream().filter(p -> p.severity() == severity).count();
      if (number > 0) {
        parts.add(
            switch (severity) {
              case ERROR -> Words.count(number, "error");
              case WARNING -> Words.count(number, "warning");
              case INFO -> Words.count(number, "note");
            });
      }
    }
    return parts.isEmpty() ? "no problems" : String.join(", ", parts);
  }

  /** Subject and finding, without place and remedy. */
  static String statement(Problem problem) {
    String subject = problem.subject().isEmpty() ? "" : problem.subject() + ": ";
    return Printable.line(subject + problem.what());
  }

  /** The same where the object is named already: it is not named again. */
  static String statement(Problem problem, Address named) {
    return problem.subject().equals(named.toString())
        ? Printable.line(problem.what())
        : statement(problem);
  }

  private static String severity(Severity severity, Style style) {
    return switch (severity) {
      case ERROR -> style.red("error");
      case WARNING -> style.yellow("warning");
      case INFO -> "note";
    };
  }
}
