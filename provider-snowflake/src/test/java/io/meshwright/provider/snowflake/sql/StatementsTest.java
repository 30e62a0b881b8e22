package io.meshwright.provider.snowflake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.resource.TableKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementsTest {
  private static SfGrant on(String schema, String table, String grantee) {
    return SfGrant.of("D", schema, table, grantee, List.of("SELECT"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "`` | `` | role:R | ON DATABASE \"D\" TO ROLE \"R\"",
        "S | `` | user:a.b | ON SCHEMA \"D\".\"S\" TO USER \"a.b\"",
        "S | T | database-role:D.x.y | ON TABLE \"D\".\"S\".\"T\" TO DATABASE ROLE \"D\".\"x.y\"",
        "S | T | database-role:E.R | ON TABLE \"D\".\"S\".\"T\" TO DATABASE ROLE \"E\".\"R\"",
        "S | * | share:X | ON FUTURE TABLES IN SCHEMA \"D\".\"S\" TO SHARE \"X\"",
        "S | ** | role:R | ON TABLE \"D\".\"S\".\"*\" TO ROLE \"R\"",
        "S | ** view | role:R | ON TABLE \"D\".\"S\".\"* view\" TO ROLE \"R\"",
        "** | `` | role:R | ON SCHEMA \"D\".\"*\" TO ROLE \"R\"",
        "* | * | role:R | ON FUTURE TABLES IN DATABASE \"D\" TO ROLE \"R\"",
        "* | `` | role:R | ON FUTURE SCHEMAS IN DATABASE \"D\" TO ROLE \"R\""
      })
  void aGrantIsOnOneObjectAndToOne(String schema, String table, String to, String sql) {
    assertThat(GrantStatements.grant(on(schema, table, to), List.of("SELECT")))
        .hasToString("GRANT SELECT " + sql);
  }

  @Test
  void takingTakesWhatWasHandedOnToo() {
    assertThat(GrantStatements.revoke(on("S", "T", "role:R"), List.of("INSERT", "SELECT")))
        .hasToString("REVOKE INSERT, SELECT ON TABLE \"D\".\"S\".\"T\" FROM ROLE \"R\" CASCADE");
    assertThat(GrantStatements.revoke(on("S", "*", "role:R"), List.of("SELECT")))
        .hasToString("REVOKE SELECT ON FUTURE TABLES IN SCHEMA \"D\".\"S\" FROM ROLE \"R\"");
    assertThat(GrantStatements.revokeGrantOption(on("S", "T", "role:R"), List.of("SELECT")))
        .hasToString(
            "REVOKE GRANT OPTION FOR SELECT ON TABLE \"D\".\"S\".\"T\" FROM ROLE \"R\" CASCADE");
  }

  @ParameterizedTest
  @CsvSource({"database-role:R", "database-role:E.F.R", "group:R", "R", "database-role:.R"})
  void whoIsNobodyGetsNothing(String grantee) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GrantStatements.grant(on("S", "T", grantee), List.of("SELECT")));
  }

  @Test
  void rolesAreGivenAndTaken() {
    assertThat(GrantStatements.grant(new SfRoleGrant("D", "R", "role:A", List.of())))
        .hasToString("GRANT DATABASE ROLE \"D\".\"R\" TO ROLE \"A\"");
    assertThat(GrantStatements.revoke(new SfRoleGrant("D", "R", "database-role:D.P", List.of())))
        .hasToString("REVOKE DATABASE ROLE \"D\".\"R\" FROM DATABASE ROLE \"D\".\"P\"");
    assertThat(GrantStatements.revoke(new SfRoleGrant("", "R", "user:u", List.of())))
        .hasToString("REVOKE ROLE \"R\" FROM USER \"u\"");
  }

  @Test
  void whatIsCreatedHasItsCommentAtOnceAndNoCollation() {
    assertThat(SfStatements.createDatabase("D", "a\nmarker"))
        .hasToString("CREATE DATABASE \"D\" DEFAULT_DDL_COLLATION = '' COMMENT = 'a\\nmarker'");
    assertThat(SfStatements.createSchema("D", "S", true, "it's"))
        .hasToString(
            "CREATE SCHEMA \"D\".\"S\" WITH MANAGED ACCESS DEFAULT_DDL_COLLATION = ''"
                + " COMMENT = 'it''s'");
  }

  @Test
  void aTableThatIcebergKeepsSaysWhereAndIsNamedByItsKind() {
    SfTable table =
        new SfTable(
            "D",
            "S",
            "T",
            List.of(new SfColumn("C", "VARCHAR(134217728)", true, "c", "text")),
            "",
            Optional.of("IT'S"),
            Optional.empty());
    assertThat(SfStatements.createTable(table, "mine"))
        .hasToString(
            "CREATE ICEBERG TABLE \"D\".\"S\".\"T\" (\"C\" VARCHAR(134217728) NOT NULL)"
                + " EXTERNAL_VOLUME = 'IT''S' CATALOG = 'SNOWFLAKE' BASE_LOCATION = 'D/S/T'"
                + " COMMENT = 'mine'");
    assertThat(SfStatements.commentOnTable(table, "mine"))
        .hasToString("ALTER ICEBERG TABLE \"D\".\"S\".\"T\" SET COMMENT = 'mine'");
    assertThat(SfStatements.dropTable(table)).hasToString("DROP ICEBERG TABLE \"D\".\"S\".\"T\"");
    assertThat(new PolicyStatements("D", "S", table.kind()).removeMask("T", "C"))
        .hasToString(
            "ALTER ICEBERG TABLE \"D\".\"S\".\"T\" MODIFY COLUMN \"C\" UNSET MASKING POLICY");
    assertThat(GrantStatements.grant(on("S", "T", "role:R").on(table.kind()), List.of("SELECT")))
        .hasToString("GRANT SELECT ON ICEBERG TABLE \"D\".\"S\".\"T\" TO ROLE \"R\"");
  }

  @Test
  void policiesOfATableChangePlacesInOneStatement() {
    assertThat(
            new PolicyStatements("D", "S", TableKind.TABLE)
                .swapRowPolicy("T", "OLD", "NEW", List.of(new SfArgument("C", "DATE"))))
        .hasToString(
            "ALTER TABLE \"D\".\"S\".\"T\" DROP ROW ACCESS POLICY \"D\".\"S\".\"OLD\","
                + " ADD ROW ACCESS POLICY \"D\".\"S\".\"NEW\" ON (\"C\")");
  }

  @Test
  void aMaskTakesThePlaceOfAnother() {
    SfArgument column = new SfArgument("C", "VARCHAR(3)");
    PolicyStatements policies = new PolicyStatements("D", "S", TableKind.TABLE);
    assertThat(policies.addMask("T", "P", List.of(column, new SfArgument("E", "DATE"))))
        .hasToString(
            "ALTER TABLE \"D\".\"S\".\"T\" MODIFY COLUMN \"C\" SET MASKING POLICY"
                + " \"D\".\"S\".\"P\" USING (\"C\", \"E\") FORCE");
    assertThat(policies.addMask("T", "P", List.of(column)))
        .hasToString(
            "ALTER TABLE \"D\".\"S\".\"T\" MODIFY COLUMN \"C\" SET MASKING POLICY"
                + " \"D\".\"S\".\"P\" FORCE");
    assertThat(policies.createMask("P", List.of(column), SfText.ofName("C")))
        .hasToString(
            "CREATE MASKING POLICY IF NOT EXISTS \"D\".\"S\".\"P\" AS (\"C\" VARCHAR(3))"
                + " RETURNS VARCHAR(3) -> \"C\"");
  }

  @Test
  void aViewNamesItsColumnsBeforeItsTextAndIsReplacedWithWhoMayReadIt() throws Exception {
    TreeMap<String, DataType> types = new TreeMap<>();
    types.put("C", new DataType.Date());
    types.put("E", DataType.Text.unlimited());
    SfView.Body.Ruled body =
        new SfView.Body.Ruled(
            new SfView.Base("D", "S", "T"),
            List.of(SfView.Shown.of("C"), SfView.Shown.of("E")),
            Expression.compare("E", Expression.Operator.EQ, new DataValue.Text("it's")),
            new TreeMap<>(Map.of("C", new CellRule(Expression.Constant.FALSE, List.of()))));
    SfView view = new SfView("D", "S", "V", true, body, "");
    String rest =
        " COMMENT = 'a\\nmarker' AS SELECT CASE WHEN FALSE THEN \"C\" ELSE NULL END, \"E\""
            + " FROM \"D\".\"S\".\"T\" WHERE \"E\" = 'it''s'";
    assertThat(ViewStatements.create(view, body, types, "a\nmarker"))
        .hasToString("CREATE SECURE VIEW \"D\".\"S\".\"V\" (\"C\", \"E\")" + rest);
    assertThat(ViewStatements.replace(view, body, types, "a\nmarker"))
        .hasToString(
            "CREATE OR REPLACE SECURE VIEW \"D\".\"S\".\"V\" (\"C\", \"E\") COPY GRANTS" + rest);
    assertThat(ViewStatements.drop("D", "S", "V")).hasToString("DROP VIEW \"D\".\"S\".\"V\"");
    assertThat(GrantStatements.grant(on("S", "V", "role:R").onView(), List.of("SELECT")))
        .hasToString("GRANT SELECT ON VIEW \"D\".\"S\".\"V\" TO ROLE \"R\"");
  }

  @Test
  void aDynamicTableNamesNoColumnsBeforeItsQueryAndKeepsNoGrantsWhenItIsReplaced()
      throws Exception {
    TreeMap<String, DataType> types = new TreeMap<>();
    types.put("E", DataType.Text.unlimited());
    SfView.Body.Ruled body =
        new SfView.Body.Ruled(
            new SfView.Base("D", "S", "T"),
            List.of(SfView.Shown.of("E")),
            Expression.compare("E", Expression.Operator.EQ, new DataValue.Text("it's")),
            new TreeMap<>());
    SfDynamicTable table = new SfDynamicTable("D", "S", "X", body, "1 hour", "W");
    String rest =
        "DYNAMIC TABLE \"D\".\"S\".\"X\" TARGET_LAG = DOWNSTREAM WAREHOUSE = \"W\" REFRESH_MODE ="
            + " AUTO INITIALIZE = ON_SCHEDULE COMMENT = 'a\\n"
            + "marker' AS SELECT \"E\" FROM \"D\".\"S\".\"T\" WHERE \"E\" = 'it''s'";
    assertThat(DynamicStatements.create(table, body, types, "a\nmarker", false))
        .hasToString("CREATE " + rest);
    assertThat(DynamicStatements.create(table, body, types, "a\nmarker", true))
        .hasToString("CREATE OR REPLACE " + rest);
    assertThat(DynamicStatements.refresh(table))
        .hasToString("ALTER DYNAMIC TABLE \"D\".\"S\".\"X\" REFRESH");
    assertThat(DynamicStatements.lag(table))
        .hasToString("ALTER DYNAMIC TABLE \"D\".\"S\".\"X\" SET TARGET_LAG = '1 hour'");
    assertThat(DynamicStatements.warehouse(table))
        .hasToString("ALTER DYNAMIC TABLE \"D\".\"S\".\"X\" SET WAREHOUSE = \"W\"");
    assertThat(DynamicStatements.comment(table, "it's"))
        .hasToString("ALTER DYNAMIC TABLE \"D\".\"S\".\"X\" SET COMMENT = 'it''s'");
    assertThat(DynamicStatements.drop(table)).hasToString("DROP DYNAMIC TABLE \"D\".\"S\".\"X\"");
    SfGrant given = on("S", "X", "role:R").on(TableKind.DYNAMIC_TABLE);
    assertThat(GrantStatements.revoke(given, List.of("SELECT")))
        .hasToString("REVOKE SELECT ON DYNAMIC TABLE \"D\".\"S\".\"X\" FROM ROLE \"R\" CASCADE");
  }

  @ParameterizedTest
  @CsvSource({
    "60 seconds,1 minute",
    "90 seconds,90 seconds",
    "120 MINUTES,2 hours",
    "24 hours,1 day",
    "36 hours,36 hours",
    "59 seconds,",
    "0 days,",
    "DOWNSTREAM,",
    "1 hour;,"
  })
  void aLagHasOneText(String written, String canonical) {
    assertThat(TargetLag.canonical(written)).isEqualTo(Optional.ofNullable(canonical));
  }
}
