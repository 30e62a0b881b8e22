package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.cli.render.Plans;
import org.junit.jupiter.api.Test;

class DestroyCommandTest {
  @Test
  void itPlansARemovalAndProvesNothing() {
    FakeMeshwright library = new FakeMeshwright().plan(Plans.destroying().build());
    CliRun run = CliRun.of(library, "destroy", "/", "--yes", "--allow-data-loss");

    assertThat(run.exit()).isZero();
    assertThat(library.calls)
        .containsExactly("open", "read", "plan destroy", "apply with data loss", "close");
  }

  @Test
  void approvalAloneDoesNotDestroyData() {
    FakeMeshwright library = new FakeMeshwright().plan(Plans.destroying().build());
    CliRun run = CliRun.of(library, "destroy", "/", "--yes");

    assertThat(run.exit()).isOne();
    assertThat(run.out()).contains("- delete table sales.orders  DATA IS LOST: everything in it\n");
    assertThat(run.err())
        .contains("data would be lost in\n  table sales.orders on local: everything in it\n");
    assertThat(library.calls).doesNotContain("apply", "apply with data loss");
  }

  @Test
  void itAsksOnATerminal() {
    FakeMeshwright library = new FakeMeshwright().plan(Plans.widening().build());
    CliRun run = CliRun.answering("n\n", library, "destroy", "/");

    assertThat(run.exit()).isOne();
    assertThat(run.out()).endsWith("Destroy: apply this change? [y/N] ");
  }

  @Test
  void whereNothingIsLeftThereIsNothingToDo() {
    FakeMeshwright library = new FakeMeshwright().plan(Plans.plan().build());
    CliRun run = CliRun.of(library, "destroy", "/");

    assertThat(run).isEqualTo(new CliRun(0, "Nothing to destroy.\n", ""));
  }
}
