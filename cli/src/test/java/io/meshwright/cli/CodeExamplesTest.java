package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.Problem;
import io.meshwright.cli.render.ProblemsText;
import io.meshwright.cli.render.Style;
import io.meshwright.engine.MeshwrightEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples on the pages of codes are true. {@code -Dmeshwright.pages.write=true} writes the
 * messages into the pages instead of comparing them.
 */
class CodeExamplesTest {
  private static final Path PAGES = Path.of("../docs/codes");
  private static final boolean WRITE = Boolean.getBoolean("meshwright.pages.write");

  static Stream<String> workspaceExamples() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".md", ""))
          .filter(code -> PageExample.of(page(code)).isWorkspace())
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String page(String code) {
    try {
      return Files.readString(PAGES.resolve(code + ".md"));
    } catch (IOException e) {
      throw new AssertionError(code, e);
    }
  }

  @ParameterizedTest
  @MethodSource("workspaceExamples")
  void theExampleCausesTheFinding(String code, @TempDir Path folder) throws IOException {
    PageExample example = PageExample.of(page(code));
    Path shop = folder.resolve("shop");
    StarterWorkspace.write(shop);
    example.apply(shop);

    List<Problem> problems = problems(shop, example.environment());

    List<Problem> wanted = problems.stream().filter(p -> p.code().equals(code)).toList();
    assertThat(wanted).as("findings: %s", problems).isNotEmpty();
    assertThat(wanted).allMatch(p -> p.place().isPresent());
    String message = ProblemsText.of(wanted, Style.PLAIN);
    if (WRITE) {
      write(code, message);
      return;
    }
    assertThat(example.message()).contains(message);
  }

  private static List<Problem> problems(Path shop, Optional<String> environment) {
    try (MeshwrightEngine engine =
        MeshwrightEngine.builder()
            .stateFolder(shop.resolve(".meshwright"))
            .environment(environment)
            .build()) {
      return engine.read(shop).problems();
    }
  }

  private static void write(String code, String message) throws IOException {
    String page = page(code).replaceAll("(?s)\n```text\n.*?\n```\n", "");
    String block = "\n```text\n" + message + "```\n\n## What to do\n";
    Files.writeString(
        PAGES.resolve(code + ".md"), page.replaceFirst("\n## What to do\n", quoted(block)));
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  @Test
  void mostPagesOfReadingAndValidationHaveSuchAnExample() throws IOException {
    assertThat(workspaceExamples()).hasSizeGreaterThan(60);
  }
}
