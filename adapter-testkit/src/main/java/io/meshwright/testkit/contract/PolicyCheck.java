package io.meshwright.testkit.contract;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ProofItem;
import io.meshwright.engine.proof.Proof;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.testkit.generate.RandomCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One case put in place on a platform, and read by every session: what differs from the reference
 * semantics. The case is applied with a clock that is more than a year behind, as if nobody had run
 * since; what has ended in between must be closed by the platform alone.
 */
public final class PolicyCheck {
  private static final Duration BEHIND = Duration.ofDays(401);
  private static final int MOST_ROWS = 1000;

  /** Setting a case up costs much more than asking it, so it is asked with more and more rows. */
  private static final int PARTS = 4;

  private final RandomCase made;
  private final ContractFixture fixture;
  private final List<String> differences = new ArrayList<>();
  private int compared;

  private PolicyCheck(RandomCase made, ContractFixture fixture) {
    this.made = made;
    this.fixture = fixture;
  }

  /**
   * What a check found.
   *
   * @param compared how many (schema, data, policies, session) cases were compared; none where the
   *     plan leaves changes out, since no order of them is proved to give nothing away on the way
   * @param differences one line each; empty where the platform shows what the policies mean
   */
  public record Result(int compared, List<String> differences) {
    /** Copies the lines. */
    public Result {
      differences = List.copyOf(differences);
    }
  }

  /** When a case is put in place that is asked at an instant. */
  public static Instant applied(Instant asked) {
    return asked.minus(BEHIND);
  }

  /** Checks a case; the platform is left as the case has it. */
  public static Result of(RandomCase made, ContractFixture fixture) {
    PolicyCheck check = new PolicyCheck(made, fixture);
    check.run();
    return new Result(check.compared, check.differences);
  }

  private void run() {
    Instant applied = applied(made.now());
    List<PolicyVerdict> verdicts;
    try (ContractRun run = new ContractRun(fixture, () -> applied)) {
      Plan plan = run.plan(made.mesh());
      if (plan.problems().stream().anyMatch(p -> p.code().equals("no-safe-order"))) {
        return;
      }
      verdicts = plan.verdicts();
      report(run.engine().apply(plan, ApplyOptions.DEFAULT));
    }
    if (!differences.isEmpty()) {
      return;
    }
    Map<TableAddress, TablePolicies> tables =
        PolicyResolution.resolve(made.mesh(), applied).tables();
    for (int part = 0; part < PARTS; part++) {
      ContractRun.load(made.part(part, PARTS), fixture);
      try (PlatformProvider provider = ContractRun.open(fixture)) {
        Proof proof =
            new Proof(provider.prober().orElseThrow(), MOST_ROWS, fixture.clock().instant());
        made.sessions().forEach(session -> compare(proof, tables, session, verdicts));
      }
    }
  }

  private void compare(
      Proof proof,
      Map<TableAddress, TablePolicies> tables,
      DeclaredSession session,
      List<PolicyVerdict> verdicts) {
    for (OutputPort port : made.mesh().ports()) {
      for (TableAddress table : port.tables()) {
        TablePolicies policies = Optional.ofNullable(tables.get(table)).orElseThrow();
        compare(proof, port, policies, session, Verdicts.about(table, verdicts));
      }
    }
  }

  private void report(ApplyReport report) {
    report.results().stream()
        .filter(r -> !(r.outcome() instanceof ChangeOutcome.Done))
        .forEach(r -> differences.add("not applied: " + r));
    report.problems().stream()
        .filter(Problem::isError)
        .filter(p -> !p.code().equals("closed"))
        .forEach(p -> differences.add("not applied: " + p));
  }

  /** A table with a loss is compared elsewhere, row by row: here nobody says which rows are due. */
  private void compare(
      Proof proof,
      OutputPort port,
      TablePolicies policies,
      DeclaredSession session,
      List<PolicyVerdict> verdicts) {
    boolean closed = verdicts.stream().anyMatch(PolicyVerdict::closes);
    if (!closed && verdicts.stream().anyMatch(v -> v.verdict() != Verdict.EXACT)) {
      return;
    }
    for (ProofItem item : proof.prove(port, policies, closed, List.of(session))) {
      compared++;
      if (item.status() != ProofItem.Status.PROVED) {
        differences.add((closed ? "closed: " : "") + item.differences());
      }
    }
  }
}
