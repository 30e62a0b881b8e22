package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.cli.render.Plans;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void aLineThatIsRewrittenNeverWraps() {
    FakeMeshwright library = new FakeMeshwright().plan(Plans.widening().build());
    CliRun run =
        CliRun.run(
            library,
            true,
            "",
            Map.of("NO_COLOR", "1", "COLUMNS", "20"),
            "apply",
            "/",
            "--yes",
            "--no-proof");

    assertThat(run.out()).contains("\r[1/1] created view \u001b[K\r\u001b[K");
  }

  @Test
  void programsGetNoProgress() {
    FakeMeshwright library = new FakeMeshwright().plan(Plans.widening().build());
    CliRun run = CliRun.of(library, "apply", "/", "--yes", "--format", "json");

    assertThat(run.out()).startsWith("{").doesNotContain("[1/1]", "[0/1]");
  }
}
