package io.meshwright.cli.render;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.api.resource.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Findings for people, in the form that editors know: {@code file:line:column: error: ...}. */
public final class ProblemsText {
  private ProblemsText() {}

  /**
   * Every finding on a line of its own, its remedy on the next; empty where there are none. More
   * than a few that say the same of different objects share a line.
   */
  public static String of(List<Problem> problems, Style style) {
    Map<Problem, List<Problem>> alike = new LinkedHashMap<>();
    for (Problem problem : problems) {
      alike.computeIfAbsent(withoutSubject(problem), p -> new ArrayList<>()).add(problem);
    }
    Set<Problem> told = new HashSet<>();
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      List<Problem> same = alike.getOrDefault(withoutSubject(problem), List.of());
      if (same.size() <= Words.FEW) {
        append(text, problem, style);
      } else if (told.add(withoutSubject(problem))) {
        append(text, together(same), style);
      }
    }
    return text.toString();
  }

  private static Problem withoutSubject(Problem problem) {
    return withSubject(problem, "");
  }

  private static Problem together(List<Problem> same) {
    return withSubject(same.getFirst(), Words.few(same.stream().map(Problem::subject).toList()));
  }

  private static Problem withSubject(Problem problem, String subject) {
    return new Problem(
        problem.code(),
        problem.severity(),
        problem.place(),
        subject,
        problem.what(),
        problem.remedy());
  }

  private static void append(StringBuilder text, Problem problem, Style style) {
    problem
        .place()
        .ifPresent(p -> text.append(style.bold(Printable.line(p.toString()))).append(": "));
    text.append(severity(problem.severity(), style)).append(": ").append(statement(problem));
    text.append(" [").append(Printable.line(problem.code())).append("]\n");
    if (!problem.remedy().isEmpty()) {
      text.append("    ").append(Printable.line(problem.remedy())).append('\n');
    }
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
