package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsMarkdownTest {
  @Test
  void errorsComeFirstAndNothingInThemIsMarkup() {
    ParsedMarkdown page = ParsedMarkdown.of(FindingsMarkdown.of(Findings.all(), ""));

    assertThat(page.html).isEmpty();
    assertThat(page.links).isEmpty();
    assertThat(page.rows).hasSize(6);
    assertThat(page.rows.stream().map(row -> row.getFirst()))
        .containsExactly("Severity", "error", "error", "error", "warning", "note");
    assertThat(page.rows.get(1))
        .containsExactly(
            "error",
            "shop/policies/a b:ü.yaml:3:5",
            "x & <y>: the key 'ü\\u0007\uffff]]>\"' is not known unknown-key",
            "did you mean 'u'?");
    assertThat(page.rows.get(4)).contains("sales: is odd | `x` bad-value");
    assertThat(page.seen.toString()).contains("3 errors, 1 warning, 1 note");
  }

  @Test
  void aValidWorkspaceIsSaidToBeOne() {
    assertThat(FindingsMarkdown.of(Findings.report(), "Mesh shop is valid."))
        .isEqualTo("## Meshwright validate production\n\nno problems\n\nMesh shop is valid.\n\n");
  }

  @Test
  void aPageNeverGrowsBeyondWhatHostsTake() {
    Problem[] many =
        IntStream.range(0, 2_000)
            .mapToObj(
                i ->
                    Problem.error("bad-value", "s" + i, "x".repeat(100), "")
                        .at(new Place("f", 1 + i, 1)))
            .toArray(Problem[]::new);

    String page = FindingsMarkdown.of(Findings.report(many), "");

    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(60_000);
    assertThat(page).containsPattern("and \\d+ more findings; see the text output\n$");
  }
}
