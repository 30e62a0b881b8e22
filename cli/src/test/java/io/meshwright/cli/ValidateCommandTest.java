package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.meshwright.api.SourceLines;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void theLineIsShownWithACaretUnderThePlace() {
    SourceLines sources =
        new SourceLines(
            Ordered.set(List.of("mesh.yaml")),
            Ordered.map(Map.of(new Place("mesh.yaml", 4, 1), "platfroms: {}")));
    CliRun run = CliRun.of(new FakeMeshwright().findings(ERROR).sources(sources), "validate", "/");

    assertThat(run.out())
        .isEqualTo(
            """
            mesh.yaml:4:1: error: unknown key 'platfroms' [unknown-key]
                4 | platfroms: {}
                  | ^
                write 'platforms'

            1 error.
            """);
  }

  @Test
  void jsonIsWhatItsSchemaSays() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("../docs/findings.schema.json")), InputFormat.JSON);
    String wrong =
        CliRun.of(
                new FakeMeshwright().findings(ERROR, WARNING),
                "validate",
                "/",
                "--format=json",
                "--env=dev")
            .out();
    String valid = CliRun.of(new FakeMeshwright(), "validate", "/", "--format", "json").out();

    assertThat(schema.validate(wrong, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(valid, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(wrong.replace("\"line\" : 4,", ""), InputFormat.JSON)).isNotEmpty();
    assertThat(schema.validate(wrong.replace("unknown-key", "Unknown"), InputFormat.JSON))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sarif, '{', '\"ruleId\" : \"unknown-key\"'",
    "junit, '<?xml', 'line 4: '",
    "markdown, '## Meshwright validate', '**error**'"
  })
  void reportsStandAloneOnStandardOutputAndKeepTheExitCode(
      String format, String start, String finding) {
    CliRun wrong =
        CliRun.of(new FakeMeshwright().findings(ERROR), "validate", "/", "--format", format);
    CliRun valid = CliRun.of(new FakeMeshwright(), "validate", "/", "--format", format);

    assertThat(wrong.exit()).isOne();
    assertThat(wrong.err()).isEmpty();
    assertThat(wrong.out()).startsWith(start).contains(finding);
    assertThat(valid.exit()).isZero();
    assertThat(valid.err()).isEmpty();
    assertThat(valid.out()).startsWith(start).doesNotContain(finding);
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
