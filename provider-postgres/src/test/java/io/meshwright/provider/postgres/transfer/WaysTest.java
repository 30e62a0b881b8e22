package io.meshwright.provider.postgres.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.schema.DataValue;
import io.meshwright.spi.TableRows;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two ways to the same rows. */
final class WaysTest {
  private static final TableRows NOTHING = new TableRows(List.of(), List.of());
  private static final List<String> KEY = List.of("id");

  private static TableRows rows(List<String> columns, String... rows) {
    return new TableRows(
        columns,
        Arrays.stream(rows)
            .map(
                row ->
                    Arrays.stream(row.split(" "))
                        .<DataValue>map(
                            v -> v.equals("-") ? DataValue.Null.VALUE : new DataValue.Text(v))
                        .toList())
            .toList());
  }

  @Test
  void whoHasOnlyOneWayReadsByThat() {
    TableRows some = rows(List.of("id"), "1");

    assertThat(Ways.union(some, NOTHING, KEY)).isEqualTo(some);
    assertThat(Ways.union(NOTHING, some, KEY)).isEqualTo(some);
    assertThat(Ways.union(NOTHING, NOTHING, KEY)).isEqualTo(NOTHING);
  }

  @Test
  void aDirectWayWithoutRowsHidesNothing() {
    TableRows published = rows(List.of("id"), "1");

    assertThat(Ways.union(published, rows(List.of("id", "email")), KEY)).isEqualTo(published);
  }

  @Test
  void whatIsReadDirectlyIsRawAndWins() {
    TableRows published = rows(List.of("id", "email"), "1 ****", "2 ****");
    TableRows direct = rows(List.of("id", "email"), "1 anna", "2 bob");

    assertThat(Ways.union(published, direct, KEY)).isEqualTo(direct);
  }

  @Test
  void cellsOfBothWaysAreJoinedByKey() {
    TableRows published = rows(List.of("id", "email", "region"), "1 **** EU", "2 **** US");
    TableRows direct = rows(List.of("id", "email"), "2 bob", "3 carl");

    assertThat(Ways.union(published, direct, KEY))
        .isEqualTo(rows(List.of("id", "email", "region"), "1 **** EU", "2 bob US", "3 carl -"));
  }

  @Test
  void withoutAKeyTheDirectWayCounts() {
    TableRows published = rows(List.of("email", "region"), "**** EU");
    TableRows direct = rows(List.of("email"), "anna");

    assertThat(Ways.union(published, direct, List.of())).isEqualTo(direct);
  }
}
