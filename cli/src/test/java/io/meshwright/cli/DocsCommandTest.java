package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocsCommandTest {
  @Test
  void thePageToOpenIsNamed() {
    FakeMeshwright library = new FakeMeshwright();
    CliRun run = CliRun.of(library, "docs", "/", "--out", "/tmp/out");

    assertThat(run)
        .isEqualTo(new CliRun(0, "Wrote 2 pages. Open /tmp/out/index.html in a browser.\n", ""));
    assertThat(library.calls).contains("catalogue to /tmp/out");
  }

  @Test
  void programsGetTheFolderAndTheNumberOfPages() {
    CliRun run = CliRun.of(new FakeMeshwright(), "docs", "/", "--out", "out", "--format", "json");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("\"folder\" : \"out\"").contains("\"pages\" : 2");
  }

  @Test
  void withoutAFolderNothingIsRead() {
    FakeMeshwright library = new FakeMeshwright();
    CliRun run = CliRun.of(library, "docs", "/");

    assertThat(run.exit()).isOne();
    assertThat(run.err()).contains("--out");
    assertThat(library.calls).isEmpty();
  }
}
