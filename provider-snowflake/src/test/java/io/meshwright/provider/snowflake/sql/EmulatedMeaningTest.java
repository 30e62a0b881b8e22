package io.meshwright.provider.snowflake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.Evaluator;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Session;
import io.meshwright.api.policy.Truth;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.emulator.Fakesnow;
import io.meshwright.testkit.generate.Choice;
import io.meshwright.testkit.generate.RandomFilters;
import io.meshwright.testkit.generate.RandomTables;
import io.meshwright.testkit.generate.TableDraft;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Conditions as a third party's engine answers them: fakesnow translates the texts to another
 * dialect, and another database runs them. What it shows is that a text which we wrote for a filter
 * is read by others as that filter; of Snowflake itself it shows nothing.
 */
class EmulatedMeaningTest {
  private static final int CASES = Integer.getInteger("meshwright.emulator.cases", 40);
  private static final int ROWS = 12;

  /** Its instants are of another type, and its floats are left out of filters anyway. */
  private static final List<DataType> TYPES =
      List.of(
          new DataType.Bool(),
          new DataType.Int32(),
          new DataType.Int64(),
          new DataType.Decimal(10, 2),
          DataType.Text.unlimited(),
          DataType.Text.upTo(64),
          new DataType.Date(),
          new DataType.Timestamp());

  /** A table with its rows and a filter. */
  private record Case(TableDraft draft, List<List<DataValue>> rows, Expression filter) {
    static Case of(long seed) {
      Choice choice = Choice.of(seed);
      RandomTables tables = new RandomTables(choice);
      TableDraft draft = tables.draft("t", TYPES);
      return new Case(
          draft,
          tables.rows(draft, ROWS),
          NormalForm.of(new RandomFilters(choice, draft, List.of()).filter()));
    }

    /** The database behind it takes names for one that differ in their case only. */
    boolean isApart() {
      return draft.schema().columns().stream()
              .map(c -> c.name().toUpperCase(Locale.ROOT))
              .distinct()
              .count()
          == draft.schema().columns().size();
    }

    SortedMap<String, DataType> types() {
      Map<String, DataType> types =
          draft.schema().columns().stream().collect(Collectors.toMap(Column::name, Column::type));
      return Ordered.map(types);
    }

    /** The numbers of the rows for which the filter is true. */
    SqlText question() throws UnwritableException {
      List<SqlText> selects = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        List<SqlText> values = new ArrayList<>();
        values.add(SfText.of(Integer.toString(i)).words("AS NTH"));
        for (int c = 0; c < draft.schema().columns().size(); c++) {
          Column column = draft.schema().columns().get(c);
          values.add(
              SfText.cast(
                      SfLiterals.write(rows.get(i).get(c), column.type()),
                      SfTypes.of(column.type()))
                  .words("AS")
                  .name(column.name()));
        }
        selects.add(SfText.of("SELECT").sql(SfText.joined(values, ",")));
      }
      return SfText.of("SELECT NTH FROM")
          .brackets(SfText.joined(selects, "UNION ALL"))
          .words("AS T WHERE")
          .sql(SfConditions.write(filter, types(), true))
          .words("ORDER BY NTH");
    }

    List<String> expected() {
      Evaluator evaluator =
          new Evaluator(
              new Session(new SessionId("nobody"), Ordered.set(List.<PrincipalId>of())),
              Instant.EPOCH);
      List<String> numbers = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        Map<String, DataValue> row = new LinkedHashMap<>();
        for (int c = 0; c < draft.schema().columns().size(); c++) {
          row.put(draft.schema().columns().get(c).name(), rows.get(i).get(c));
        }
        if (evaluator.truth(filter, row) == Truth.TRUE) {
          numbers.add(Integer.toString(i));
        }
      }
      return numbers;
    }
  }

  @Test
  void aFilterKeepsTheRowsThatItMeans() throws SQLException {
    int asked = 0;
    try (Fakesnow server = Fakesnow.open()) {
      for (long seed = 1; seed <= CASES; seed++) {
        Case made = Case.of(seed);
        if (!made.isApart()) {
          continue;
        }
        SqlText question;
        try {
          question = made.question();
        } catch (UnwritableException e) {
          continue;
        }
        assertThat(server.rows(question.toString()))
            .as("seed %d: %s", seed, question)
            .isEqualTo(made.expected());
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(CASES / 2);
  }
}
