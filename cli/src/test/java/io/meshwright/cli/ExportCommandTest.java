package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import org.junit.jupiter.api.Test;

class ExportCommandTest {
  @Test
  void theFilesWrittenAreNamed() {
    CliRun run = CliRun.of(new FakeMeshwright(), "export", "/", "out");

    assertThat(run)
        .isEqualTo(
            new CliRun(
                0,
                """
                Wrote the workspace to out:
                  mesh.yaml
                  policies/access.yaml

                2 files. Comments, and keys of the standards that Meshwright does not use, stay behind.
                """,
                ""));
  }

  @Test
  void samplesComeFromTheWorkspaceAndOverridesFromTheEnvironment() {
    FakeMeshwright library = new FakeMeshwright();

    CliRun.of(library, "export", "/", "out", "--env", "production");

    assertThat(library.calls)
        .containsExactly("open production", "read", "export to out with samples of /", "close");
  }

  @Test
  void filesAreAlsoThereForPrograms() {
    CliRun run = CliRun.of(new FakeMeshwright(), "export", "/", "out", "--format", "json");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("\"folder\" : \"out\"")
        .contains("\"files\" : [ \"mesh.yaml\", \"policies/access.yaml\" ]");
  }

  @Test
  void withoutAFolderToWriteToNothingIsRead() {
    FakeMeshwright library = new FakeMeshwright();
    CliRun run = CliRun.of(library, "export", "/");

    assertThat(run.exit()).isOne();
    assertThat(run.err()).startsWith("meshwright: Missing required parameter: 'FOLDER'");
    assertThat(library.calls).isEmpty();
  }

  @Test
  void aWorkspaceWithErrorsIsNotWritten() {
    FakeMeshwright library = new FakeMeshwright().findings(Problem.error("e", "x", "is odd", ""));

    assertThat(CliRun.of(library, "export", "/", "out").exit()).isOne();
    assertThat(library.calls).containsExactly("open", "read", "close");
  }

  @Test
  void aRefusalIsShownAsItIs() {
    FakeMeshwright library =
        new FakeMeshwright()
            .failing(
                "export to out with samples of /",
                new MeshException(ErrorKind.USER, "the folder 'out' is not empty"));
    CliRun run = CliRun.of(library, "export", "/", "out");

    assertThat(run.exit()).isOne();
    assertThat(run.err()).isEqualTo("meshwright: the folder 'out' is not empty\n");
  }
}
