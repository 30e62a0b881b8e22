package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.DriftReport;
import io.meshwright.cli.render.DriftText;
import io.meshwright.cli.render.Drifts;
import io.meshwright.cli.render.Style;
import org.junit.jupiter.api.Test;

class DriftCommandTest {
  private static final DriftReport NONE = Drifts.none();
  private static final DriftReport BY_HAND = Drifts.byHand();

  @Test
  void withoutDriftItEndsWithZero() {
    CliRun run = CliRun.of(new FakeMeshwright().drift(NONE), "drift", "/");

    assertThat(run).isEqualTo(new CliRun(0, "No drift. 3 objects are as they should be.\n", ""));
  }

  @Test
  void driftEndsWithTwo() {
    CliRun run = CliRun.of(new FakeMeshwright().drift(BY_HAND), "drift", "/");

    assertThat(run).isEqualTo(new CliRun(2, DriftText.of(BY_HAND, Style.PLAIN), ""));
  }

  @Test
  void anErrorBesideNoDriftEndsWithOne() {
    DriftReport closed = Drifts.none(Problem.error("closed", "x", "stays closed", ""));

    assertThat(CliRun.of(new FakeMeshwright().drift(closed), "drift", "/").exit()).isOne();
  }

  @Test
  void anObjectWhereOursBelongsIsDrift() {
    DriftReport taken = Drifts.none(Problem.error("foreign-object", "x", "is not ours", ""));

    assertThat(CliRun.of(new FakeMeshwright().drift(taken), "drift", "/").exit()).isEqualTo(2);
  }

  @Test
  void itOnlyReads() {
    FakeMeshwright library = new FakeMeshwright().drift(BY_HAND);
    CliRun.of(library, "drift", "/");

    assertThat(library.calls).containsExactly("open", "read", "drift", "close");
  }

  @Test
  void programsGetOursAndTheirs() {
    CliRun run = CliRun.of(new FakeMeshwright().drift(BY_HAND), "drift", "/", "--format=json");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out())
        .contains("\"drifted\" : true")
        .contains("\"state\" : \"missing\"")
        .contains("\"effect\" : \"WIDENS\"")
        .contains("\"session\" : \"native.bob\"");
  }
}
