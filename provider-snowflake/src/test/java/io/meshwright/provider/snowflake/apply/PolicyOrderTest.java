package io.meshwright.provider.snowflake.apply;

import static io.meshwright.provider.snowflake.client.CatalogueQuery.MASKING_POLICIES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.POLICY_REFERENCES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.POLICY_TEXTS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.ROW_POLICIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.resource.PolicyNames;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyOrderTest {
  private static final SfRowPolicy OPEN =
      new SfRowPolicy("SALES", "ORDERS", "DAILY", List.of("REGION"), Expression.Constant.TRUE);
  private static final String OLD =
      PolicyNames.rowPolicy("ORDERS", "DAILY", List.of("REGION VARCHAR(10)"));

  private final ScriptedGateway gateway = OneTable.account();

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
    OneTable.run(gateway, OneTable.make(OPEN, OneTable.OURS));
    assertThat(only())
        .satisfiesExactly(
            s -> assertThat(s).startsWith("CREATE ROW ACCESS POLICY IF NOT EXISTS"),
            s -> assertThat(s).startsWith("ALTER ROW ACCESS POLICY").contains("SET BODY"),
            s -> assertThat(s).startsWith("ALTER TABLE").contains("ADD ROW ACCESS POLICY"));
  }

  @Test
  void aPolicyOfTheSameSignatureGetsAnotherBodyAndStaysOn() {
    showsRowPolicy(OLD);
    OneTable.run(
        gateway,
        OneTable.update(
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
    OneTable.run(
        gateway,
        OneTable.update(
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
    OneTable.run(gateway, OneTable.take(OPEN, new Owner.Foreign()));
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
    OneTable.run(
        gateway,
        OneTable.make(
            new SfMask("SALES", "ORDERS", "DAILY", "BUYER", new SfMask.Look.Ruled(rule)),
            OneTable.OURS));
    assertThat(only())
        .satisfiesExactly(
            s -> assertThat(s).startsWith("CREATE MASKING POLICY IF NOT EXISTS"),
            s -> assertThat(s).startsWith("ALTER MASKING POLICY"),
            s -> assertThat(s).startsWith("ALTER TABLE").endsWith("FORCE"),
            s -> assertThat(s).startsWith("DROP MASKING POLICY").contains(left));
  }
}
