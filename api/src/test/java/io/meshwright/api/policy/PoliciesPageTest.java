package io.meshwright.api.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/policies.md names for every statement the method that executes it and a test of it. */
class PoliciesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "policies.md");
  private static final Pattern STATEMENT = Pattern.compile("(?m)^- \\*\\*([A-Z]\\d+)\\*\\* ");
  private static final Pattern POINTER = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");
  private static final List<String> PACKAGES =
      List.of("io.meshwright.api.policy.", "io.meshwright.api.model.");
  private static final int STATEMENTS = 23;

  /** One statement of the page, up to the next one or an empty line. */
  record Statement(String id, String text) {
    List<MatchResult> pointers(boolean tests) {
      return POINTER
          .matcher(text)
          .results()
          .filter(p -> p.group(1).endsWith("Test") == tests)
          .toList();
    }

    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Statement> statements() throws IOException {
    String page = Files.readString(PAGE);
    List<MatchResult> starts = STATEMENT.matcher(page).results().toList();
    List<Statement> statements = new ArrayList<>();
    for (MatchResult start : starts) {
      int blank = page.indexOf("\n\n", start.end());
      int next = page.indexOf("\n- **", start.end());
      int end = next < 0 || blank >= 0 && blank < next ? blank : next;
      statements.add(
          new Statement(
              start.group(1), page.substring(start.end(), end < 0 ? page.length() : end)));
    }
    return statements.stream();
  }

  @Test
  void thePageHasItsStatementsEachOnce() throws IOException {
    assertThat(statements().map(Statement::id))
        .hasSizeGreaterThanOrEqualTo(STATEMENTS)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("statements")
  void everyStatementIsExecutedAndTested(Statement statement) {
    for (boolean tests : List.of(false, true)) {
      List<MatchResult> pointers = statement.pointers(tests);
      assertThat(pointers).as("%s, %s", statement, tests ? "tests" : "methods").isNotEmpty();
      assertThat(pointers)
          .allSatisfy(p -> assertThat(hasMethod(p.group(1), p.group(2))).as(p.group()).isTrue());
    }
  }

  private static boolean hasMethod(String type, String method) {
    return PACKAGES.stream()
        .flatMap(p -> named(p + type).stream())
        .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
        .anyMatch(m -> m.getName().equals(method));
  }

  private static Optional<Class<?>> named(String name) {
    try {
      return Optional.of(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }
}
