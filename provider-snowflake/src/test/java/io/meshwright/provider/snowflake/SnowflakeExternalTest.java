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
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables over files of an external stage. */
class SnowflakeExternalTest {
  private static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);
  private static final Column REGION = Column.of("re'gion", DataType.Text.upTo(20));
  private static final Column AMOUNT = Column.of("amount", new DataType.Int64());
  private static final String TABLE = "\"SALES\".\"ORDERS\".\"ORDERS_V1\"";
  private static final String REGION_V1 = "\"RE_GION_A14AD831\"";

  private final SnowflakeFixture fixture = SnowflakeFixture.filterableExternal();
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
    List.of("READERS", "ETL").forEach(fixture.account()::role);
    fixture.account().listener(statements::add);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private static Mesh mesh(Platform platform, TableSchema table) {
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(platform)
            .principal(Principal.of("group:readers").with("warehouse", "role:READERS"))
            .principal(Principal.of("group:etl").with("warehouse", "role:ETL"))
            .domain(Domain.of("sales", "warehouse"))
            .product(
                DataProduct.of(
                        PORT.product(),
                        List.of(
                            OutputPort.table(
                                PORT, platform.name(), Contract.of("orders", "1.0.0", table))))
                    .toBuilder()
                    .producer("group:etl")
                    .build());
    new VerdictPolicies().reads("readers", "amount > 1").addTo(mesh);
    return mesh.build();
  }

  private static TableSchema table(Column... columns) {
    return TableSchema.of("orders", columns);
  }

  private Plan plan(Platform platform, TableSchema table) {
    return engine.plan(mesh(platform, table), PlanOptions.DEFAULT);
  }

  private Plan plan() {
    return plan(fixture.platform(), table(REGION, AMOUNT));
  }

  private void apply(Platform platform, TableSchema table) {
    statements.clear();
    ApplyReport report = engine.apply(plan(platform, table), ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(plan(platform, table).changes()).isEmpty();
    statements.removeIf(s -> s.contains("MESHWRIGHT_LOCK_"));
  }

  private void apply() {
    apply(fixture.platform(), table(REGION, AMOUNT));
  }

  /** A statement that makes such a table by hand. */
  private String byHand(String stage, String folders, String type) {
    String comment = fixture.account().comment("SALES", "ORDERS", "ORDERS_V1");
    return "CREATE OR REPLACE EXTERNAL TABLE "
        + TABLE
        + " ("
        + REGION_V1
        + " VARCHAR(16777216) AS (CAST(GET(VALUE, 'email') AS VARCHAR(16777216))), \"AMOUNT\""
        + " NUMBER(19,0) AS (CAST(GET(VALUE, 'amount') AS NUMBER(19,0)))) LOCATION = @"
        + stage
        + "/"
        + folders
        + " AUTO_REFRESH = FALSE FILE_FORMAT = (TYPE = "
        + type
        + ") COPY GRANTS COMMENT = '"
        + comment.replace("\n", "\\n").replace("'", "''")
        + "'";
  }

  @Test
  void aTableReadsItsFoldersByTheNamesOfTheContractAndNobodyButItsProducerReadsIt() {
    apply();
    assertThat(statements)
        .anyMatch(
            s ->
                s.startsWith(
                    "CREATE EXTERNAL TABLE "
                        + TABLE
                        + " ("
                        + REGION_V1
                        + " VARCHAR(16777216) AS (CAST (GET (VALUE,"
                        + " 're''gion') AS VARCHAR(16777216))), \"AMOUNT\" NUMBER(19,0) AS (CAST"
                        + " (GET (VALUE, 'amount') AS NUMBER(19,0)))) LOCATION ="
                        + " @\"LAKE\".\"PUBLIC\".\"FILES\"/SALES/ORDERS/ORDERS_V1/ AUTO_REFRESH ="
                        + " FALSE FILE_FORMAT = (TYPE = PARQUET ) COMMENT ="))
        .anyMatch(s -> s.startsWith("CREATE SECURE VIEW \"SALES\".\"ORDERS\".\"ORDERS_V1_VIEW\""))
        .noneMatch(s -> s.contains("ROW ACCESS POLICY") || s.contains("MASKING POLICY"));
    assertThat(statements.stream().filter(s -> s.contains("ON EXTERNAL TABLE")))
        .containsExactly(
            "GRANT SELECT ON EXTERNAL TABLE "
                + TABLE
                + " TO DATABASE ROLE \"SALES\".\"ORDERS__ORDERS_V1__PRODUCE\"");
  }

  @Test
  void itsProducerIsToldThatFilesAreWrittenElsewhere() {
    assertThat(plan().verdicts())
        .anySatisfy(
            v -> {
              assertThat(v.verdict()).isEqualTo(Verdict.STRICTER);
              assertThat(v.policy()).isEmpty();
              assertThat(v.limit()).contains("external-writes");
              assertThat(v.reason()).contains("bucket");
            });
  }

  @Test
  void anotherDescriptionOrColumnReplacesTheTableAndKeepsRights() {
    apply(fixture.platform(), table(REGION, AMOUNT));
    apply(
        fixture.platform(),
        new TableSchema(
            "orders",
            Optional.empty(),
            "what was ordered",
            List.of(REGION, AMOUNT, Column.of("day", new DataType.Date()))));
    assertThat(statements)
        .filteredOn(s -> s.contains("EXTERNAL TABLE"))
        .singleElement()
        .asString()
        .startsWith("CREATE OR REPLACE EXTERNAL TABLE " + TABLE)
        .contains("\"DAY\" DATE AS", " COPY GRANTS COMMENT = 'what was ordered");
  }

  @Test
  void aTableThatWasMadeAnewOverOtherFoldersOrFilesIsPutBack() {
    apply();
    for (String hand :
        List.of(
            byHand("LAKE.PUBLIC.FILES", "SALES/ORDERS/", "PARQUET"),
            byHand("LAKE.PUBLIC.FILES", "SALES/ORDERS/ORDERS_V1/", "CSV"))) {
      fixture.account().runAs("DEPLOYER", hand);
      assertThat(plan().changes()).hasSize(1);
      apply();
      assertThat(statements)
          .singleElement()
          .asString()
          .contains("FILES\"/SALES/ORDERS/ORDERS_V1/", "TYPE = PARQUET");
    }
  }

  @Test
  void whatAColumnReadsIsNotLookedAt() {
    apply();
    fixture
        .account()
        .runAs("DEPLOYER", byHand("LAKE.PUBLIC.FILES", "SALES/ORDERS/ORDERS_V1/", "PARQUET"));
    assertThat(plan().changes()).isEmpty();
  }

  @Test
  void aTableOverAnotherStageIsRefusedAsItsDataWouldBeOthers() {
    apply();
    fixture
        .account()
        .run(
            "CREATE DATABASE OTHER",
            "CREATE STAGE OTHER.PUBLIC.FILES URL = 's3://other/'",
            "GRANT USAGE ON STAGE OTHER.PUBLIC.FILES TO ROLE DEPLOYER");
    fixture
        .account()
        .runAs("DEPLOYER", byHand("OTHER.PUBLIC.FILES", "SALES/ORDERS/ORDERS_V1/", "PARQUET"));
    assertThat(plan().problems())
        .anySatisfy(
            p -> {
              assertThat(p.code()).isEqualTo("impossible-change");
              assertThat(p.what()).contains("OTHER.PUBLIC.FILES", "LAKE.PUBLIC.FILES");
            });
  }

  @Test
  void aTableThatIsThereNeverChangesItsFormat() {
    apply();
    Map<String, String> settings = new TreeMap<>(fixture.platform().settings());
    List.of("format", "external-stage").forEach(settings::remove);
    Platform standard = Platform.of("warehouse", SnowflakeProviderFactory.ID);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      standard = standard.with(setting.getKey(), setting.getValue());
    }
    assertThat(plan(standard, table(REGION, AMOUNT)).problems())
        .anySatisfy(
            p -> {
              assertThat(p.code()).isEqualTo("impossible-change");
              assertThat(p.what()).contains("files of stage LAKE.PUBLIC.FILES", "to Snowflake");
            });
  }

  @Test
  void policiesOfSomebodyAreNotLostByReplacing() {
    apply();
    fixture
        .account()
        .runAs(
            "DEPLOYER",
            "CREATE ROW ACCESS POLICY \"SALES\".\"ORDERS\".\"HIS\" AS (V VARIANT) RETURNS BOOLEAN"
                + " -> FALSE",
            byHand("LAKE.PUBLIC.FILES", "SALES/", "PARQUET")
                + " WITH ROW ACCESS POLICY \"SALES\".\"ORDERS\".\"HIS\" ON (VALUE)");
    assertThat(plan().problems())
        .anySatisfy(
            p -> {
              assertThat(p.code()).isEqualTo("impossible-change");
              assertThat(p.what()).contains("row-policy");
            });
  }

  @Test
  void newFilesAreToldByTheCloudWhereThatIsAskedFor() {
    apply();
    apply(fixture.platform().with("auto-refresh", "true"), table(REGION, AMOUNT));
    assertThat(statements)
        .singleElement()
        .asString()
        .contains("CREATE OR REPLACE EXTERNAL TABLE", "AUTO_REFRESH = TRUE");
  }

  @Test
  void droppingItIsToldToKeepItsFiles() {
    apply();
    Plan destroy =
        engine.plan(mesh(fixture.platform(), table(REGION, AMOUNT)), PlanOptions.DESTROY);
    assertThat(destroy.changes())
        .flatExtracting(c -> c.losses())
        .contains("no file, but the table over them, SALES.ORDERS.ORDERS_V1");
    assertThat(engine.apply(destroy, ApplyOptions.DEFAULT.withAllowDataLoss(true)).succeeded())
        .isTrue();
    assertThat(statements).anyMatch(s -> s.equals("DROP EXTERNAL TABLE " + TABLE));
  }

  @Test
  void whatFilesHaveNoSureTypeForIsRefusedWithItsColumn() {
    for (DataType type :
        List.of(
            new DataType.Binary(),
            new DataType.Json(),
            new DataType.Time(),
            new DataType.TimestampTz())) {
      assertThat(plan(fixture.platform(), table(AMOUNT, Column.of("extra", type))).problems())
          .as(type.text())
          .anySatisfy(
              p -> {
                assertThat(p.code()).isEqualTo("bad-type");
                assertThat(p.subject()).contains("sales.orders").endsWith("extra");
              });
    }
  }

  @Test
  void noColumnIsCalledAsTheWholeRowIs() {
    assertThat(
            plan(fixture.platform(), table(AMOUNT, Column.of("value", DataType.Text.unlimited())))
                .problems())
        .anySatisfy(p -> assertThat(p.code()).isEqualTo("name-collision"));
  }
}
