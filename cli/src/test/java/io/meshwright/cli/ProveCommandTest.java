package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import io.meshwright.cli.render.ProofText;
import io.meshwright.cli.render.Proofs;
import io.meshwright.cli.render.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProveCommandTest {
  @Test
  void aProofEndsWithZero() {
    ProofReport proof =
        Proofs.of(Proofs.item("ana", ProofItem.Status.PROVED, 2, List.of("region")));
    CliRun run = CliRun.of(new FakeMeshwright().proof(proof), "prove", "/");

    assertThat(run).isEqualTo(new CliRun(0, ProofText.of(proof, Style.PLAIN), ""));
  }

  @Test
  void aDifferenceEndsWithOne() {
    ProofReport proof =
        Proofs.of(Proofs.item("ana", ProofItem.Status.DIFFERENT, 2, List.of("region"), "row 1"));
    CliRun run = CliRun.of(new FakeMeshwright().proof(proof), "prove", "/");

    assertThat(run.exit()).isOne();
    assertThat(run.out()).contains("\ndifferent: row 1\n");
  }

  @Test
  void programsGetTheComparisons() {
    ProofReport proof =
        Proofs.of(Proofs.item("ana", ProofItem.Status.DIFFERENT, 2, List.of("region"), "row 1"));
    CliRun run = CliRun.of(new FakeMeshwright().proof(proof), "--format=json", "prove", "/");

    assertThat(run.exit()).isOne();
    assertThat(run.out()).contains("\"proof\" : {\n    \"succeeded\" : false,");
  }
}
