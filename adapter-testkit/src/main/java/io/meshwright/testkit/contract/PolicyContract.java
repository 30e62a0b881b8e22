package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import io.meshwright.testkit.generate.RandomCase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every session reads, cell by cell, what the reference semantics says; a closed table, nothing.
 */
public abstract class PolicyContract extends ContractSuite {
  private static final int USUALLY = 25;

  @TestFactory
  final Stream<DynamicTest> everySessionReadsWhatPoliciesMean() {
    return ContractCases.runs(
        USUALLY,
        this::fixture,
        (made, run) -> {
          check(made, run);
        });
  }

  private void check(RandomCase made, ContractRun run) {
    Plan plan = run.plan(made.mesh());
    ApplyReport report = run.engine().apply(plan, ApplyOptions.DEFAULT);
    assertThat(report.results())
        .as(made.text())
        .allSatisfy(r -> assertThat(r.outcome()).isInstanceOf(ChangeOutcome.Done.class));
    assertThat(report.problems().stream().filter(Problem::isError).map(Problem::code))
        .as("%s%n%s", made.text(), report.problems())
        .allMatch(code -> code.equals("closed"));
    ContractRun.load(made, fixture());
    ProofReport proof = run.engine().prove(made.mesh());
    assertThat(proof.items())
        .as(made.text())
        .hasSize(made.sessions().size() * made.rows().size())
        .allSatisfy(item -> check(item, Verdicts.about(item.table(), plan.verdicts())));
  }

  private static void check(ProofItem item, List<PolicyVerdict> verdicts) {
    boolean closed = verdicts.stream().anyMatch(PolicyVerdict::closes);
    if (closed || verdicts.stream().allMatch(v -> v.verdict() == Verdict.EXACT)) {
      assertThat(item.status())
          .as("%s%s: %s", item.table(), closed ? " is closed" : "", item.differences())
          .isEqualTo(ProofItem.Status.PROVED);
    }
  }
}
