package io.meshwright.provider.aws.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.schema.DataType;
import io.meshwright.testkit.generate.RandomTables;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiveTypesTest {
  static java.util.List<DataType> types() {
    return RandomTables.ALL_TYPES;
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyNeutralTypeComesBackWithItsNameBesideIt(DataType type) {
    assertThat(HiveTypes.neutral(HiveTypes.of(type), type.text())).isEqualTo(Optional.of(type));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "decimal(10,2) | decimal(10,2)",
        "varchar(20)   | text(20)",
        "string        | text",
        "bigint        | int64",
        "array<string> | array<text>",
        "map<string,array<int>> | map<text,array<int32>>",
        "struct<a:string,b:decimal(5,2)> | struct<a:text,b:decimal(5,2)>"
      })
  void typesThatOthersMadeAreRead(String type, String neutral) {
    assertThat(HiveTypes.neutral(type).map(DataType::text)).contains(neutral);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "interval",
        "array<",
        "array<>",
        ">",
        "map<string>",
        "struct<a>",
        "decimal(0,9)",
        "struct<a:int,a:int>"
      })
  void whatIsNoTypeIsNone(String type) {
    assertThat(HiveTypes.neutral(type)).isEmpty();
  }

  @Test
  void aTypeThatNestsWithoutEndIsNone() {
    String deep = "array<".repeat(100_000) + "int" + ">".repeat(100_000);
    assertThat(HiveTypes.neutral(deep)).isEmpty();
  }

  /** What a parameter says counts only where the column could be of that type. */
  @Test
  void aTypeThatIsToldAndDoesNotFitIsPassedOver() {
    assertThat(HiveTypes.neutral("int", "uuid")).contains(new DataType.Int32());
  }
}
