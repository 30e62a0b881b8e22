package io.meshwright.cli.render;

import io.meshwright.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings as a JUnit report, for servers that show tests: one test case a file of the workspace,
 * so that a file is the same test whether it is right or wrong. A file with errors fails; warnings
 * stand in the output of its test.
 */
public final class FindingsJunit {
  /** For findings that lie in no file. */
  private static final String WORKSPACE = "workspace";

  private static final int WIDTH = 120;

  private final FindingsReport report;
  private final Map<String, List<Problem>> byFile = new TreeMap<>();

  private FindingsJunit(FindingsReport report) {
    this.report = report;
    report.sources().files().forEach(file -> byFile.put(file, new ArrayList<>()));
    for (Problem problem : report.problems()) {
      String file = problem.place().map(place -> place.file()).orElse(WORKSPACE);
      byFile.computeIfAbsent(file, f -> new ArrayList<>()).add(problem);
    }
  }

  /** The report of one run. */
  public static String of(FindingsReport report) {
    return new FindingsJunit(report).xml();
  }

  private String xml() {
    String name = attribute("name", "meshwright " + report.command());
    long failing = byFile.values().stream().filter(FindingsJunit::fails).count();
    String counts =
        attribute("tests", String.valueOf(byFile.size()))
            + attribute("failures", String.valueOf(failing))
            + attribute("errors", "0")
            + attribute("skipped", "0")
            + attribute("time", "0");
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites").append(name).append(">\n");
    xml.append("  <testsuite").append(name).append(counts).append(">\n");
    byFile.forEach((file, problems) -> xml.append(test(file, problems)));
    return xml.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private static boolean fails(List<Problem> problems) {
    return problems.stream().anyMatch(Problem::isError);
  }

  private String test(String file, List<Problem> problems) {
    String start =
        "    <testcase"
            + attribute("classname", "meshwright." + report.command().replace(' ', '.'))
            + attribute("name", file.equals(WORKSPACE) ? file : report.path(file))
            + attribute("time", "0");
    if (problems.isEmpty()) {
      return start + "/>\n";
    }
    String text = escaped(ProblemsText.of(problems, report.sources(), WIDTH, Style.PLAIN));
    String content =
        fails(problems)
            ? "      <failure"
                + attribute("message", message(problems))
                + attribute("type", firstError(problems).code())
                + ">"
                + text
                + "</failure>\n"
            : "      <system-out>" + text + "</system-out>\n";
    return start + ">\n" + content + "    </testcase>\n";
  }

  private static Problem firstError(List<Problem> problems) {
    return problems.stream().filter(Problem::isError).findFirst().orElseThrow();
  }

  private static String message(List<Problem> problems) {
    Problem first = firstError(problems);
    String place = first.place().map(p -> "line " + p.line() + ": ").orElse("");
    String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
    return place + ProblemsText.statement(first) + more;
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + escaped(Printable.line(value)) + "\"";
  }

  /** Text of XML; what XML has no place for becomes its Unicode escape. */
  private static String escaped(String text) {
    StringBuilder xml = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '"' -> xml.append("&quot;");
        case '\ufffe', '\uffff' -> xml.append("\\u%04x".formatted((int) c));
        default -> xml.append(c);
      }
    }
    return xml.toString();
  }
}
