package io.meshwright.kit.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filters mean. */
class FilterParserTest {
  private static Expression parsed(String text) {
    ParsedFilter filter = FilterParser.parse(text);
    assertThat(filter.findings()).isEmpty();
    return filter.expression().orElseThrow();
  }

  private static DataValue literal(String text) {
    return ((Operand.Literal) ((Expression.Compare) parsed("c = " + text)).right()).value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a = 1 OR b = 2 AND c = 3 | a = 1 OR (b = 2 AND c = 3)",
        "(a = 1 OR b = 2) AND c = 3 | (a = 1 OR b = 2) AND c = 3",
        "a=1 and b=2 and c=3 | a = 1 AND b = 2 AND c = 3",
        "NOT a = 1 | NOT (a = 1)",
        "NOT a = 1 AND b = 2 | NOT (a = 1) AND b = 2",
        "NOT (a = 1 AND b = 2) | NOT (a = 1 AND b = 2)",
        "NOT NOT a = 1 | NOT (NOT (a = 1))",
        "a != 1 | a <> 1",
        "a NOT IN (1, -2, +3) | NOT (a IN (1, -2, 3))",
        "NOT a IN (1) | NOT (a IN (1))",
        "a BETWEEN 1 AND 2 AND b = 3 | a BETWEEN 1 AND 2 AND b = 3",
        "a NOT BETWEEN b AND c | NOT (a BETWEEN b AND c)",
        "a LIKE 'x%' ESCAPE '\\' | a LIKE 'x%'",
        "a NOT LIKE '_' | NOT (a LIKE '_')",
        "a IS NULL | a IS NULL",
        "a IS NOT NULL | a IS NOT NULL",
        "NOT a IS NULL | a IS NOT NULL",
        "active | active = true",
        "NOT active | NOT (active = true)",
        "active AND a = 1 | active = true AND a = 1",
        "true | TRUE",
        "1 < a | 1 < a",
        "(a) = (1) | a = 1",
        "((((a = 1)))) | a = 1",
        "member_of('group:x') OR Member_Of('service:y') | MEMBER_OF('group:x') OR"
            + " MEMBER_OF('service:y')",
        "(a=1)and(b=2)or(c=3) | (a = 1 AND b = 2) OR c = 3",
      })
  void structureIsThatOfSql(String written, String meant) {
    assertThat(parsed(written).text()).isEqualTo(meant);
  }

  @Test
  void namesKeepTheirCase() {
    assertThat(parsed("Region = 'EU'"))
        .isEqualTo(Expression.compare("Region", Expression.Operator.EQ, new DataValue.Text("EU")));
  }

  @Test
  void quotedNamesMayBeAnything() {
    assertThat(parsed("\"Order \"\"No\"\" ü, and 'so'\" = 1"))
        .isEqualTo(
            Expression.compare(
                "Order \"No\" ü, and 'so'", Expression.Operator.EQ, DataValue.Numeric.of(1)));
  }

  @Test
  void keywordsOfSqlAreColumnsToo() {
    assertThat(parsed("date = DATE '2026-01-31' AND select = 1 AND value = 2 AND x = 3").text())
        .isEqualTo("date = DATE '2026-01-31' AND select = 1 AND value = 2 AND x = 3");
  }

  @Test
  void keywordsOfFiltersAreColumnsInQuotes() {
    assertThat(parsed("\"in\" = 1"))
        .isEqualTo(Expression.compare("in", Expression.Operator.EQ, DataValue.Numeric.of(1)));
  }

  @Test
  void namesOfOtherScriptsNeedNoQuotes() {
    assertThat(parsed("größe = 1"))
        .isEqualTo(Expression.compare("größe", Expression.Operator.EQ, DataValue.Numeric.of(1)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "'it''s' | it's",
        "'a\\' | a\\",
        "'\\'' or 1' | \\' or 1",
        "'-- no comment; /* */ $$ ? :x' | -- no comment; /* */ $$ ? :x",
        "'😀 ü' | 😀 ü",
        "'p1' | p1",
        "'(' | (",
      })
  void textIsTakenAsItStands(String written, String meant) {
    assertThat(literal(written)).isEqualTo(new DataValue.Text(meant));
  }

  @Test
  void textMayBeEmptyOrHoldLines() {
    assertThat(literal("''")).isEqualTo(new DataValue.Text(""));
    assertThat(literal("'a\nb'")).isEqualTo(new DataValue.Text("a\nb"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "1 | 1",
        "-1 | -1",
        "- 1 | -1",
        "+1.50 | 1.5",
        ".5 | 0.5",
        "1e3 | 1000",
        "12345678901234567890123456789012345678 | 12345678901234567890123456789012345678",
        "date '2026-01-31' | DATE '2026-01-31'",
        "TIME '13:45' | TIME '13:45'",
        "TIMESTAMP '2026-01-31 13:45:00.000001' | TIMESTAMP '2026-01-31T13:45:00.000001'",
        "TIMESTAMP '2026-01-31' | TIMESTAMP '2026-01-31T00:00'",
        "TIMESTAMPTZ '2026-01-31 13:45:00+02:00' | TIMESTAMPTZ '2026-01-31T11:45:00Z'",
        "TIMESTAMP WITH TIME ZONE '2026-01-31T13:45:00Z' | TIMESTAMPTZ '2026-01-31T13:45:00Z'",
        "TRUE | true",
        "X'00FF' | X'00ff'",
        "DOUBLE '1.5' | DOUBLE '1.5'",
      })
  void literalsHaveTypes(String written, String meant) {
    assertThat(literal(written).text()).isEqualTo(meant);
  }

  @Test
  void textOfAnExpressionIsAFilter() {
    Expression expression =
        Expression.and(
            Expression.or(),
            Expression.not(new Expression.IsNull(new Operand.ColumnRef("A b"))),
            new Expression.Like(new Operand.ColumnRef("c"), "it's\\_%"));
    assertThat(NormalForm.of(parsed(expression.text()))).isEqualTo(NormalForm.of(expression));
  }
}
