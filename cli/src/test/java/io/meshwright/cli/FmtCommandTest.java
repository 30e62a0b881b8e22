package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
  private static final String UNTIDY = "kind: Domain\napiVersion:   meshwright/v1 # why\n";
  private static final String TIDY = "apiVersion: meshwright/v1 # why\nkind: Domain\n";

  @TempDir private Path folder = Path.of(".");

  private static CliRun run(String... arguments) {
    return CliRun.of(new FakeMeshwright(), arguments);
  }

  private Path domain(String text) throws IOException {
    Path file = folder.resolve("domains/sales/domain.yaml");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void filesAreChangedAndNamed() throws IOException {
    Path file = domain(UNTIDY);

    assertThat(run("fmt", folder.toString()))
        .isEqualTo(new CliRun(0, "Changed:\n  %s\n\n1 file: 1 changed.\n".formatted(file), ""));
    assertThat(file).hasContent(TIDY);
    assertThat(run("fmt", folder.toString())).isEqualTo(new CliRun(0, "1 file: 0 changed.\n", ""));
  }

  @Test
  void aCheckWritesNothingAndFails() throws IOException {
    Path file = domain(UNTIDY);

    assertThat(run("fmt", "--check", folder.toString()))
        .isEqualTo(
            new CliRun(1, "Would change:\n  %s\n\n1 file: 1 would change.\n".formatted(file), ""));
    assertThat(file).hasContent(UNTIDY);
    domain(TIDY);
    assertThat(run("fmt", "--check", folder.toString()).exit()).isZero();
  }

  @Test
  void aFileThatIsNoYamlIsNamedWithItsPlaceAndStays() throws IOException {
    Path mesh = Files.writeString(folder.resolve("mesh.yaml"), "id: [a\nkind: Mesh\n");
    Path file = domain(UNTIDY);
    CliRun run = run("fmt", folder.toString());

    assertThat(run.exit()).isOne();
    assertThat(run.out())
        .contains(mesh + ":1:5: error: this is not YAML: the bracket that opens here")
        .endsWith("2 files: 1 changed, 1 refused.\n");
    assertThat(mesh).hasContent("id: [a\nkind: Mesh\n");
    assertThat(file).hasContent(TIDY);
  }

  @Test
  void whereThereIsNothingToFormatItSaysSo() {
    assertThat(run("fmt", folder.toString()).err())
        .isEqualTo(
            "meshwright: '%s' holds no documents; name the folder of a workspace, or files\n"
                .formatted(folder));
    assertThat(run("fmt", folder.resolve("x.yaml").toString()).err())
        .isEqualTo(
            "meshwright: there is no file or folder '%s'; name a workspace, or files\n"
                .formatted(folder.resolve("x.yaml")));
  }

  @Test
  void programsGetEveryFile() throws IOException {
    domain(UNTIDY);

    assertThat(run("fmt", "--check", folder.toString(), "--format", "json").out())
        .contains("\"outcome\" : \"changed\"");
  }

  @Test
  void whatInitWritesHasItsForm() {
    run("init", folder.toString());

    assertThat(run("fmt", "--check", folder.toString()).exit()).isZero();
  }
}
