package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.resource.Resource;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.ViewBody;
import io.meshwright.provider.aws.sql.UnwritableException;
import io.meshwright.provider.aws.sql.ViewDialect;
import io.meshwright.provider.aws.sql.ViewQueries;
import io.meshwright.testkit.generate.PolicyFeature;
import io.meshwright.testkit.generate.RandomCases;
import io.meshwright.testkit.generate.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A parser of others judges the texts of the views of generated models: sqlfluff, with its grammars
 * of Spark, of Databricks, of Trino, which Athena is made of, and of Athena. {@code
 * MESHWRIGHT_SQLFLUFF} says where it is, and without it this is skipped. It knows no names and no
 * types.
 */
class ViewSqlCheckTest {
  private static final String COMMAND =
      String.valueOf(System.getenv().getOrDefault("MESHWRIGHT_SQLFLUFF", ""));
  private static final int CASES = Integer.getInteger("meshwright.contract.cases", 6);

  private static void needsTheCommand() {
    assumeTrue(
        !COMMAND.isEmpty() && Files.isExecutable(Path.of(COMMAND)),
        "MESHWRIGHT_SQLFLUFF names no sqlfluff");
  }

  private static Set<String> texts(ViewDialect dialect) throws UnwritableException {
    Set<String> texts = new LinkedHashSet<>();
    for (long seed = 1; seed <= CASES; seed++) {
      write(AwsFixture.filterable().with(Viewing.READERS), seed, dialect, texts);
      write(AwsFixture.everyType(new FakeAccount()).with(Viewing.READERS), seed, dialect, texts);
    }
    return texts;
  }

  private static void write(AwsFixture fixture, long seed, ViewDialect dialect, Set<String> texts)
      throws UnwritableException {
    // What is impossible would leave a plan without changes.
    Target target =
        fixture
            .target()
            .withFeatures(
                Set.of(
                    PolicyFeature.COLUMNS,
                    PolicyFeature.ROWS,
                    PolicyFeature.NESTING,
                    PolicyFeature.MASKS));
    Mesh mesh = RandomCases.of(seed, target, fixture.clock().instant()).mesh();
    for (PlannedChange planned : ViewMesh.plan(fixture, mesh).changes()) {
      Optional<Resource> wanted = planned.change().after();
      if (wanted.isPresent()
          && AwsResource.of(wanted.get()) instanceof AwsView view
          && view.body() instanceof ViewBody.Select body) {
        texts.add(ViewQueries.write(view, body, dialect));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"SPARK, sparksql", "SPARK, databricks", "ATHENA, trino", "ATHENA, athena"})
  void noTextOfAViewIsRefused(ViewDialect dialect, String grammar, @TempDir Path folder)
      throws IOException, InterruptedException, UnwritableException {
    needsTheCommand();
    Set<String> texts = texts(dialect);
    assertThat(texts).hasSizeGreaterThan(10).anyMatch(t -> t.contains("CASE WHEN"));
    Answer answer = parsed(grammar, String.join(";\n", texts) + ";\n", folder);
    assertThat(answer.refusals()).isEmpty();
    assertThat(answer.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"sparksql", "databricks", "trino", "athena"})
  void whatIsWrongIsRefused(String grammar, @TempDir Path folder)
      throws IOException, InterruptedException {
    needsTheCommand();
    assertThat(parsed(grammar, "SELECT CASE WHEN a THEN b AS c FROM d.e;\n", folder).code())
        .isNotZero();
  }

  /** A text for one engine is none for the other. */
  @Test
  void namesInBackticksAreRefusedByTrino(@TempDir Path folder)
      throws IOException, InterruptedException {
    needsTheCommand();
    assertThat(parsed("trino", "SELECT `a` AS `b` FROM `c`.`d`;\n", folder).code()).isNotZero();
  }

  private record Answer(int code, List<String> refusals) {}

  private static Answer parsed(String grammar, String statements, Path folder)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("views.sql"), statements);
    Path answers = folder.resolve("answers");
    Process process =
        new ProcessBuilder(COMMAND, "parse", "--dialect", grammar, file.toString())
            .redirectErrorStream(true)
            .redirectOutput(answers.toFile())
            .start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return new Answer(
        process.exitValue(),
        Files.readAllLines(answers, StandardCharsets.UTF_8).stream()
            .filter(l -> l.contains("PRS") || l.contains("LXR"))
            .toList());
  }
}
