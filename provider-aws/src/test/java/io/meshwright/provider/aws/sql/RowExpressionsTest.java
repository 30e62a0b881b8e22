package io.meshwright.provider.aws.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.filter.FilterParser;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowExpressionsTest {
  private static final int CASES = Integer.getInteger("meshwright.laws", 2_000);
  private static final String SIGNS = "ab'\"\\\\%_-;/* \n\t()=<>,é😀";
  private static final SortedMap<String, String> TYPES =
      Ordered.map(
          Map.of("region", "string", "amount", "bigint", "vip", "boolean", "or\"der", "int"));
  private static final TableSchema SCHEMA =
      TableSchema.of(
          "t",
          Column.of("region", DataType.Text.unlimited()),
          Column.of("amount", new DataType.Int64()),
          Column.of("vip", new DataType.Bool()),
          Column.of("or\"der", new DataType.Int32()));

  private static Expression bound(String filter) {
    return NormalForm.of(
        Binder.bind(FilterParser.parse(filter).expression().orElseThrow(), SCHEMA).condition());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region = 'EU'",
        "region <> 'O''Brien'",
        "region in ('a', 'b') and not (amount between 1 and 2)",
        "amount > -1.5 or vip = true",
        "region like 'a%' and region is not null",
        "\"or\"\"der\" = 1",
        "not (region = 'a' and (amount = 1 or vip = false))"
      })
  void whatIsWrittenIsReadBack(String filter) throws UnwritableException {
    Expression condition = bound(filter);
    assertThat(RowExpressions.read(RowExpressions.write(condition, TYPES), TYPES))
        .isEqualTo(condition);
  }

  @Test
  void namesAndTextsStandInQuotesThatAreDoubled() throws UnwritableException {
    assertThat(RowExpressions.write(bound("\"or\"\"der\" = 1"), TYPES))
        .isEqualTo("\"or\"\"der\" = 1");
    assertThat(RowExpressions.write(bound("region = 'O''Brien'"), TYPES))
        .isEqualTo("\"region\" = 'O''Brien'");
  }

  @Test
  void whateverATextHoldsStaysOneText() throws UnwritableException {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      int[] signs = SIGNS.codePoints().toArray();
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.appendCodePoint(signs[random.nextInt(signs.length)]);
      }
      Expression condition = Expression.equal("region", text.toString());
      assertThat(RowExpressions.read(RowExpressions.write(condition, TYPES), TYPES))
          .as("seed %d", seed)
          .isEqualTo(condition);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"upper(region) = 'EU'", "amount = region", "region = ", "amount = 1; drop"})
  void whatCannotBeReadIsOpaque(String text) {
    assertThat(RowExpressions.read(text, TYPES)).isEqualTo(new Expression.Opaque(text));
  }

  @Test
  void oneColumnOfATypeWithoutFiltersIsEnoughToRefuseThemAll() {
    SortedMap<String, String> withDay = Ordered.map(Map.of("region", "string", "born", "date"));
    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(() -> RowExpressions.write(bound("region = 'EU'"), withDay))
        .satisfies(e -> assertThat(e.limit()).isEqualTo("filter-table-types"));
  }
}
