package io.meshwright.provider.aws.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.policy.Mask;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.filter.FilterParser;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What enters a view's text stays one name or one value, whatever it holds. */
class ViewSqlTest {
  private static String athena(String text) {
    return ViewSql.of(ViewDialect.ATHENA, "").text(text).toString();
  }

  private static String spark(String text) {
    return ViewSql.of(ViewDialect.SPARK, "").text(text).toString();
  }

  @Test
  void namesAreQuotedAsEachEngineDoes() {
    String hostile = "a\"b`c; DROP";
    assertThat(ViewSql.of(ViewDialect.ATHENA, "").name("d", hostile).toString())
        .isEqualTo("\"d\".\"a\"\"b`c; DROP\"");
    assertThat(ViewSql.of(ViewDialect.SPARK, "").name("d", hostile).toString())
        .isEqualTo("`d`.`a\"b``c; DROP`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"it's", "a\\", "\\' OR 1=1 --", "${env}", "gr\u00f6\u00dfe", "a\nb"})
  void whatSparkMayReadInTwoWaysGoesByItsBytes(String value) {
    assertThat(spark(value)).matches("decode\\(X'[0-9A-F]+', 'UTF-8'\\)");
    assertThat(athena(value)).isEqualTo("'" + value.replace("'", "''") + "'");
  }

  @Test
  void aPlainTextIsALiteral() {
    assertThat(spark("EU -- all")).isEqualTo("'EU -- all'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "\ud83d"})
  void whatNoEngineKeepsIsRefused(String value) {
    assertThatThrownBy(() -> spark(value)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> athena(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "a -- b", "/* x */", ";", "`"})
  void wordsHoldNothingThatWouldHaveToBeQuoted(String words) {
    assertThatThrownBy(() -> ViewSql.of(ViewDialect.SPARK, words))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name > 'a'",
        "price > 1.5",
        "name like 'a\\%'",
        "at = TIMESTAMP '2026-01-01 00:00:00'"
      })
  void conditionsThatTheEnginesMayReadOtherwiseAreRefused(String filter) {
    TreeMap<String, String> types =
        new TreeMap<>(Map.of("name", "string", "price", "double", "at", "timestamp"));
    assertThatThrownBy(
            () ->
                ViewConditions.write(
                    FilterParser.parse(filter).expression().orElseThrow(),
                    types,
                    ViewDialect.SPARK))
        .isInstanceOf(UnwritableException.class);
  }

  @Test
  void masksWithoutASureExpressionAreRefused() {
    assertUnwritable(new Mask.TruncateNumber(BigDecimal.TEN), new DataType.Int64(), "bigint");
    assertUnwritable(new Mask.TruncateTime(Mask.Unit.DAY), new DataType.Timestamp(), "timestamp");
    assertUnwritable(new Mask.Hash(Optional.of("key")), DataType.Text.unlimited(), "string");
  }

  private static void assertUnwritable(Mask mask, DataType type, String hive) {
    for (ViewDialect dialect : ViewDialect.values()) {
      assertThatThrownBy(() -> ViewMasks.write(mask, ViewSql.of(dialect, "").name("c"), type, hive))
          .isInstanceOf(UnwritableException.class);
    }
  }
}
