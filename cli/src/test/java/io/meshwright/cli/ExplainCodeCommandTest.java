package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExplainCodeCommandTest {
  private static CliRun run(String... arguments) {
    return CliRun.of(new FakeMeshwright(), arguments);
  }

  @Test
  void aCodeIsExplainedWithItsPage() {
    CliRun run = run("explain-code", "unknown-key");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("# unknown-key\n\n")
        .contains("\n## Example\n", "\n## What to do\n");
    assertThat(run("explain-code", "unknown-key", "--format", "markdown")).isEqualTo(run);
  }

  @Test
  void withoutACodeAllAreListedWithTheirFirstSentence() {
    CliRun run = run("explain-code");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("CODE ")
        .containsPattern("\nunknown-key +[A-Z][^\n]+\\.\n")
        .containsPattern("\nyaml-syntax +[A-Z][^\n]+\\.\n");
    assertThat(run("explain-code", "--format", "markdown").out())
        .startsWith("| code | meaning |\n|---|---|\n")
        .contains("\n| `unknown-key` | ");
  }

  @Test
  void programsGetFields() throws IOException {
    JsonNode one =
        new ObjectMapper().readTree(run("explain-code", "bad-type", "--format", "json").out());
    JsonNode all = new ObjectMapper().readTree(run("explain-code", "--format", "json").out());

    assertThat(one.path("code").asText()).isEqualTo("bad-type");
    assertThat(one.path("text").asText()).startsWith("# bad-type\n");
    assertThat(all.path("codes").findValuesAsText("code")).contains("bad-type").isSorted();
    assertThat(all.path("codes").findValuesAsText("summary"))
        .contains(one.path("summary").asText())
        .doesNotContain("");
  }

  @Test
  void aCodeThatDoesNotExistIsAnsweredWithTheNearest() {
    assertThat(run("explain-code", "unknown-kye"))
        .isEqualTo(
            new CliRun(
                1,
                "",
                "meshwright: there is no code 'unknown-kye'; did you mean 'unknown-key'?\n"));
  }
}
