package io.meshwright.provider.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which native type a physical type leads to, and what is lost with it. */
final class NativeColumnTest {
  private static final List<DataType> TYPES =
      List.of(
          new DataType.Bool(),
          new DataType.Int32(),
          new DataType.Int64(),
          new DataType.Decimal(38, 9),
          new DataType.Decimal(10, 2),
          DataType.Text.unlimited(),
          DataType.Text.upTo(3),
          new DataType.Time(),
          new DataType.Timestamp(),
          new DataType.Json(),
          new DataType.Array(DataType.Text.unlimited()),
          new DataType.Xml());

  private static Column column(String type, String physical) {
    DataType neutral = TYPES.stream().filter(t -> t.text().equals(type)).findFirst().orElseThrow();
    return Column.builder("c", neutral).physicalType(physical).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int32 | int2 | smallint",
        "int32 | SMALLINT | smallint",
        "int32 | int4 | integer",
        "int64 | int8 | bigint",
        "decimal(38,9) | numeric | numeric",
        "decimal(10,2) | numeric(10,2) | numeric(10,2)",
        "decimal(10,2) | numeric | numeric(10,2)",
        "text | varchar[2147483647] | text",
        "text(3) | varchar[3] | character varying(3)",
        "timestamp | timestamp | timestamp(6) without time zone",
        "json | json | json",
        "json | jsonb | jsonb",
        "array<text> | json | json",
        "xml | xml | xml",
        "text | NUMBER(10,0) | text",
        "text | smallint | text",
        "int32 | serial8 | integer",
        "text | Name | text",
        "int32 | varchar( | integer",
      })
  void aTypeOfTheServersIsKeptWithinItsFamily(String type, String physical, String taken) {
    NativeColumn column = NativeColumn.of(column(type, physical));

    assertThat(column.type()).isEqualTo(taken);
    assertThat(column.identity()).isFalse();
    if (!type.equals("decimal(10,2)")) {
      assertThat(column.loss()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int32 | serial | integer",
        "int32 | smallserial | smallint",
        "int64 | bigserial | bigint",
      })
  void serialColumnsAreNumbered(String type, String physical, String taken) {
    NativeColumn column = NativeColumn.of(column(type, physical));

    assertThat(column.type()).isEqualTo(taken);
    assertThat(column.identity()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text | bpchar | text | blanks at the end",
        "text(3) | char(3) | character varying(3) | blanks at the end",
        "text | citext | text | upper and lower case",
        "boolean | bit(8) | boolean | one bit",
        "int64 | numeric | bigint | no fractions",
        "timestamp | timestamp(3) | timestamp(6) without time zone | six digits",
        "time | time(0) without time zone | time(6) without time zone | six digits",
      })
  void whatIsNotKeptIsNamed(String type, String physical, String taken, String loss) {
    NativeColumn column = NativeColumn.of(column(type, physical));

    assertThat(column.type()).isEqualTo(taken);
    assertThat(column.loss().orElseThrow()).contains(loss);
  }

  @Test
  void aKeyIsNotMadeOfJsonText() {
    Column key = Column.builder("c", new DataType.Json()).physicalType("json").unique(true).build();

    assertThat(NativeColumn.of(key).type()).isEqualTo("jsonb");
    assertThat(NativeColumn.of(key).loss()).isPresent();
  }

  @Test
  void smallNumbersHoldLessThanTheirNeutralType() {
    assertThat(PgTypes.holds("smallint", DataValue.Numeric.of(-32_768))).isTrue();
    assertThat(PgTypes.holds("smallint", DataValue.Numeric.of(32_768))).isFalse();
    assertThat(PgTypes.holds("integer", DataValue.Numeric.of(32_768))).isTrue();
    assertThat(PgTypes.narrows("integer", "smallint")).isTrue();
    assertThat(PgTypes.narrows("smallint", "integer")).isFalse();
    assertThat(PgTypes.narrows("numeric", "numeric(38,9)")).isTrue();
    assertThat(PgTypes.narrows("numeric(38,9)", "numeric")).isFalse();
  }
}
