package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.engine.spec.WorkspaceReader;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.sim.SimulatedProviderFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example, with an environment that places the domain of sales on AWS, and the others on a
 * platform that is simulated.
 */
class RetailerOnAwsTest {
  private static final Path EXAMPLE = Path.of("../examples/retailer");
  private static final Pattern PRINCIPAL =
      Pattern.compile("^ {2}((?:group|service):([a-z-]+)):", Pattern.MULTILINE);
  private static final PlanOptions SALES =
      PlanOptions.DEFAULT.withDomains(Ordered.set(List.of(new DomainName("sales"))));

  private final AwsFixture fixture = AwsFixture.filterable();
  private Mesh mesh;
  private Meshwright engine;

  RetailerOnAwsTest(@TempDir Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      files
          .filter(f -> f.toString().endsWith(".yaml"))
          .forEach(f -> copy(f, folder.resolve(EXAMPLE.relativize(f).toString())));
    }
    Files.writeString(folder.resolve("environments/aws.yaml"), environment());
    this.mesh = WorkspaceReader.read(folder, Optional.of("aws")).mesh().orElseThrow();
    this.engine =
        MeshwrightEngine.builder()
            .providers(
                List.of(
                    fixture.factory(),
                    new SimulatedProviderFactory(SimulatedPlatform.atomic("local"))))
            .clock(fixture.clock())
            .stateFolder(folder)
            .build();
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.resolveSibling("."));
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String environment() throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            apiVersion: meshwright/v1
            kind: Environment
            platforms:
              local: {provider: simulated, settings: {}}
              lake:
                new: true
                provider: aws
                settings: {warehouse: "s3://company-lake/mesh", format: parquet}
            placements: {sales: lake}
            principals:
            """);
    Matcher principals = PRINCIPAL.matcher(Files.readString(EXAMPLE.resolve("mesh.yaml")));
    while (principals.find()) {
      text.append("  ").append(principals.group(1)).append(":\n    identities: {lake: \"");
      text.append("arn:aws:iam::111122223333:role/").append(principals.group(2)).append("\"}\n");
    }
    return text.toString();
  }

  @BeforeEach
  void somebodyElseIsThereToo() {
    fixture.makeForeignObjects();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Plan plan(PlanOptions options) {
    return engine.plan(mesh, options);
  }

  private void apply(PlanOptions options) {
    ApplyReport report = engine.apply(plan(options), ApplyOptions.DEFAULT.withAllowDataLoss(true));
    assertThat(report.done()).as(report.results().toString()).isEqualTo(report.results().size());
  }

  @Test
  void itIsAppliedPlansEmptyShowsWhatOthersGrantedAndGoesWithoutATrace() {
    List<String> foreign = fixture.foreignObjects();
    apply(SALES);
    assertThat(fixture.ownObjects()).isNotEmpty();
    Plan again = plan(SALES);
    assertThat(again.changes()).isEmpty();
    assertThat(again.foreign()).isEmpty();

    List<Address> given =
        fixture.giveAccessByHand(Address.of("lake", "table", "sales_orders", "orders_v2"));
    assertThat(plan(SALES).foreign())
        .extracting(ForeignObject::address)
        .containsExactlyElementsOf(given);

    fixture.hands().drop(Address.of("lake", "table", "sales_orders", "orders_v2"));
    apply(SALES);
    assertThat(plan(SALES).changes()).isEmpty();
    apply(SALES.withDestroy(true));
    assertThat(fixture.ownObjects()).isEmpty();
    assertThat(fixture.foreignObjects()).isEqualTo(foreign);
  }
}
