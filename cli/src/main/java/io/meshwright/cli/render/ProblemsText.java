package io.meshwright.cli.render;

import io.meshwright.api.SourceLines;
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
  private static final SourceExcerpt NO_EXCERPTS = new SourceExcerpt(0);

  private final SourceLines sources;
  private final SourceExcerpt excerpts;
  private final Style style;

  private ProblemsText(SourceLines sources, SourceExcerpt excerpts, Style style) {
    this.sources = sources;
    this.excerpts = excerpts;
    this.style = style;
  }

  /**
   * Every finding on a line of its own, its remedy on the next; empty where there are none. More
   * than a few that say the same of different objects share a line.
   */
  public static String of(List<Problem> problems, Style style) {
    return new ProblemsText(SourceLines.NONE, NO_EXCERPTS, style).of(problems);
  }

  /** The same with the lines that findings are about, and carets under their places. */
  public static String of(List<Problem> problems, SourceLines sources, int width, Style style) {
    return new ProblemsText(sources, new SourceExcerpt(width), style).of(problems);
  }

  private String of(List<Problem> problems) {
    Map<Problem, List<Problem>> alike = new LinkedHashMap<>();
    for (Problem problem : problems) {
      alike.computeIfAbsent(withoutSubject(problem), p -> new ArrayList<>()).add(problem);
    }
    Set<Problem> told = new HashSet<>();
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      List<Problem> same = alike.getOrDefault(withoutSubject(problem), List.of());
      if (same.size() <= Words.FEW) {
        append(text, problem);
      } else if (told.add(withoutSubject(problem))) {
        append(text, together(same));
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

  private void append(StringBuilder text, Problem problem) {
    problem
        .place()
        .ifPresent(p -> text.append(style.bold(Printable.line(p.toString()))).append(": "));
    text.append(marked(problem.severity(), word(problem.severity())))
        .append(": ")
        .append(statement(problem));
    text.append(" [").append(Printable.line(problem.code())).append("]\n");
    text.append(excerpt(problem));
    if (!problem.remedy().isEmpty()) {
      text.append("    ").append(Printable.line(problem.remedy())).append('\n');
    }
  }

  private String excerpt(Problem problem) {
    return problem
        .place()
        .flatMap(
            place ->
                sources
                    .at(place)
                    .map(
                        line ->
                            excerpts.of(
                                line,
                                place.line(),
                                place.column(),
                                marked(problem.severity(), "^"))))
        .orElse("");
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

  private String marked(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> style.red(text);
      case WARNING -> style.yellow(text);
      case INFO -> text;
    };
  }

  /** What a severity is called. */
  static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
