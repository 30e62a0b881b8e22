package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.cli.render.Plans;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Commands about access that comes and goes: request, sweep, lint. */
class AccessLifeCommandsTest {
  private static final Problem WARNING =
      Problem.warning("subsumed-grant", "a", "part of b", "remove one");
  private static final Problem HINT =
      new Problem("unusable-grant", Severity.INFO, Optional.empty(), "a", "no session", "");

  @Test
  void aRequestIsWrittenAndShown() {
    FakeMeshwright library = new FakeMeshwright();
    CliRun run =
        CliRun.of(
            library,
            "request",
            "/",
            "--principal=group:analysts",
            "--on=sales.orders.orders@1",
            "--privileges=read,write",
            "--columns=id,region",
            "--until=2027-03-31",
            "--reason=campaign",
            "--ticket=T-1");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("Written to policies/request-analysts-on-sales-orders-orders-1.yaml:")
        .contains("It changes nobody's access.");
    assertThat(library.calls.get(2))
        .contains("privileges=[READ, WRITE]")
        .contains("until=Optional[2027-04-01T00:00:00Z]")
        .contains("reason=campaign")
        .contains("ticket=T-1");
  }

  @Test
  void aRequestNeedsAReason() {
    CliRun run =
        CliRun.of(new FakeMeshwright(), "request", "/", "--principal=group:a", "--on=sales.orders");

    assertThat(run.exit()).isOne();
    assertThat(run.err()).contains("--reason");
  }

  @Test
  void aSweepPlansOnlyWhatHasEnded() {
    FakeMeshwright library = new FakeMeshwright().plan(Plans.plan().build());
    CliRun run = CliRun.of(library, "sweep", "/");

    assertThat(run).isEqualTo(new CliRun(0, "Nothing that has ended is left.\n", ""));
    assertThat(library.calls).containsExactly("open", "read", "plan sweep", "close");
  }

  @Test
  void lintEndsWithOneOnlyWhereItIsStrict() {
    FakeMeshwright library = new FakeMeshwright().hints(WARNING, HINT);

    assertThat(CliRun.of(library, "lint", "/").exit()).isZero();
    assertThat(CliRun.of(library, "lint", "/", "--strict").exit()).isOne();
    assertThat(CliRun.of(new FakeMeshwright().hints(HINT), "lint", "/", "--strict").exit())
        .isZero();
    assertThat(CliRun.of(library, "lint", "/").out()).contains("part of b [subsumed-grant]");
    assertThat(CliRun.of(new FakeMeshwright(), "lint", "/").out()).isEqualTo("Nothing found.\n");
    assertThat(CliRun.of(library, "lint", "/", "--format=json").out()).contains("\"lint\"");
  }
}
