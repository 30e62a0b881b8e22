package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.schema.DataType;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which neutral type a property of a contract gets. */
class OdcsTypesTest {
  @TempDir Path folder;

  private Read read(String property) {
    return TestWorkspace.retailer(folder)
        .replace(TestWorkspace.ORDERS_FILE, "name: region\n        logicalType: string", property)
        .replace(TestWorkspace.ORDERS_FILE, "        logicalTypeOptions: {maxLength: 10}\n", "")
        .read();
  }

  private DataType type(Read read) {
    return read.mesh()
        .orElseThrow()
        .ports()
        .getFirst()
        .contract()
        .tables()
        .getFirst()
        .columns()
        .get(1)
        .type();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "string | | text",
        "string | varchar(20) | text(20)",
        "string | VARCHAR(MAX) | text",
        "string | character varying(7) | text(7)",
        "string | varchar[50] | text(50)",
        "string | uuid | uuid",
        "string | JSONB | json",
        "string | bytea | binary",
        "string | xml | xml",
        "integer | | int64",
        "integer | int | int32",
        "integer | smallint | int32",
        "integer | bigint | int64",
        "integer | serial | int32",
        "integer | NUMBER(10,0) | int64",
        "integer | NUMBER(38,0) | decimal(38,0)",
        "integer | number | int64",
        "number | | decimal(38,9)",
        "number | decimal(10,2) | decimal(10,2)",
        "number | NUMERIC(10) | decimal(10,0)",
        "number | decimal( 10 , 2 ) | decimal(10,2)",
        "number | double precision | float64",
        "number | double | float64",
        "number | float | float64",
        "number | real | float32",
        "number | int4 | int32",
        "number | serial | int32",
        "number | numeric | decimal(38,9)",
        "number | money | decimal(19,4)",
        "boolean | bool | boolean",
        "date | | date",
        "date | timestamp | timestamp",
        "date | timestamptz | timestamptz",
        "date | time | time",
        "timestamp | | timestamp",
        "timestamp | timestamp(6) with time zone | timestamptz",
        "timestamp | timestamp(6) without time zone | timestamp",
        "timestamp | TIMESTAMP_TZ(9) | timestamptz",
        "timestamp | datetimeoffset | timestamptz",
        "time | | time",
        "object | | json",
        "object | VARIANT | json",
        "array | | json",
      })
  void physicalTypeRefinesLogicalType(String logical, String physical, String meant) {
    Read read =
        read(
            "name: region\n        logicalType: "
                + logical
                + (physical == null ? "" : "\n        physicalType: " + physical));

    assertThat(type(read).text()).isEqualTo(meant);
    assertThat(read.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "string, maxLength: 5, text(5)",
    "integer, format: i32, int32",
    "integer, format: u64, 'decimal(20,0)'",
    "number, format: f32, float32",
    "number, format: f64, float64",
    "date, format: yyyy-MM-dd, date",
    "date, 'format: \"yyyy-MM-dd HH:mm:ss\"', timestamp",
    "date, 'format: \"HH:mm:ss\"', time",
    "timestamp, timezone: true, timestamptz",
    "timestamp, timezone: false, timestamp",
  })
  void optionsRefineLogicalType(String logical, String option, String meant) {
    Read read =
        read(
            "name: region\n        logicalType: "
                + logical
                + "\n        logicalTypeOptions: {"
                + option
                + "}");

    assertThat(type(read).text()).isEqualTo(meant);
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void ofTwoLengthsTheSmallerBinds() {
    Read read =
        read(
            "name: region\n        logicalType: string\n        physicalType: varchar(20)\n"
                + "        logicalTypeOptions: {maxLength: 8}");

    assertThat(type(read)).isEqualTo(DataType.Text.upTo(8));
  }

  @Test
  void anOptionDecidesWhatThePhysicalTypeLeavesOpen() {
    Read read =
        read(
            "name: region\n        logicalType: timestamp\n        physicalType: timestamp\n"
                + "        logicalTypeOptions: {timezone: true}");

    assertThat(type(read)).isEqualTo(new DataType.TimestampTz());
  }

  @Test
  void aContradictionIsShownAndTheLogicalTypeCounts() {
    Read read = read("name: region\n        logicalType: string\n        physicalType: int");

    assertThat(type(read)).isEqualTo(DataType.Text.unlimited());
    assertThat(TestWorkspace.lines(read.problems()))
        .containsExactly("domains/sales/orders/orders.odcs.yaml:15:23 type-contradiction");
  }

  @Test
  void withoutLogicalTypeThePhysicalTypeCounts() {
    assertThat(type(read("name: region\n        physicalType: decimal(9,3)")))
        .isEqualTo(new DataType.Decimal(9, 3));
    assertThat(read("name: region\n        physicalType: Flag").problems().getFirst().code())
        .isEqualTo("unknown-type");
    assertThat(read("name: region").problems().getFirst().code()).isEqualTo("unknown-type");
  }

  @Test
  void nestedPropertiesAreStructsAndItemsAreArrays() {
    Read read =
        read(
            """
            name: region
                    logicalType: array
                    items:
                      logicalType: object
                      properties:
                        - {name: a, logicalType: integer, required: true}
                        - {name: b, logicalType: array, items: {logicalType: string}}\
            """);

    assertThat(type(read).text()).isEqualTo("array<struct<a:int64,b:array<text>>>");
  }

  @Test
  void textThatIsNoTypeIsNoPhysicalType() {
    assertThat(PhysicalType.parse("struct<a:int>")).isEqualTo(Optional.empty());
    assertThat(PhysicalType.parse("x".repeat(100_000))).isEqualTo(Optional.empty());
    assertThat(PhysicalType.parse(" ".repeat(150) + "(")).isEqualTo(Optional.empty());
  }
}
