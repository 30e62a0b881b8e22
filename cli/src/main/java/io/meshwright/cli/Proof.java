package io.meshwright.cli;

import io.meshwright.api.name.DomainName;
import io.meshwright.api.report.ProofReport;
import io.meshwright.cli.render.ProofJson;
import io.meshwright.cli.render.ProofText;
import java.util.SortedSet;

/** Proves a mesh and shows the result: what apply and prove share. */
final class Proof {
  private Proof() {}

  /**
   * Whether every session saw exactly what it should.
   *
   * @param domains only their tables; empty means all
   * @param before what sets the table off from other text
   */
  static boolean run(WorkspaceRun.Opened opened, SortedSet<DomainName> domains, String before) {
    ProofReport proof = opened.meshwright().prove(opened.mesh(), domains);
    opened.report().json("proof", () -> ProofJson.of(proof));
    opened.report().text(() -> before + ProofText.of(proof, opened.report().style()));
    return proof.succeeded();
  }
}
