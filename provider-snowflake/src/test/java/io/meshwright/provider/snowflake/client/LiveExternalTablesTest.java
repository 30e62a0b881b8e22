package io.meshwright.provider.snowflake.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.provider.snowflake.resource.SfExternal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveExternalTablesTest {
  private static final String OWN = "SALES/ORDERS/ORDERS_V1/";

  private static SfExternal read(String stage, String location, String type, String format) {
    return LiveExternalTables.of(
        new SnowflakeRow(
            Map.of(
                "stage",
                stage,
                "location",
                location,
                "file_format_type",
                type,
                "table_format",
                format)),
        OWN,
        false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LAKE.PUBLIC.FILES", "@LAKE.PUBLIC.FILES", "@\"LAKE\".PUBLIC.\"FILES\""})
  void aStageIsItsThreeNames(String shown) {
    assertThat(read(shown, "", "", "").stage()).isEqualTo("LAKE.PUBLIC.FILES");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://lake/mesh/SALES/ORDERS/ORDERS_V1/",
        "s3://lake/SALES/ORDERS/ORDERS_V1",
        "@LAKE.PUBLIC.FILES/SALES/ORDERS/ORDERS_V1/"
      })
  void aPlaceThatEndsAsOursIsOurs(String location) {
    assertThat(read("", location, "", "").folders()).isEqualTo(OWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://lake/SALES/ORDERS/ORDERS_V10/",
        "s3://lake/SALES/ORDERS/",
        "s3://lake/MYSALES/ORDERS/ORDERS_V1/",
        "s3://lake/SALES/ORDERS/ORDERS_V1/2026/",
        ""
      })
  void anotherPlaceIsShownAsItIs(String location) {
    assertThat(read("", location, "", "").folders()).isEqualTo(location);
  }

  @Test
  void aTableOverALogOfDeltaLakeIsNotOneOverItsFiles() {
    assertThat(read("", "", "parquet", "UNSPECIFIED").type()).isEqualTo("PARQUET");
    assertThat(read("", "", "PARQUET", "DELTA").type()).isEqualTo("DELTA");
  }
}
