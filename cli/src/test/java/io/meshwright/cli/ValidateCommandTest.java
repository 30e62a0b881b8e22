package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import org.junit.jupiter.api.Test;

class ValidateCommandTest {
  private static final Problem ERROR =
      Problem.error("unknown-key", "", "unknown key 'platfroms'", "write 'platforms'")
          .at(new Place("mesh.yaml", 4, 1));
  private static final Problem WARNING = Problem.warning("no-owner", "sales", "has no owner", "");

  @Test
  void aValidWorkspaceEndsWithZero() {
    CliRun run = CliRun.of(new FakeMeshwright(), "validate", "/");

    assertThat(run)
        .isEqualTo(
            new CliRun(
                0,
                "Mesh shop is valid: 0 domains, 0 products, 0 output ports, 0 policies,"
                    + " 0 sessions.\n",
                ""));
  }

  @Test
  void warningsAreShownAndDoNotFail() {
    CliRun run = CliRun.of(new FakeMeshwright().findings(WARNING), "validate", "/");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("warning: sales: has no owner [no-owner]\n\n1 warning.\nMesh shop is valid");
  }

  @Test
  void errorsEndWithOneAndAreAllShown() {
    CliRun run = CliRun.of(new FakeMeshwright().findings(ERROR, WARNING), "validate", "/");

    assertThat(run)
        .isEqualTo(
            new CliRun(
                1,
                """
                mesh.yaml:4:1: error: unknown key 'platfroms' [unknown-key]
                    write 'platforms'
                warning: sales: has no owner [no-owner]

                1 error, 1 warning.
                """,
                ""));
  }

  @Test
  void programsGetOneObject() {
    CliRun run =
        CliRun.of(new FakeMeshwright().findings(ERROR), "--format", "json", "validate", "/");

    assertThat(run)
        .isEqualTo(
            new CliRun(
                1,
                """
                {
                  "command" : "validate",
                  "mesh" : null,
                  "problems" : [ {
                    "code" : "unknown-key",
                    "severity" : "error",
                    "file" : "mesh.yaml",
                    "line" : 4,
                    "column" : 1,
                    "subject" : "",
                    "what" : "unknown key 'platfroms'",
                    "remedy" : "write 'platforms'"
                  } ]
                }
                """,
                ""));
  }

  @Test
  void theEnvironmentReachesTheLibraryAndTheLibraryIsClosed() {
    FakeMeshwright library = new FakeMeshwright();

    CliRun.of(library, "validate", "/", "--env", "production");

    assertThat(library.calls).containsExactly("open production", "read", "close");
  }

  @Test
  void theWorkspaceIsTheCurrentFolderUnlessNamed() {
    assertThat(CliRun.of(new FakeMeshwright(), "validate").exit()).isZero();
  }

  @Test
  void aFolderThatIsNotThereIsRefusedBeforeTheLibraryIsOpened() {
    FakeMeshwright library = new FakeMeshwright();
    CliRun run = CliRun.of(library, "validate", "/no/such/folder");

    assertThat(run.exit()).isOne();
    assertThat(run.err())
        .isEqualTo(
            "meshwright: '/no/such/folder' is no folder; name the workspace's folder, or make one"
                + " with: meshwright init /no/such/folder\n");
    assertThat(library.calls).isEmpty();
  }
}
