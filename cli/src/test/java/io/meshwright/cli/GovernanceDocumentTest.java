package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ReadResult;
import io.meshwright.api.evolution.ContractsRead;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.problem.Problem;
import io.meshwright.cli.render.ProblemsText;
import io.meshwright.cli.render.Style;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.engine.govern.rule.ShippedRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/governance.md: each rule is kept by one and broken by the other. */
class GovernanceDocumentTest {
  private static final Path PAGE = Path.of("../docs/governance.md");

  @TempDir Path folder;

  /** What the page says about each rule. */
  private static Map<String, String> sections() throws IOException {
    String page = Files.readString(PAGE);
    String rules = page.substring(page.indexOf("\n## Rules"), page.indexOf("\n## Own rules"));
    Map<String, String> sections = new LinkedHashMap<>();
    for (String section : rules.split("\n### ", -1)) {
      int line = section.indexOf('\n');
      if (!section.startsWith("\n##")) {
        sections.put(section.substring(0, line), section.substring(line));
      }
    }
    return sections;
  }

  static Stream<String> rules() throws IOException {
    return sections().keySet().stream();
  }

  @Test
  void thePageHasEveryRuleThatThereIs() throws IOException {
    assertThat(sections().keySet())
        .containsExactlyElementsOf(ShippedRules.all().stream().map(GovernanceRule::id).toList())
        .hasSize(12);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theFirstExampleKeepsTheRule(String rule) throws IOException {
    String section = section(rule);
    PageExample example =
        example(section.substring(section.indexOf("\nPasses"), section.indexOf("\nFails:")));

    List<Problem> problems = problems(example);

    assertThat(problems).filteredOn(p -> p.isError() || p.code().equals(rule)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theSecondExampleBreaksItWhereThePageSays(String rule) throws IOException {
    String section = section(rule);
    PageExample example = example(section.substring(section.indexOf("\nFails:")));

    List<Problem> problems = problems(example);

    List<Problem> broken = problems.stream().filter(p -> p.code().equals(rule)).toList();
    assertThat(ProblemsText.of(broken, Style.PLAIN)).isEqualTo(example.message().orElseThrow());
    assertThat(problems).filteredOn(p -> p.isError() && !p.code().equals(rule)).isEmpty();
  }

  private static String section(String rule) throws IOException {
    return String.valueOf(sections().get(rule));
  }

  private static PageExample example(String text) {
    PageExample example = PageExample.of("## Example\n" + text);
    assertThat(example.isWorkspace()).isTrue();
    return example;
  }

  /** Findings of the changed workspace, and what its contracts may not become since the first. */
  private List<Problem> problems(PageExample example) throws IOException {
    Path shop = folder.resolve("shop");
    StarterWorkspace.write(shop);
    try (MeshwrightEngine engine =
        MeshwrightEngine.builder().stateFolder(shop.resolve(".meshwright")).build()) {
      ContractsRead before = engine.evolution().read(shop);
      example.apply(shop);
      ReadResult read = engine.read(shop);
      List<Problem> problems = new ArrayList<>(read.problems());
      read.mesh()
          .ifPresent(
              mesh ->
                  problems.addAll(
                      engine
                          .evolution()
                          .forbidden(
                              mesh,
                              engine
                                  .evolution()
                                  .compare(
                                      before.contracts(),
                                      engine.evolution().read(shop).contracts()))));
      return problems;
    }
  }
}
