package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.testkit.contract.CustomProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tags on schemas and columns, where they are asked for, together with warehouses. */
class TagsTest {
  private static final String CLASSIFICATION = "\"SALES\".\"MW_TAGS\".\"CLASSIFICATION\"";

  private final SnowflakeFixture fixture =
      SnowflakeFixture.askingForAll(SnowflakeFixture.filterable());
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, sent);
  private Platform platform = fixture.platform();

  private Mesh mesh(String classification, String product) {
    Column.Builder email = Column.builder("email", DataType.Text.unlimited());
    if (!classification.isEmpty()) {
      email.classification(classification);
    }
    Contract contract =
        Contract.of(
            "rows",
            "1.0.0",
            TableSchema.of("rows", Column.of("region", DataType.Text.unlimited()), email.build()));
    return Mesh.builder("retailer")
        .platform(platform)
        .domain(Domain.of("sales", "warehouse"))
        .product(
            DataProduct.builder("sales." + product).table("main", 1, "warehouse", contract).build())
        .principal(Principal.of("group:analysts").with("warehouse", "role:ANALYSTS"))
        .policy(AccessPolicy.builder("read", "group:analysts", "sales." + product).build())
        .build();
  }

  private Mesh mesh() {
    return mesh("pii", "orders");
  }

  @BeforeEach
  void account() {
    fixture.account().role("ANALYSTS");
    fixture.account().listener(sent::add);
  }

  private Plan plan(Mesh mesh) {
    return runs.plan(mesh);
  }

  private ApplyReport applied(Mesh mesh, PlanOptions options) {
    return runs.run(mesh, options);
  }

  private void apply(Mesh mesh) {
    ApplyReport report = applied(mesh, PlanOptions.DEFAULT);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
  }

  private List<String> sentAbout(String word) {
    return sent.stream().filter(s -> s.contains(word)).toList();
  }

  @Test
  void aSchemaSaysItsDomainAndProductAndAColumnItsClassification() {
    apply(mesh());
    assertThat(sentAbout(" SET TAG "))
        .containsExactlyInAnyOrder(
            "ALTER SCHEMA \"SALES\".\"ORDERS\" SET TAG \"SALES\".\"MW_TAGS\".\"DOMAIN\" = 'sales',"
                + " \"SALES\".\"MW_TAGS\".\"PRODUCT\" = 'sales.orders'",
            "ALTER TABLE \"SALES\".\"ORDERS\".\"ROWS_V1\" MODIFY COLUMN \"EMAIL\" SET TAG "
                + CLASSIFICATION
                + " = 'pii'");
    assertThat(plan(mesh()).changes()).isEmpty();
    assertThat(plan(mesh()).foreign()).isEmpty();
    assertThat(fixture.ownObjects()).anyMatch(l -> l.startsWith("warehouse MW_SALES"));

    assertThat(applied(mesh(), PlanOptions.DESTROY).succeeded()).isTrue();
    assertThat(fixture.ownObjects()).isEmpty();
  }

  @Test
  void aRegistrySaysItsDomainAndProduct() {
    Mesh mesh =
        SharedMesh.of(mesh().platforms().values().iterator().next(), PortKind.MODEL, m -> {});
    apply(mesh);
    assertThat(sentAbout(" SET TAG "))
        .hasSize(2)
        .anyMatch(
            s ->
                s.startsWith(
                    "ALTER SCHEMA \"SALES\".\"ORDERS__ORDERS_V1\" SET TAG"
                        + " \"SALES\".\"MW_TAGS\".\"DOMAIN\""));
    assertThat(plan(mesh).changes()).isEmpty();
  }

  @Test
  void aSchemaSaysWhoPaysWhereItsProductSaysSo() {
    DataProduct paid =
        CustomProperties.with(mesh().products().values().iterator().next(), "costCentre", "4711");
    Mesh mesh = mesh().toBuilder().product(paid).build();
    apply(mesh);
    assertThat(sentAbout("COST_CENTRE"))
        .anyMatch(s -> s.contains("\"SALES\".\"MW_TAGS\".\"COST_CENTRE\" = '4711'"));
    assertThat(plan(mesh).changes()).isEmpty();

    apply(mesh());
    assertThat(fixture.ownObjects()).noneMatch(l -> l.contains("COST_CENTRE"));
  }

  @Test
  void valuesThatWereChangedByHandArePutBack() {
    apply(mesh());
    fixture
        .account()
        .run(
            "ALTER TABLE SALES.ORDERS.ROWS_V1 MODIFY COLUMN EMAIL SET TAG"
                + " SALES.MW_TAGS.CLASSIFICATION = 'public'",
            "ALTER TABLE SALES.ORDERS.ROWS_V1 MODIFY COLUMN REGION SET TAG"
                + " SALES.MW_TAGS.CLASSIFICATION = 'pii'",
            "ALTER SCHEMA SALES.ORDERS UNSET TAG SALES.MW_TAGS.PRODUCT");
    assertThat(plan(mesh()).changes()).hasSize(3);
    apply(mesh());
    assertThat(sent)
        .containsExactlyInAnyOrder(
            "ALTER TABLE \"SALES\".\"ORDERS\".\"ROWS_V1\" MODIFY COLUMN \"EMAIL\" SET TAG "
                + CLASSIFICATION
                + " = 'pii'",
            "ALTER TABLE \"SALES\".\"ORDERS\".\"ROWS_V1\" MODIFY COLUMN \"REGION\" UNSET TAG "
                + CLASSIFICATION,
            "ALTER SCHEMA \"SALES\".\"ORDERS\" SET TAG \"SALES\".\"MW_TAGS\".\"PRODUCT\" ="
                + " 'sales.orders'");
    assertThat(plan(mesh()).changes()).isEmpty();
  }

  @Test
  void aColumnThatIsClassifiedNoMoreLosesItsValue() {
    apply(mesh());
    apply(mesh("", "orders"));
    assertThat(sentAbout("UNSET TAG")).hasSize(1);
    assertThat(plan(mesh("", "orders")).changes()).isEmpty();
  }

  private void policyOnTheTag() {
    fixture
        .account()
        .run(
            "CREATE DATABASE GOVERNANCE COMMENT = 'mine'",
            "CREATE MASKING POLICY GOVERNANCE.PUBLIC.HIDE AS (V VARCHAR) RETURNS VARCHAR -> NULL"
                + " COMMENT = 'mine'",
            "ALTER TAG SALES.MW_TAGS.CLASSIFICATION SET MASKING POLICY GOVERNANCE.PUBLIC.HIDE");
  }

  /** What people see of the columns that carry it may be anything. */
  @Test
  void aPolicyOfOthersOnATagOfOursIsShownAndStays() {
    apply(mesh());
    policyOnTheTag();
    assertThat(plan(mesh()).foreign())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.address())
                  .isEqualTo(
                      Address.of(
                          "warehouse",
                          "tag-policy",
                          "SALES",
                          "MW_TAGS",
                          "CLASSIFICATION",
                          "GOVERNANCE.PUBLIC.HIDE"));
              assertThat(f.effect())
                  .isIn(ForeignObject.Effect.UNKNOWN, ForeignObject.Effect.NARROWS);
            });
    apply(mesh());
    assertThat(sent).isEmpty();
  }

  @Test
  void aTagOnAWholeTableOrDatabaseIsOnItsColumns() {
    apply(mesh());
    policyOnTheTag();
    String column = "ALTER TABLE SALES.ORDERS.ROWS_V1 MODIFY COLUMN EMAIL UNSET TAG ";
    fixture.account().run(column + "SALES.MW_TAGS.CLASSIFICATION");
    assertThat(effects()).containsOnly(ForeignObject.Effect.NONE);
    for (String on : List.of("TABLE SALES.ORDERS.ROWS_V1", "DATABASE SALES")) {
      fixture.account().run("ALTER " + on + " SET TAG SALES.MW_TAGS.CLASSIFICATION = 'x'");
      assertThat(effects()).as(on).doesNotContain(ForeignObject.Effect.NONE);
      fixture.account().run("ALTER " + on + " UNSET TAG SALES.MW_TAGS.CLASSIFICATION");
    }
    assertThat(effects()).containsOnly(ForeignObject.Effect.NONE);
  }

  private List<ForeignObject.Effect> effects() {
    return plan(mesh()).foreign().stream()
        .filter(f -> f.address().kind().equals("tag-policy"))
        .map(ForeignObject::effect)
        .toList();
  }

  @Test
  void aTagWithAPolicyOfOthersIsPutOnNothingMore() {
    apply(mesh("", "orders"));
    apply(mesh());
    policyOnTheTag();
    fixture
        .account()
        .run(
            "ALTER TABLE SALES.ORDERS.ROWS_V1 MODIFY COLUMN EMAIL UNSET TAG"
                + " SALES.MW_TAGS.CLASSIFICATION");
    assertThat(plan(mesh()).problems().toString())
        .contains("impossible-change", "GOVERNANCE.PUBLIC.HIDE", "take the policy off the tag");
    applied(mesh(), PlanOptions.DEFAULT);
    assertThat(sentAbout("SET TAG")).isEmpty();
  }

  @Test
  void withoutTheSettingNothingIsReadAndWithNoneWhatIsLeftGoes() {
    apply(mesh());
    Platform asked = platform;
    TreeMap<String, String> kept = new TreeMap<>(platform.settings());
    kept.remove("tags");
    platform = new Platform(platform.name(), platform.provider(), kept, platform.authority());
    List<String> families = new ArrayList<>();
    fixture.calls(call -> families.add(call.family()));
    assertThat(plan(mesh()).changes()).isEmpty();
    assertThat(families).noneMatch(f -> f.startsWith("snowflake.tag"));

    platform = asked.with("tags", "none");
    apply(mesh());
    assertThat(fixture.ownObjects()).noneMatch(l -> l.contains("MW_TAGS"));
  }

  @Test
  void aTagOfOthersInThatSchemaKeepsIt() {
    apply(mesh());
    fixture.account().run("CREATE TAG SALES.MW_TAGS.THEIRS COMMENT = 'mine'");
    ApplyReport report = applied(mesh(), PlanOptions.DESTROY);
    assertThat(report.results().toString()).contains("holds tag THEIRS");
    assertThat(fixture.foreignObjects()).anyMatch(l -> l.startsWith("tag SALES.MW_TAGS.THEIRS"));
  }

  @Test
  void aProductWhoseSchemaWouldBeTheTagsIsAProblem() {
    assertThat(plan(mesh("pii", "orders")).problems().toString()).doesNotContain("collision");
    assertThat(plan(mesh("pii", "mw_tags")).problems().toString()).contains("name-collision");
  }
}
