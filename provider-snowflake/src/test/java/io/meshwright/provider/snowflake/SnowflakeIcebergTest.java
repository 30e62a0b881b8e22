package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose data Iceberg keeps. */
class SnowflakeIcebergTest {
  private static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);
  private static final Column REGION = Column.of("region", DataType.Text.upTo(20));
  private static final Column AMOUNT = Column.of("amount", new DataType.Int64());

  private final SnowflakeFixture fixture = SnowflakeFixture.filterableIceberg();
  private final List<String> statements = new ArrayList<>();
  private Meshwright engine;

  @BeforeEach
  void open(@TempDir Path folder) {
    engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(folder)
            .build();
    fixture.account().role("READERS");
    fixture.account().listener(statements::add);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private static Mesh mesh(Platform platform, Column... columns) {
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(platform)
            .principal(Principal.of("group:readers").with("warehouse", "role:READERS"))
            .domain(Domain.of("sales", "warehouse"))
            .product(
                DataProduct.of(
                    PORT.product(),
                    List.of(
                        OutputPort.table(
                            PORT,
                            platform.name(),
                            Contract.of("orders", "1.0.0", TableSchema.of("orders", columns))))));
    new VerdictPolicies().reads("readers", "region = 'EU'").addTo(mesh);
    return mesh.build();
  }

  private Plan plan(Platform platform, Column... columns) {
    return engine.plan(mesh(platform, columns), PlanOptions.DEFAULT);
  }

  private void apply(Column... columns) {
    Plan plan = plan(fixture.platform(), columns);
    assertThat(engine.apply(plan, ApplyOptions.DEFAULT).succeeded()).isTrue();
    assertThat(plan(fixture.platform(), columns).changes()).isEmpty();
  }

  @Test
  void aTableIsMadeInTheVolumeWithTextsOfTheGreatestLengthAndPoliciesOfTheSameTypes() {
    apply(REGION, AMOUNT);
    assertThat(statements)
        .anyMatch(
            s ->
                s.startsWith(
                    "CREATE ICEBERG TABLE \"SALES\".\"ORDERS\".\"ORDERS_V1\" (\"REGION\""
                        + " VARCHAR(134217728), \"AMOUNT\" NUMBER(19,0)) EXTERNAL_VOLUME = 'LAKE'"
                        + " CATALOG = 'SNOWFLAKE' BASE_LOCATION = 'SALES/ORDERS/ORDERS_V1'"))
        .anyMatch(
            s ->
                s.startsWith("CREATE ROW ACCESS POLICY")
                    && s.contains("(\"REGION\" VARCHAR(134217728))"))
        .anyMatch(s -> s.startsWith("ALTER ICEBERG TABLE") && s.contains("ADD ROW ACCESS POLICY"))
        .anyMatch(s -> s.startsWith("GRANT SELECT ON ICEBERG TABLE"))
        .noneMatch(s -> s.matches("(?s)(CREATE|ALTER|GRANT SELECT ON) TABLE .*"));
  }

  @Test
  void aColumnThatComesAndATableThatGoesAreNamedByItsKind() {
    apply(REGION);
    statements.clear();
    apply(REGION, AMOUNT);
    assertThat(statements)
        .anyMatch(s -> s.startsWith("ALTER ICEBERG TABLE") && s.contains("ADD COLUMN"));
    Plan destroy = engine.plan(mesh(fixture.platform(), REGION, AMOUNT), PlanOptions.DESTROY);
    assertThat(engine.apply(destroy, ApplyOptions.DEFAULT.withAllowDataLoss(true)).succeeded())
        .isTrue();
    assertThat(statements).anyMatch(s -> s.startsWith("DROP ICEBERG TABLE"));
  }

  @Test
  void whatIcebergHasNoTypeForIsRefusedWithItsColumn() {
    assertThat(plan(fixture.platform(), REGION, Column.of("extra", new DataType.Json())).problems())
        .anySatisfy(
            p -> {
              assertThat(p.code()).isEqualTo("bad-type");
              assertThat(p.subject()).contains("sales.orders").endsWith("extra");
              assertThat(p.what()).contains("Iceberg", "json");
            });
  }

  @Test
  void aTableThatIsThereNeverChangesItsFormat() {
    apply(REGION);
    Platform standard =
        Platform.of("warehouse", SnowflakeProviderFactory.ID)
            .with("account", "COMPANY-TEST")
            .with("user", "deployer")
            .with("role", "DEPLOYER")
            .with("authenticator", "programmatic-token")
            .with("token", "env:TOKEN");
    assertThat(plan(standard, REGION).problems())
        .anySatisfy(
            p -> {
              assertThat(p.code()).isEqualTo("impossible-change");
              assertThat(p.what()).contains("external volume LAKE");
            });
  }
}
