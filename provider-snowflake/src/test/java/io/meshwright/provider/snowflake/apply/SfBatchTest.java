package io.meshwright.provider.snowflake.apply;

import static io.meshwright.provider.snowflake.client.CatalogueQuery.COLUMNS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.DATABASES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.DATABASE_ROLES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.GRANTS_OF_DATABASE_ROLE;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.MASKING_POLICIES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.POLICY_REFERENCES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.POLICY_TEXTS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.ROW_POLICIES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.SCHEMAS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.resource.PolicyNames;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.spi.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SfBatchTest {
  private static final String PLATFORM = "warehouse";
  private static final Marker MARKER =
      new Marker(new WorkspaceId("retailer", "main"), "sales/orders");
  private static final Address TABLE = SfTable.address(PLATFORM, "SALES", "ORDERS", "DAILY");
  private static final Owner OURS = new Owner.Within(TABLE, MARKER);
  private static final String ROLE = "ORDERS__DAILY_V1__READ";
  private static final SfRowPolicy OPEN =
      new SfRowPolicy("SALES", "ORDERS", "DAILY", List.of("REGION"), Expression.Constant.TRUE);
  private static final String OLD =
      PolicyNames.rowPolicy("ORDERS", "DAILY", List.of("REGION VARCHAR(10)"));

  private final ScriptedGateway gateway = account();

  private static ScriptedGateway account() {
    return new ScriptedGateway()
        .shows(DATABASES, "name", "SALES", "comment", SfComments.of("", MARKER))
        .shows(
            TABLES,
            "table_schema",
            "ORDERS",
            "table_name",
            "DAILY",
            "table_type",
            "BASE TABLE",
            "comment",
            SfComments.of("", MARKER))
        .shows(COLUMNS, column("REGION"))
        .shows(COLUMNS, column("BUYER"));
  }

  private static String[] column(String name) {
    return new String[] {
      "table_schema",
      "ORDERS",
      "table_name",
      "DAILY",
      "column_name",
      name,
      "data_type",
      "TEXT",
      "character_maximum_length",
      "10",
      "is_nullable",
      "YES"
    };
  }

  private static Change make(SfResource resource, Owner owner) {
    return new Change.Create(
        new Desired(resource.toResource(PLATFORM), owner, Ordered.set(List.of())));
  }

  private static Change update(SfResource before, SfResource after) {
    return new Change.Update(
        seen(before, OURS),
        new Desired(after.toResource(PLATFORM), OURS, Ordered.set(List.of())),
        Ordered.set(List.<String>of()));
  }

  private static Change take(SfResource resource, Owner owner) {
    return new Change.Delete(seen(resource, owner));
  }

  private static Seen.Present seen(SfResource resource, Owner owner) {
    return new Seen.Present(
        resource.toResource(PLATFORM), owner, Ordered.map(Map.<String, Value>of()));
  }

  private List<Outcome> run(Change... changes) {
    return new SfBatch(PLATFORM, gateway, List.of(changes)).run();
  }

  private List<String> only() {
    assertThat(gateway.requests()).hasSize(1);
    return gateway.requests().getFirst();
  }

  private void showsRowPolicy(String name) {
    gateway
        .shows(ROW_POLICIES, "name", name, "schema_name", "ORDERS")
        .shows(
            POLICY_TEXTS,
            "nth",
            "0",
            "ddl",
            "create or replace row access policy P as (REGION VARCHAR(10)) returns BOOLEAN -> CASE"
                + " WHEN TRUE THEN TRUE ELSE FALSE END;")
        .shows(
            POLICY_REFERENCES,
            "policy_schema",
            "ORDERS",
            "policy_name",
            name,
            "ref_database_name",
            "SALES",
            "ref_schema_name",
            "ORDERS",
            "ref_entity_name",
            "DAILY",
            "ref_arg_column_names",
            "[ \"REGION\" ]");
  }

  @Test
  void aRowPolicyHasItsBodyBeforeItIsOnTheTable() {
    run(make(OPEN, OURS));
    assertThat(only())
        .satisfiesExactly(
            s -> assertThat(s).startsWith("CREATE ROW ACCESS POLICY IF NOT EXISTS"),
            s -> assertThat(s).startsWith("ALTER ROW ACCESS POLICY").contains("SET BODY"),
            s -> assertThat(s).startsWith("ALTER TABLE").contains("ADD ROW ACCESS POLICY"));
  }

  @Test
  void aPolicyOfTheSameSignatureGetsAnotherBodyAndStaysOn() {
    showsRowPolicy(OLD);
    run(
        update(
            OPEN,
            new SfRowPolicy(
                "SALES", "ORDERS", "DAILY", List.of("REGION"), Expression.Constant.FALSE)));
    assertThat(only())
        .noneMatch(s -> s.startsWith("ALTER TABLE"))
        .noneMatch(s -> s.startsWith("DROP"));
  }

  @Test
  void aPolicyOfAnotherSignatureTakesItsPlaceInOneStatement() {
    showsRowPolicy(OLD);
    run(
        update(
            OPEN,
            new SfRowPolicy(
                "SALES", "ORDERS", "DAILY", List.of("BUYER"), Expression.Constant.TRUE)));
    assertThat(only())
        .satisfiesExactly(
            s -> assertThat(s).startsWith("CREATE ROW ACCESS POLICY IF NOT EXISTS"),
            s -> assertThat(s).startsWith("ALTER ROW ACCESS POLICY"),
            s ->
                assertThat(s)
                    .startsWith("ALTER TABLE")
                    .contains("DROP ROW ACCESS POLICY")
                    .contains(OLD)
                    .contains(", ADD ROW ACCESS POLICY"),
            s -> assertThat(s).startsWith("DROP ROW ACCESS POLICY").contains(OLD));
  }

  @Test
  void somebodyElsesPolicyGoesFromTheTableAndIsNotDropped() {
    showsRowPolicy("THEIRS");
    run(take(OPEN, new Owner.Foreign()));
    assertThat(only())
        .singleElement()
        .asString()
        .startsWith("ALTER TABLE")
        .endsWith("DROP ROW ACCESS POLICY \"SALES\".\"ORDERS\".\"THEIRS\"");
  }

  @Test
  void aMaskIsPutOnWithForceAndWhatIsLeftOfItsPlaceIsDropped() {
    String left = PolicyNames.masks("ORDERS", "DAILY", "BUYER") + "00000000";
    gateway.shows(MASKING_POLICIES, "name", left, "schema_name", "ORDERS");
    CellRule rule = new CellRule(Expression.Constant.FALSE, List.of());
    run(make(new SfMask("SALES", "ORDERS", "DAILY", "BUYER", new SfMask.Look.Ruled(rule)), OURS));
    assertThat(only())
        .satisfiesExactly(
            s -> assertThat(s).startsWith("CREATE MASKING POLICY IF NOT EXISTS"),
            s -> assertThat(s).startsWith("ALTER MASKING POLICY"),
            s -> assertThat(s).startsWith("ALTER TABLE").endsWith("FORCE"),
            s -> assertThat(s).startsWith("DROP MASKING POLICY").contains(left));
  }

  private SfRoleGrant to(String role) {
    return new SfRoleGrant("SALES", ROLE, "role:" + role, List.of());
  }

  private void showsRole(String... claims) {
    gateway.shows(
        DATABASE_ROLES, "name", ROLE, "comment", SfComments.ofRole(MARKER, List.of(claims)));
  }

  private static Owner claimed() {
    return new Owner.Claimed(SfDatabaseRole.address(PLATFORM, "SALES", ROLE), MARKER);
  }

  @Test
  void aRoleIsClaimedBeforeItIsGiven() {
    showsRole("role:OLD");
    run(make(to("ANALYST"), claimed()), make(to("BUYER"), claimed()));
    assertThat(only())
        .satisfiesExactly(
            s ->
                assertThat(s)
                    .startsWith("ALTER DATABASE ROLE")
                    .contains("OLD")
                    .contains("ANALYST")
                    .doesNotContain("BUYER"),
            s -> assertThat(s).startsWith("GRANT DATABASE ROLE").contains("ANALYST"),
            s -> assertThat(s).startsWith("ALTER DATABASE ROLE").contains("BUYER"),
            s -> assertThat(s).startsWith("GRANT DATABASE ROLE").contains("BUYER"));
  }

  @Test
  void aRoleIsTakenBeforeItsClaimGoes() {
    showsRole("role:ANALYST");
    gateway.shows(GRANTS_OF_DATABASE_ROLE, "granted_to", "ROLE", "grantee_name", "ANALYST");
    run(take(to("ANALYST"), claimed()));
    assertThat(only())
        .satisfiesExactly(
            s -> assertThat(s).startsWith("REVOKE DATABASE ROLE"),
            s -> assertThat(s).startsWith("ALTER DATABASE ROLE").doesNotContain("ANALYST"));
  }

  @Test
  void aClaimOfWhatIsGoneAlreadyGoes() {
    showsRole("role:ANALYST");
    assertThat(run(take(to("ANALYST"), claimed()))).containsExactly(new Outcome.Gone());
    assertThat(only()).singleElement().asString().startsWith("ALTER DATABASE ROLE");
  }

  @Test
  void whatARequestIsRefusedForIsSentAgainEachByItself() {
    showsRole();
    gateway.refuses("\"NOBODY\"", new MeshException(ErrorKind.CONFLICT, "no such role"));
    List<Outcome> outcomes = run(make(to("NOBODY"), claimed()), make(to("ANALYST"), claimed()));
    assertThat(outcomes.getFirst())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.problem().what()).contains("no such role"));
    assertThat(gateway.requests().getLast())
        .singleElement()
        .asString()
        .startsWith("GRANT DATABASE ROLE")
        .contains("ANALYST");
  }

  @Test
  void whatWasChangedMeanwhileIsNotWritten() {
    showsRole();
    gateway.shows(GRANTS_OF_DATABASE_ROLE, "granted_to", "ROLE", "grantee_name", "ANALYST");
    assertThat(run(make(to("ANALYST"), claimed())))
        .singleElement()
        .isInstanceOf(Outcome.Conflict.class);
    assertThat(gateway.requests()).isEmpty();
  }

  @Test
  void aDatabaseThatHoldsSomethingStays() {
    gateway
        .shows(SCHEMAS, "schema_name", "PUBLIC", "is_managed_access", "NO")
        .shows(SCHEMAS, "schema_name", "THEIRS", "is_managed_access", "NO");
    List<Outcome> outcomes = run(take(new SfDatabase("SALES", ""), new Owner.Marked(MARKER)));
    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> assertThat(f.problem().what()).contains("holds schema THEIRS"));
    assertThat(gateway.requests()).isEmpty();
  }

  @Test
  void aLookAsksNoMoreThanItsKindIsJudgedBy() {
    showsRole();
    run(make(to("ANALYST"), claimed()));
    assertThat(gateway.asked())
        .containsExactly(
            DATABASES,
            DATABASE_ROLES,
            GRANTS_OF_DATABASE_ROLE,
            DATABASES,
            DATABASE_ROLES,
            GRANTS_OF_DATABASE_ROLE);
  }
}
