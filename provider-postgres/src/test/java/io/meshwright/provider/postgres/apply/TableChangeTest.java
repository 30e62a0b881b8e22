package io.meshwright.provider.postgres.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.provider.postgres.resource.PgTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which column becomes which. */
final class TableChangeTest {
  private static PgTable table(String... columns) {
    return new PgTable(
        "s",
        "t",
        Arrays.stream(columns).map(TableChangeTest::column).toList(),
        List.of(),
        List.of(),
        true,
        "");
  }

  private static PgTable.Column column(String text) {
    int cut = text.indexOf('#');
    return cut < 0
        ? new PgTable.Column(text, "text", true, "")
        : new PgTable.Column(
            text.substring(0, cut),
            "text",
            true,
            "",
            PgTable.Identity.NONE,
            Optional.of(text.substring(cut + 1)));
  }

  @Test
  void aColumnOfTheSameIdentityIsRenamed() {
    TableChange change = TableChange.of(table("a#1", "b"), table("c#1", "b"));

    assertThat(change.moves().names()).containsExactly(Map.entry("a", "c"));
    assertThat(change.dropped()).isEmpty();
    assertThat(change.added()).isEmpty();
  }

  @Test
  void aColumnWithoutIdentityAndWithAnotherNameIsAnother() {
    TableChange change = TableChange.of(table("a", "b"), table("c", "b"));

    assertThat(change.moves().isEmpty()).isTrue();
    assertThat(change.dropped()).containsExactly("a");
    assertThat(change.added()).extracting(PgTable.Column::name).containsExactly("c");
  }

  @Test
  void aColumnThatGetsItsIdentityStaysWhatItIs() {
    TableChange change = TableChange.of(table("a"), table("a#1"));

    assertThat(change.reachesOthers()).isFalse();
    assertThat(change.added()).isEmpty();
  }

  @Test
  void aColumnWhoseNameAnotherTakesGoes() {
    TableChange change = TableChange.of(table("a#1", "b#2"), table("b#1"));

    assertThat(change.moves().names()).containsExactly(Map.entry("a", "b"));
    assertThat(change.dropped()).containsExactly("b");
    assertThat(change.moved().columns()).extracting(PgTable.Column::name).containsExactly("b");
  }

  @Test
  void columnsThatChangePlacesGoByANameInBetween() {
    TableChange change = TableChange.of(table("a#1", "b#2", "c#3"), table("b#1", "a#2", "d#3"));

    TreeMap<String, String> now = new TreeMap<>(Map.of("a", "1", "b", "2", "c", "3"));
    for (Map.Entry<String, String> step : change.moves().steps()) {
      assertThat(now).doesNotContainKey(step.getValue());
      now.put(step.getValue(), String.valueOf(now.remove(step.getKey())));
    }
    assertThat(now).isEqualTo(Map.of("b", "1", "a", "2", "d", "3"));
  }

  @Test
  void anIdentityThatStandsOnTwoColumnsTellsNothing() {
    TableChange change = TableChange.of(table("a#1", "b#1"), table("a#1", "c#1"));

    assertThat(change.moves().isEmpty()).isTrue();
    assertThat(change.dropped()).containsExactly("b");
  }

  @Test
  void aKeyOverAColumnThatGoesIsNotTakenForOneOverItsSuccessor() {
    PgTable was = keyed(table("a#1", "b#2"), List.of("b"));
    TableChange change = TableChange.of(was, keyed(table("b#1"), List.of("b")));

    assertThat(change.moved().primaryKey()).isNotEqualTo(change.table().primaryKey());
    assertThat(change.namesBefore(change.moved().primaryKey())).containsExactly("b");
  }

  @Test
  void aKeyFollowsItsColumn() {
    PgTable was = keyed(table("a#1", "b#2"), List.of("a"));
    TableChange change = TableChange.of(was, keyed(table("x#1", "b#2"), List.of("x")));

    assertThat(change.moved().primaryKey()).isEqualTo(change.table().primaryKey());
  }

  private static PgTable keyed(PgTable table, List<String> key) {
    return new PgTable(
        table.schema(), table.name(), table.columns(), key, List.of(), true, table.comment());
  }
}
