package io.meshwright.provider.snowflake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.schema.DataType;
import io.meshwright.testkit.generate.RandomTables;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesTest {
  private static final DataType OBJECT =
      new DataType.MapOf(DataType.Text.unlimited(), new DataType.Json());

  /** Of which elements an ARRAY or OBJECT is, nobody says. */
  private static DataType elementsForgotten(DataType type) {
    return switch (type) {
      case DataType.Array array -> new DataType.Array(new DataType.Json());
      case DataType.MapOf map -> OBJECT;
      case DataType.Struct struct -> OBJECT;
      default -> type;
    };
  }

  @Test
  void aTypeThatIsToldComesBackAndIsSpeltAsItIsShown() {
    for (DataType type : RandomTables.ALL_TYPES) {
      String written = SfTypes.of(type);
      assertThat(SfTypes.canonical(written)).isEqualTo(written);
      assertThat(SfTypes.written(written)).hasToString(written);
      assertThat(SfTypes.neutral(written, type.text()))
          .as(type.text())
          .contains(elementsForgotten(type));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int | NUMBER(38,0)",
        "Decimal( 10 , 2 ) | NUMBER(10,2)",
        "string | VARCHAR(16777216)",
        "char | VARCHAR(1)",
        "double precision | FLOAT",
        "timestamp_ntz | TIMESTAMP_NTZ(9)",
        "datetime(6) | TIMESTAMP_NTZ(6)",
        "timestamp | TIMESTAMP",
        "geography | GEOGRAPHY",
        "varbinary | BINARY(8388608)"
      })
  void synonymsAreOneType(String spelt, String type) {
    assertThat(SfTypes.canonical(spelt)).isEqualTo(type);
  }

  /** A remembered type that the native one does not fit is nobody's. */
  @Test
  void whatIsToldCountsOnlyWhereItFits() {
    assertThat(SfTypes.neutral("NUMBER(38,0)", "int32")).contains(new DataType.Decimal(38, 0));
    assertThat(SfTypes.neutral("VARCHAR(36)", "uuid")).contains(new DataType.Uuid());
    assertThat(SfTypes.neutral("VARCHAR(37)", "uuid")).contains(DataType.Text.upTo(37));
    assertThat(SfTypes.neutral("TIMESTAMP", "timestamp")).isEmpty();
    assertThat(SfTypes.neutral("TIMESTAMP_TZ(6)", "timestamptz")).isEmpty();
    assertThat(SfTypes.neutral("GEOGRAPHY", "")).isEmpty();
  }

  @Test
  void theCatalogueShowsAWholeType() {
    assertThat(shown("TEXT", 10, "")).isEqualTo("VARCHAR(10)");
    assertThat(shown("BINARY", 10, "")).isEqualTo("BINARY(10)");
    assertThat(shown("NUMBER", 10, "")).isEqualTo("NUMBER(10,2)");
    assertThat(shown("TIMESTAMP_LTZ", 10, "")).isEqualTo("TIMESTAMP_LTZ(6)");
    assertThat(shown("VARIANT", 10, "")).isEqualTo("VARIANT");
    assertThat(shown("TEXT", 10, "en-ci")).isEqualTo("VARCHAR(10) COLLATE 'en-ci'");
    assertThat(SfTypes.neutral(shown("TEXT", 10, "en-ci"))).isEmpty();
  }

  private static String shown(String type, int length, String collation) {
    return SfTypes.shown(
        type,
        OptionalInt.of(length),
        OptionalInt.of(10),
        OptionalInt.of(2),
        OptionalInt.of(6),
        Optional.of(collation));
  }

  @Test
  void aScaleThatNumberHasNotIsRefused() {
    assertThat(SfTypes.refusal(new DataType.Decimal(38, 38))).isPresent();
    assertThat(SfTypes.refusal(new DataType.Decimal(38, 37))).isEmpty();
  }
}
