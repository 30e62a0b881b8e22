package io.meshwright.provider.snowflake.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not as ours are made is never taken for ours. */
class LiveStreamsTest {
  private static final Map<String, String> WHOLE =
      Map.of(
          "table_name", "SALES.ORDERS.ORDERS_V1",
          "source_type", "Table",
          "mode", "DEFAULT",
          "stale", "false",
          "invalid_reason", "N/A");

  private static SnowflakeRow row(String column, String value) {
    TreeMap<String, String> row = new TreeMap<>(WHOLE);
    row.put(column, value);
    return new SnowflakeRow(row);
  }

  @Test
  void oneAsOursAreMadeShowsEveryChange() {
    assertThat(LiveStreams.unfit(new SnowflakeRow(WHOLE))).isEmpty();
    assertThat(LiveStreams.source(new SnowflakeRow(WHOLE)))
        .isEqualTo(List.of("SALES", "ORDERS", "ORDERS_V1"));
    assertThat(LiveStreams.source(row("table_name", "\"SALES\".ORDERS.\"a.b\"")))
        .isEqualTo(List.of("SALES", "ORDERS", "a.b"));
  }

  @Test
  void aTableThatIsGoneIsNoName() {
    assertThat(LiveStreams.source(row("table_name", "No privilege or table dropped"))).isEmpty();
    assertThat(LiveStreams.source(row("table_name", ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "stale,true",
    "stale,",
    "mode,APPEND_ONLY",
    "mode,INSERT_ONLY",
    "mode,",
    "source_type,View",
    "source_type,External Table",
    "invalid_reason,the base table has no changes any more"
  })
  void anyOtherOneIsUnfit(String column, String value) {
    assertThat(LiveStreams.unfit(row(column, value == null ? "" : value))).isPresent();
  }

  @Test
  void whatIsNotToldIsNotTakenForFit() {
    assertThat(LiveStreams.unfit(new SnowflakeRow(Map.of()))).isPresent();
  }
}
