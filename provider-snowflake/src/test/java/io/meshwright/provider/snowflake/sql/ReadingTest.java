package io.meshwright.provider.snowflake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.UnwritableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  private static final SortedMap<String, DataType> TYPES =
      Ordered.map(
          Map.of(
              "REGION",
              DataType.Text.unlimited(),
              "region",
              DataType.Text.unlimited(),
              "AMOUNT",
              new DataType.Int64(),
              "CURRENT_USER",
              DataType.Text.unlimited(),
              "AT",
              new DataType.TimestampTz(),
              "RATE",
              new DataType.Float64(),
              "ID",
              new DataType.Uuid()));
  private static final String ANY =
      "ARRAY_SIZE (PARSE_JSON (CURRENT_AVAILABLE_ROLES())) = 0"
          + " OR ARRAY_CONTAINS (CAST ('X' AS VARIANT), PARSE_JSON (CURRENT_AVAILABLE_ROLES()))";
  private static final String HELD = "(" + ANY + ")";
  private static final Expression MEMBER = new Expression.MemberOf(PrincipalId.ofNative("role:X"));

  @Test
  void whatGivesAsksForActiveRolesAndWhatTakesForHeldOnes() throws UnwritableException {
    assertThat(SfConditions.write(MEMBER, TYPES, true)).hasToString("IS_ROLE_IN_SESSION ('X')");
    assertThat(SfConditions.write(MEMBER, TYPES, false)).hasToString(HELD);
    assertThat(SfConditions.write(Expression.not(MEMBER), TYPES, true))
        .hasToString("NOT (" + HELD + ")");
    assertThat(SfConditions.write(Expression.not(MEMBER), TYPES, false))
        .hasToString("NOT (IS_ROLE_IN_SESSION ('X'))");
  }

  /** Where roles are unknown, those whom the policy knows hold none, and others hold them all. */
  @Test
  void aConsumerThatAPolicyKnowsHoldsNoRoles() throws UnwritableException {
    Expression shared = new Expression.MemberOf(PrincipalId.ofNative("database-role:D"));
    Expression both = Expression.and(Expression.not(MEMBER), shared);
    String text =
        "(NOT (COALESCE ("
            + ANY
            + ", NOT (IS_DATABASE_ROLE_IN_SESSION ('D'))))) AND (IS_DATABASE_ROLE_IN_SESSION"
            + " ('D'))";
    assertThat(SfConditions.write(both, TYPES, true)).hasToString(text);
    assertThat(BodyReader.rows(text, TYPES)).isEqualTo(NormalForm.of(both));
    for (boolean gives : List.of(true, false)) {
      assertThat(SfConditions.write(shared, TYPES, gives))
          .hasToString("IS_DATABASE_ROLE_IN_SESSION ('D')");
    }
    Expression elsewhere = new Expression.MemberOf(PrincipalId.ofNative("account:ORG.ACC"));
    assertThat(SfConditions.write(elsewhere, TYPES, true))
        .hasToString(
            "COALESCE (CURRENT_ORGANIZATION_NAME () = 'ORG' AND CURRENT_ACCOUNT_NAME () = 'ACC',"
                + " FALSE)");
  }

  /** An unquoted word is a name in capitals; blanks and breaks do not count. */
  @Test
  void theSameInOtherWordsIsRead() {
    Expression rows =
        Expression.or(
            Expression.compare("AMOUNT", Expression.Operator.GE, DataValue.Numeric.of(5)),
            Expression.equal("REGION", "EU"));
    assertThat(
            BodyReader.rows(
                "case when amount>=5 or\n\tRegion = 'EU'\nthen true else false end", TYPES))
        .isEqualTo(rows);
    assertThat(BodyReader.rows("amount >= 5 OR \"REGION\" = 'EU'", TYPES)).isEqualTo(rows);
    assertThat(BodyReader.rows("is_role_in_session('X')", TYPES)).isEqualTo(MEMBER);
    assertThat(BodyReader.rows("TRUE", TYPES)).isEqualTo(Expression.Constant.TRUE);
    assertThat(BodyReader.rows("region = 'a\\\\b\\'c'", TYPES))
        .isEqualTo(Expression.equal("REGION", "a\\b'c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NOT (IS_ROLE_IN_SESSION('X'))",
        "CURRENT_ROLE() = 'X'",
        "CURRENT_ROLE() IN ('X')",
        "current_user = 'x'",
        HELD,
        "IS_ROLE_IN_SESSION('x')",
        "IS_ROLE_IN_SESSION(\"REGION\")",
        "IS_ROLE_IN_SESSION('X', 'Y')",
        "IS_DATABASE_ROLE_IN_SESSION('x')",
        "IS_DATABASE_ROLE_IN_SESSION('D.X')",
        "IS_DATABASE_ROLE_IN_SESSION(\"REGION\")",
        "CURRENT_ACCOUNT_NAME() = 'ACC'",
        "COALESCE(CURRENT_ORGANIZATION_NAME() = 'ORG' AND CURRENT_ACCOUNT_NAME() = 'ACC', TRUE)",
        "IS_DATABASE_ROLE_IN_SESSION('D') AND NOT (COALESCE(" + ANY + ", TRUE))",
        "IS_DATABASE_ROLE_IN_SESSION('D') AND NOT (COALESCE("
            + ANY
            + ", NOT (IS_DATABASE_ROLE_IN_SESSION('E'))))",
        "IS_DATABASE_ROLE_IN_SESSION('D') AND NOT ((" + ANY + "))",
        "NOT (COALESCE(" + ANY + ", NOT (IS_DATABASE_ROLE_IN_SESSION('D'))))",
        "NOT (ARRAY_CONTAINS('X'::VARIANT, PARSE_JSON(CURRENT_AVAILABLE_ROLES())))",
        "NOT (ARRAY_SIZE(PARSE_JSON(CURRENT_AVAILABLE_ROLES())) = 0)",
        "NOT (ARRAY_SIZE(PARSE_JSON(CURRENT_AVAILABLE_ROLES())) = 1 OR"
            + " ARRAY_CONTAINS('X'::VARIANT, PARSE_JSON(CURRENT_AVAILABLE_ROLES())))",
        "region = 'a' -- or true",
        "region = 'a' // or true",
        "region = 'a' /* or */",
        "upper(region) = 'A'",
        "region ilike 'a%'",
        "region like 'a%' escape 'a'",
        "region like 'a^b' escape '^'",
        "region = 'a\\x41'",
        "region = $$a$$",
        "region = amount",
        "region = 5",
        "amount = '5'",
        "amount = 1e3",
        "amount in ()",
        "amount = 99999999999999999999",
        "id = '00000000-0000-0000-0000-000000000000'",
        "at > '2026-01-01'",
        "at > '2026-01-01'::timestamp_ltz",
        "at > TO_TIMESTAMP_LTZ('2026-02-30 00:00:00.000000 +0000',"
            + " 'YYYY-MM-DD HH24:MI:SS.FF6 TZHTZM')",
        "at > TO_TIMESTAMP_LTZ('2026-01-01 00:00:00.000000 +0100',"
            + " 'YYYY-MM-DD HH24:MI:SS.FF6 TZHTZM')",
        "t.region = 'a'",
        "region:a = 'a'",
        "exists (select 1 from t)",
        "case when region = 'a' then false else true end",
        "case when region = 'a' then true when amount = 1 then true else false end",
        "region = 'a' collate 'en-ci'",
        "other = 'a'",
        "(region = 'a'"
      })
  void whatIsNotOursIsOpaque(String text) {
    assertThat(BodyReader.rows(text, TYPES)).isEqualTo(new Expression.Opaque(text));
  }

  @Test
  void whatIsTooDeepIsOpaque() {
    String text = "(".repeat(5_000) + "TRUE" + ")".repeat(5_000);
    assertThat(BodyReader.rows(text, TYPES)).isEqualTo(new Expression.Opaque(text));
    String negated = "NOT ".repeat(20_000) + "TRUE";
    assertThat(BodyReader.rows(negated, TYPES)).isEqualTo(new Expression.Opaque(negated));
  }

  @Test
  void aMaskOfOursIsRead() {
    String body =
        "CASE WHEN IS_ROLE_IN_SESSION('X') THEN\n  CASE WHEN NOT (amount = 1) THEN region\n"
            + "  ELSE CAST(LEFT(region, 3) AS STRING) END\nELSE NULL END";
    assertThat(BodyReader.mask(body, "REGION", TYPES))
        .isEqualTo(
            Optional.of(
                new CellRule(
                    MEMBER,
                    List.of(
                        new CellRule.MaskCase(
                            Expression.compare(
                                "AMOUNT", Expression.Operator.EQ, DataValue.Numeric.of(1)),
                            new Mask.TruncateText(3))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REGION",
        "'*****'",
        "CASE WHEN IS_ROLE_IN_SESSION('X') THEN region ELSE '*' END",
        "CASE WHEN IS_ROLE_IN_SESSION('X') THEN \"region\" ELSE NULL END",
        "CASE WHEN IS_ROLE_IN_SESSION('X') THEN upper(region) ELSE NULL END",
        "CASE WHEN TRUE THEN CASE WHEN amount = 1 THEN CAST('*' AS STRING) ELSE region END"
            + " ELSE NULL END",
        "CASE WHEN TRUE THEN CASE WHEN NOT (IS_ROLE_IN_SESSION('X')) THEN region"
            + " ELSE CAST('****' AS STRING) END ELSE NULL END",
        "CASE WHEN TRUE THEN CASE WHEN NOT (amount = 1) THEN region"
            + " ELSE CAST(LEFT(\"region\", 3) AS STRING) END ELSE NULL END",
        "CASE WHEN TRUE THEN CASE WHEN NOT (amount = 1) THEN region"
            + " ELSE CAST(RIGHT(region, 3) AS STRING) END ELSE NULL END",
        "CASE WHEN TRUE THEN CASE WHEN NOT (amount = 1) THEN region"
            + " ELSE CAST(SHA2(region, 256) AS STRING) END ELSE NULL END"
      })
  void aMaskOfSomebodyElseIsNotRead(String text) {
    assertThat(BodyReader.mask(text, "REGION", TYPES)).isEmpty();
  }

  @Test
  void whatCannotBeSaidIsNotWritten() {
    assertThat(limit(new Expression.Before(java.time.Instant.EPOCH))).contains("grant-end");
    assertThat(limit(new Expression.Opaque("x"))).contains("policy-members");
    assertThat(limit(new Expression.MemberOf(PrincipalId.ofNative("role:x")))).contains("identity");
    assertThat(limit(new Expression.MemberOf(PrincipalId.ofNative("user:X")))).contains("identity");
    assertThat(limit(Expression.equal("ID", "00000000-0000-0000-0000-000000000000")))
        .contains("filter-types");
    assertThat(limit(Expression.compare("RATE", Expression.Operator.GT, new DataValue.Floating(1))))
        .contains("filter-floats");
    assertThat(limit(Expression.equal("NONE", "x"))).contains("filter-columns");
    assertThat(limit(Expression.equal("REGION", "a\0"))).contains("constants");
  }

  private static Optional<String> limit(Expression condition) {
    try {
      SfConditions.write(condition, TYPES, true);
      return Optional.empty();
    } catch (UnwritableException e) {
      return Optional.of(e.limit());
    }
  }
}
