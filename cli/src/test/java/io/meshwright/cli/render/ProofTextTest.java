package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofItem.Status;
import io.meshwright.api.report.ProofReport;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofTextTest {
  @Test
  void aProofIsATableAndItsResult() {
    ProofReport report =
        Proofs.of(
            Proofs.item("ana", Status.PROVED, 2, List.of("order_id", "region")),
            Proofs.item("privacy", Status.PROVED, 4, List.of("order_id", "region", "email")));

    assertThat(ProofText.of(report, Style.PLAIN))
        .isEqualTo(
            """
            SESSION  TABLE                         ROWS SEEN  COLUMNS                  RESULT
            ana      sales.orders.orders@1.orders  2 of 4     order_id, region         proved
            privacy  sales.orders.orders@1.orders  4 of 4     order_id, region, email  proved

            Proved: 2 comparisons, 0 differences.
            """);
  }

  @Test
  void everyDifferenceHasItsOwnLine() {
    ProofReport report =
        Proofs.of(
            Proofs.item(
                "ana", Status.DIFFERENT, 1, List.of("email"), "row 1: is seen", "row 2: is not"),
            Proofs.item("ben", Status.UNVERIFIABLE, 0, List.of(), "ben has no login"));

    assertThat(ProofText.of(report, Style.PLAIN))
        .isEqualTo(
            """
            SESSION  TABLE                         ROWS SEEN  COLUMNS  RESULT
            ana      sales.orders.orders@1.orders  1 of 4     email    DIFFERENT
            ben      sales.orders.orders@1.orders  0 of 4     none     not compared

            different: row 1: is seen
            different: row 2: is not
            not compared: ben has no login

            NOT proved: 1 comparison, 2 differences; 1 could not be compared.
            """);
  }

  @Test
  void whereNothingCouldBeComparedNothingIsProved() {
    ProofReport report =
        Proofs.of(Proofs.item("ben", Status.UNVERIFIABLE, 0, List.of(), "ben has no login"));

    assertThat(ProofText.of(report, Style.PLAIN))
        .endsWith("Nothing proved: 1 could not be compared.\n");
  }

  @Test
  void withoutSessionsThereIsNothingToProve() {
    assertThat(ProofText.of(new ProofReport(List.of(), List.of()), Style.PLAIN))
        .isEqualTo("Nothing to prove: no declared session and table to compare.\n");
  }

  @Test
  void manyColumnsAreANumber() {
    List<String> columns = IntStream.range(0, 40).mapToObj(i -> "c" + i).toList();
    ProofReport report = Proofs.of(Proofs.item("ana", Status.PROVED, 2, columns));

    assertThat(ProofText.of(report, Style.PLAIN)).contains("  40 columns  proved\n");
  }

  @Test
  void anErrorOfTheRunIsNoProof() {
    ProofItem item = Proofs.item("ana", Status.PROVED, 2, List.of("order_id"));
    Problem error = Problem.error("lost", "local", "the connection was lost", "");

    assertThat(ProofText.of(new ProofReport(List.of(item), List.of(error)), Style.PLAIN))
        .startsWith("error: local: the connection was lost [lost]\n\nSESSION")
        .endsWith("NOT proved: 1 comparison, 0 differences.\n");
  }

  @Test
  void onATerminalThatIsTooNarrowColumnsAreCounted() {
    ProofReport report =
        Proofs.of(
            Proofs.item(
                "ana", ProofItem.Status.PROVED, 2, List.of("order_id", "region", "amount")));

    assertThat(ProofText.of(report, Style.PLAIN, 200)).contains("order_id, region, amount");
    assertThat(ProofText.of(report, Style.PLAIN, 40))
        .contains("3 columns")
        .doesNotContain("order_id, region");
  }
}
