package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemsTextTest {
  private static final Problem ERROR =
      Problem.error("unknown-key", "", "unknown key 'platfroms'", "write 'platforms'")
          .at(new Place("mesh.yaml", 4, 1));
  private static final Problem WARNING =
      Problem.warning("no-owner", "domain sales", "has no owner", "");
  private static final Problem NOTE =
      new Problem("found", Severity.INFO, Optional.empty(), "pii", "was found", "");

  @Test
  void aProblemStandsWhereEditorsFindItAndItsRemedyBelow() {
    assertThat(ProblemsText.of(List.of(ERROR, WARNING, NOTE), Style.PLAIN))
        .isEqualTo(
            """
            mesh.yaml:4:1: error: unknown key 'platfroms' [unknown-key]
                write 'platforms'
            warning: domain sales: has no owner [no-owner]
            note: pii: was found [found]
            """);
  }

  @Test
  void noProblemsAreNoText() {
    assertThat(ProblemsText.of(List.of(), Style.COLORS)).isEmpty();
  }

  @Test
  void problemsAreCountedBySeverity() {
    assertThat(ProblemsText.counts(List.of(WARNING, ERROR, ERROR, NOTE)))
        .isEqualTo("2 errors, 1 warning, 1 note");
    assertThat(ProblemsText.counts(List.of())).isEqualTo("no problems");
  }

  @Test
  void placeAndSeverityAreColored() {
    assertThat(ProblemsText.of(List.of(ERROR), Style.COLORS))
        .startsWith("\u001b[1mmesh.yaml:4:1\u001b[0m: \u001b[31merror\u001b[0m: unknown");
  }

  @Test
  void manyThatSayTheSameOfDifferentObjectsShareALine() {
    List<Problem> problems =
        IntStream.range(0, 77)
            .mapToObj(
                i -> Problem.error("foreign-object", "view v" + i, "is not ours", "rename it"))
            .toList();

    assertThat(ProblemsText.of(problems, Style.PLAIN))
        .isEqualTo(
            """
            error: view v0, view v1, view v2 and 74 more: is not ours [foreign-object]
                rename it
            """);
    assertThat(ProblemsText.of(problems.subList(0, 3), Style.PLAIN).lines()).hasSize(6);
  }
}
