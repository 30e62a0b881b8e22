package io.meshwright.provider.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.example.PlacedRetailer;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.sim.SimulatedProviderFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every statement that a mesh takes, as files to read. They are written anew with {@code
 * -Dmeshwright.golden=true}.
 */
class GoldenStatementsTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/meshwright/provider/aws/redshift");

  private final RedshiftFixture fixture = RedshiftFixture.everyType();

  private String sent(Path folder, Mesh mesh, PlanOptions options) {
    List<String> statements = new ArrayList<>();
    fixture.database().listener(statements::add);
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(
                List.of(
                    fixture.factory(),
                    new SimulatedProviderFactory(SimulatedPlatform.atomic("local"))))
            .clock(fixture.clock())
            .stateFolder(folder)
            .build()) {
      ApplyReport report = engine.apply(engine.plan(mesh, options), ApplyOptions.DEFAULT);
      assertThat(report.done()).as(report.results().toString()).isEqualTo(report.results().size());
    }
    statements.removeIf(s -> s.contains("\"meshwright_lock_"));
    return String.join(";\n", statements) + ";\n";
  }

  private static void same(String name, String actual) throws IOException {
    Path file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("meshwright.golden")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, actual, StandardCharsets.UTF_8);
    }
    assertThat(actual).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  @Test
  void aSmallMeshThatIsShared(@TempDir Path folder) throws IOException {
    fixture.database().role("analysts");
    same(
        "small-share.sql",
        sent(
            folder,
            SharedMesh.of(
                fixture.platform(),
                PortKind.SHARE,
                m ->
                    m.policy(
                            AccessPolicy.builder("partner", "group:partner", "sales.orders")
                                .build())
                        .policy(
                            AccessPolicy.builder("analysts", "group:analysts", "sales.orders")
                                .withoutColumns("email")
                                .build())),
            PlanOptions.DEFAULT));
  }

  @Test
  void theRetailersDomainOfSales(@TempDir Path folder) throws IOException {
    Mesh mesh = PlacedRetailer.read(folder, fixture.platform(), this::role);
    same("retailer-sales.sql", sent(folder, mesh, PlacedRetailer.SALES));
  }

  private String role(String name) {
    fixture.database().role(name);
    return "role:" + name;
  }
}
