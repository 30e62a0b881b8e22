package io.meshwright.provider.aws.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.kit.sql.UnwritableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back, also in the two forms in which servers were seen to show it. */
class ReadingTest {
  private static final TableSchema SCHEMA =
      TableSchema.of(
          "t",
          Column.of("region", DataType.Text.unlimited()),
          Column.of("catgroup", DataType.Text.upTo(10)),
          Column.of("amount", new DataType.Int64()),
          Column.of("cost", new DataType.Decimal(10, 2)),
          Column.of("vip", new DataType.Bool()),
          Column.of("day", new DataType.Date()),
          Column.of("at", new DataType.TimestampTz()));
  private static final SortedMap<String, DataType> TYPES =
      Ordered.map(
          SCHEMA.columns().stream()
              .collect(
                  java.util.stream.Collectors.<Column, String, DataType>toMap(
                      Column::name, Column::type)));

  private static Expression bound(String filter) {
    return NormalForm.of(
        Binder.bind(FilterParser.parse(filter).expression().orElseThrow(), SCHEMA).condition());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region = 'EU'",
        "region <> 'O''Brien'",
        "region = 'EU '",
        "region in ('a', 'b') and not (amount between 1 and 2)",
        "cost > -1.5 or vip = true",
        "region like 'a^_%' and region is not null",
        "region like '100\\%'",
        "region = 'a\\b'",
        "region = catgroup",
        "day >= '2026-01-31' and at < '2026-01-31T12:30:00Z'",
        "not (region = 'a' and (amount = 1 or vip = false))"
      })
  void aConditionIsReadBack(String filter) throws UnwritableException {
    Expression condition = bound(filter);
    assertThat(ConditionReader.read(RsConditions.write(condition, TYPES).toString(), TYPES))
        .isEqualTo(condition);
  }

  /** As a transcript of December 2024 shows {@code svv_rls_policy}; its texts have no full stop. */
  @Test
  void theFormOfTheServerIsRead() {
    assertThat(ConditionReader.read("\"rls_table\".\"amount\" = CAST('5' AS BIGINT)", TYPES))
        .isEqualTo(bound("amount = 5"));
    assertThat(
            ConditionReader.read(
                "(\"rls_table\".\"catgroup\" || CAST('.' AS TEXT)) = CAST('Concerts.' AS TEXT)",
                TYPES))
        .isEqualTo(bound("catgroup = 'Concerts'"));
    assertThat(
            ConditionReader.read(
                "(((rls_table.catgroup)::text || '.'::text) = 'Concerts.'::text)", TYPES))
        .isEqualTo(bound("catgroup = 'Concerts'"));
  }

  /** Trailing blanks do not count there: more rows are kept than it says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"rls_table\".\"catgroup\" = CAST('Concerts' AS TEXT)",
        "upper(region) = 'EU.'",
        "amount = 1; drop",
        "region || '.' = 'a\\'",
        "CAST(region AS VARCHAR(1)) || '.' = 'a.'",
        "(\"region\" || '.') = CAST('long.' AS VARCHAR(2))",
        "current_user = 'x'",
        ""
      })
  void whatIsNotOursIsOpaque(String text) {
    assertThat(ConditionReader.read(text, TYPES)).isEqualTo(new Expression.Opaque(text));
  }

  @Test
  void everyMaskThatIsWrittenIsReadBack() {
    int written = 0;
    for (DataType type :
        List.of(
            DataType.Text.unlimited(),
            DataType.Text.upTo(80),
            new DataType.Int32(),
            new DataType.Decimal(10, 2),
            new DataType.Bool(),
            new DataType.Date(),
            new DataType.Timestamp(),
            new DataType.TimestampTz(),
            new DataType.Time(),
            new DataType.Uuid())) {
      for (Mask mask : masks()) {
        if (io.meshwright.api.policy.Masking.refusal(mask, type).isEmpty()) {
          written += isReadBack(Optional.of(RsMasks.canonical(mask, type)), type) ? 1 : 0;
        }
      }
      isReadBack(Optional.empty(), type);
    }
    assertThat(written).isGreaterThan(30);
  }

  private static List<Mask> masks() {
    return List.of(
        new Mask.Nullify(),
        new Mask.Redact(),
        new Mask.Hash(Optional.empty()),
        new Mask.Partial(0, 0),
        new Mask.Partial(1, 2),
        new Mask.Partial(0, 4),
        new Mask.Partial(3, 0),
        new Mask.TruncateText(3),
        new Mask.TruncateTime(Mask.Unit.MONTH),
        new Mask.TruncateTime(Mask.Unit.QUARTER),
        new Mask.TruncateTime(Mask.Unit.HOUR));
  }

  private static boolean isReadBack(Optional<Mask> mask, DataType type) {
    try {
      assertThat(MaskReader.read(RsMasks.write(mask, type).toString(), type))
          .as("%s of %s", mask, type)
          .isEqualTo(Optional.of(new MaskReader.Read(mask)));
      return true;
    } catch (UnwritableException e) {
      return false;
    }
  }

  @Test
  void theFormOfMasksOnTheServerIsRead() {
    DataType text = DataType.Text.upTo(64);
    assertThat(MaskReader.read("CAST(CAST('***' AS VARCHAR) AS CHARACTER VARYING(256))", text))
        .isEqualTo(
            Optional.of(
                new MaskReader.Read(
                    Optional.of(
                        new Mask.Constant(new io.meshwright.api.schema.DataValue.Text("***"))))));
    assertThat(MaskReader.read("\"masked_table\".\"value\"", text))
        .isEqualTo(Optional.of(new MaskReader.Read(Optional.empty())));
    assertThat(MaskReader.read("LEFT(\"value\", 200)", text))
        .isNotEqualTo(Optional.of(new MaskReader.Read(Optional.empty())));
    assertThat(MaskReader.read("lower(\"value\")", text)).isEmpty();
  }

  @Test
  void typesAreReadInEverySpelling() {
    assertThat(Map.of("varchar(20)", "character varying(20)", "int4", "integer"))
        .allSatisfy((spelt, type) -> assertThat(RsTypes.canonical(spelt)).isEqualTo(type));
  }
}
