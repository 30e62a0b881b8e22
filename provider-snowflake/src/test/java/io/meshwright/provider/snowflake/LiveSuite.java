package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.snowflake.client.CatalogueQuery;
import io.meshwright.provider.snowflake.client.CatalogueRead;
import io.meshwright.provider.snowflake.client.SnowflakeGateway;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.sql.SfText;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.testkit.example.PlacedRetailer;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.sim.SimulatedProviderFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example's domain of sales in one database of an account, made and taken away again. What it
 * needs of the account it makes itself: the roles {@code MW_LIVE_…}, which stay. Where the database
 * is there already it touches nothing.
 */
abstract class LiveSuite {
  static final String DATABASE = "MW_LIVE";

  private static final String STRANGER = "MW_LIVE_STRANGER";

  private Target target;
  private Meshwright engine;
  private Mesh mesh;

  /**
   * An account.
   *
   * @param platform its settings
   * @param gateway somebody's hands, with the rights of the deployer
   * @param makesRole makes an account role where there is none of the name
   */
  record Target(
      ProviderFactory factory,
      Platform platform,
      SnowflakeGateway gateway,
      Consumer<String> makesRole,
      Function<String, Optional<char[]>> secrets,
      Runnable closes) {}

  /** An account; where there is none the test is skipped with the reason. */
  abstract Target open();

  @BeforeEach
  void read(@TempDir Path folder) {
    target = open();
    Platform platform = target.platform().with("database", DATABASE);
    target.makesRole().accept(STRANGER);
    mesh = PlacedRetailer.read(folder, platform, this::role);
    engine =
        MeshwrightEngine.builder()
            .providers(
                List.of(
                    target.factory(),
                    new SimulatedProviderFactory(SimulatedPlatform.atomic("local"))))
            .secrets(target.secrets())
            .stateFolder(folder)
            .build();
  }

  @AfterEach
  void close() {
    if (engine != null) {
      engine.close();
      target.closes().run();
    }
  }

  private String role(String principal) {
    String name = "MW_LIVE_" + principal.toUpperCase(Locale.ROOT).replace('-', '_');
    target.makesRole().accept(name);
    return "role:" + name;
  }

  private boolean databaseIsThere() {
    return target
        .gateway()
        .query(new CatalogueRead(CatalogueQuery.DATABASES, "", List.of(), Optional.empty()))
        .stream()
        .anyMatch(row -> row.text("name").equals(DATABASE));
  }

  private Plan plan() {
    return engine.plan(mesh, PlacedRetailer.SALES);
  }

  private void apply(PlanOptions options) {
    ApplyReport report =
        engine.apply(engine.plan(mesh, options), ApplyOptions.DEFAULT.withAllowDataLoss(true));
    assertThat(report.done()).as(report.results().toString()).isEqualTo(report.results().size());
  }

  @Test
  void itIsAppliedPlansEmptyShowsAGrantByHandAndIsGoneWhenDestroyed() {
    assertThat(databaseIsThere())
        .as("database %s is there: drop it, or name another account", DATABASE)
        .isFalse();
    Address table =
        plan().changes().stream()
            .map(c -> c.address())
            .filter(a -> a.kind().equals(SfTable.KIND))
            .findFirst()
            .orElseThrow();
    try {
      apply(PlacedRetailer.SALES);
      assertThat(plan().changes()).isEmpty();
      assertThat(plan().foreign()).isEmpty();

      List<String> path = table.path();
      target
          .gateway()
          .run(
              List.of(
                  SfText.of("GRANT SELECT ON TABLE")
                      .name(path.get(0), path.get(1), path.get(2))
                      .words("TO ROLE")
                      .name(STRANGER)));
      assertThat(plan().foreign())
          .extracting(ForeignObject::address)
          .containsExactly(
              Address.of(
                  target.platform().name().value(),
                  "grant",
                  path.get(0),
                  path.get(1),
                  path.get(2),
                  "role:" + STRANGER));
    } finally {
      apply(PlacedRetailer.SALES.withDestroy(true));
    }
    assertThat(databaseIsThere()).isFalse();
  }
}
