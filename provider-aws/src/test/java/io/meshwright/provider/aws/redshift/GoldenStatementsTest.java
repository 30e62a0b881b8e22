package io.meshwright.provider.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.engine.spec.WorkspaceReader;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.sim.SimulatedProviderFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every statement that a mesh takes, as files to read. They are written anew with {@code
 * -Dmeshwright.golden=true}.
 */
class GoldenStatementsTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/meshwright/provider/aws/redshift");
  private static final Path EXAMPLE = Path.of("../examples/retailer");
  private static final Pattern PRINCIPAL =
      Pattern.compile("^ {2}((?:group|service):([a-z-]+)):", Pattern.MULTILINE);

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
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      files
          .filter(f -> f.toString().endsWith(".yaml"))
          .forEach(f -> copy(f, folder.resolve(EXAMPLE.relativize(f).toString())));
    }
    Files.writeString(folder.resolve("environments/warehouse.yaml"), environment());
    Mesh mesh = WorkspaceReader.read(folder, Optional.of("warehouse")).mesh().orElseThrow();
    same(
        "retailer-sales.sql",
        sent(
            folder,
            mesh,
            PlanOptions.DEFAULT.withDomains(Ordered.set(List.of(new DomainName("sales"))))));
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.resolveSibling("."));
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String environment() throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            apiVersion: meshwright/v1
            kind: Environment
            platforms:
              local: {provider: simulated, settings: {}}
              warehouse:
                new: true
                provider: redshift
                settings: {workgroup: company, database: dev}
            placements: {sales: warehouse}
            principals:
            """);
    Matcher principals = PRINCIPAL.matcher(Files.readString(EXAMPLE.resolve("mesh.yaml")));
    while (principals.find()) {
      String role = principals.group(2);
      fixture.database().role(role);
      text.append("  ").append(principals.group(1)).append(":\n    identities: {warehouse: \"");
      text.append("role:").append(role).append("\"}\n");
    }
    return text.toString();
  }
}
