package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ExportOptions;
import io.meshwright.api.ReadResult;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.RandomCases;
import io.meshwright.testkit.generate.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is exported is read back as the same mesh, but for files of origin and the spelling of
 * filters; and the official schemas of the two standards accept it.
 */
class ExportLawTest {
  private static final long SEED = 20_261_122L;
  private static final int COUNT = Integer.getInteger("meshwright.test.count", 200);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;

  private final MeshwrightEngine engine =
      MeshwrightEngine.builder().clock(() -> NOW).stateFolder(Path.of("unused")).build();

  @AfterEach
  void close() {
    engine.close();
  }

  private Mesh read(Path workspace) {
    ReadResult read = engine.read(workspace);
    assertThat(read.problems().stream().filter(Problem::isError).map(Problem::text)).isEmpty();
    return read.mesh().orElseThrow();
  }

  private static Mesh neutral(Mesh mesh) {
    Mesh.Builder builder = mesh.toBuilder();
    for (DataProduct product : mesh.products().values()) {
      builder.product(
          new DataProduct(
              product.address(),
              product.version(),
              product.status(),
              product.description(),
              product.team(),
              product.outputPorts().stream().map(ExportLawTest::neutral).toList(),
              product.inputPorts(),
              product.producer(),
              product.pipelines(),
              product.samples(),
              product.further(),
              product.unpublished()));
    }
    for (AccessPolicy policy : mesh.accessPolicies()) {
      builder.withoutPolicy(policy.id().value());
      builder.policy(
          new AccessPolicy(
              policy.id(),
              policy.effect(),
              policy.to(),
              policy.on(),
              policy.privileges(),
              policy.columns(),
              policy.rows().map(NormalForm::of),
              policy.until(),
              policy.grounds()));
    }
    for (RowPolicy policy : mesh.rowPolicies()) {
      builder.withoutPolicy(policy.id().value());
      builder.policy(
          new RowPolicy(policy.id(), policy.on(), NormalForm.of(policy.keep()), policy.except()));
    }
    return builder.build();
  }

  private static OutputPort neutral(OutputPort port) {
    return new OutputPort(
        port.address(),
        port.kind(),
        port.platform(),
        port.status(),
        port.contract().withoutSource(),
        port.view(),
        port.publishedNames(),
        port.description(),
        port.further());
  }

  /** The law, and that the second export writes the bytes of the first. */
  private List<String> comesBack(String what, Mesh mesh, Path target, ExportOptions options) {
    return comesBack(what, mesh, engine.validate(mesh), target, options);
  }

  /** What is known of the mesh is found in what is read back. */
  private List<String> comesBack(
      String what, Mesh mesh, List<Problem> known, Path target, ExportOptions options) {
    List<String> files = engine.export(mesh, target, options);
    ReadResult read = engine.read(target);
    assertThat(read.problems().stream().map(ExportLawTest::withoutPlace))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(
            known.stream().map(ExportLawTest::withoutPlace).toList());
    assertThat(neutral(read.mesh().orElseThrow())).as(what).isEqualTo(neutral(mesh));
    return files;
  }

  private static String withoutPlace(Problem problem) {
    return new Problem(
            problem.code(),
            problem.severity(),
            Optional.empty(),
            problem.subject(),
            problem.what(),
            problem.remedy())
        .text();
  }

  @Test
  void theRetailerComesBack() {
    Path source = Retailer.copyInto(folder.resolve("source"));
    Mesh mesh = read(source);
    Path target = folder.resolve("target");
    ExportOptions options = ExportOptions.DEFAULT.withSamples(source);

    List<String> files = comesBack("retailer", mesh, target, options);

    Path second = folder.resolve("second");
    assertThat(engine.export(read(target), second, options)).isEqualTo(files);
    for (String file : files) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(target.resolve(file));
    }
    judged(target);
  }

  @Test
  void generatedMeshesComeBack() {
    Target target = Target.of(Platform.of("local", "postgres"));
    for (long seed = SEED; seed < SEED + COUNT; seed++) {
      RandomCase generated = RandomCases.of(seed, target, NOW);
      comesBack(
          generated.text(),
          generated.mesh(),
          folder.resolve(Long.toString(seed)),
          ExportOptions.DEFAULT);
    }
    judged(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql-adventureworks-contract",
        "all-schema-types",
        "full-example",
        "table-columns-with-partition",
        "database-table-sla",
        "column-completeness",
        "column-validity",
        "kafka-schema",
        "service-and-operational-roles"
      })
  void contractsThatOthersWroteComeBack(String name) throws IOException {
    Path official = OfficialSchemas.file("odcs/" + name + ".odcs.yaml");
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.copy(official, source.resolve("contract.odcs.yaml"));
    Files.writeString(
        source.resolve("mesh.yaml"),
        """
        apiVersion: meshwright/v1
        kind: Mesh
        id: shop
        platforms: {local: {provider: postgres}}
        """);
    Mesh mesh = read(source);

    comesBack(
        name,
        mesh,
        engine.read(source).problems(),
        folder.resolve("target"),
        ExportOptions.DEFAULT);
    judged(folder.resolve("target"));
  }

  /** The official schemas accept every document of the standards below a folder. */
  private static void judged(Path below) {
    OfficialSchemas schemas = new OfficialSchemas();
    List<StandardDocument> documents = StandardDocument.in(below);
    for (StandardDocument document : documents) {
      assertThat(
              schemas.errors(document.tree().toString(), document.isProduct(), document.isOlder()))
          .as("%s: %s", document.name(), document.tree())
          .isEmpty();
    }
    assertThat(documents).isNotEmpty();
  }
}
