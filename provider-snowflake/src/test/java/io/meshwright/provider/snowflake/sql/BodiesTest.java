package io.meshwright.provider.snowflake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.UnwritableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class BodiesTest {
  @Test
  void everyRowPolicyThatIsWrittenIsReadBack() {
    int written = 0;
    for (long seed = 1; seed <= RandomBodies.CASES; seed++) {
      RandomBodies made = RandomBodies.of(seed);
      try {
        String body = SfBodies.rows(made.rows(), made.types()).toString();
        assertThat(BodyReader.rows(body, made.types()))
            .as("seed %d: %s", seed, body)
            .isEqualTo(made.rows());
        assertThat(BodyReader.rows(body.replace(" ", "\n  "), made.types()))
            .as("seed %d in lines: %s", seed, body)
            .satisfies(r -> assertThat(hasBlanks(body) || r.equals(made.rows())).isTrue());
        written++;
      } catch (UnwritableException e) {
        assertThat(e.limit()).as("seed %d: %s", seed, e.getMessage()).isIn(limits());
      }
    }
    assertThat(written).isGreaterThan(RandomBodies.CASES / 2);
  }

  /** Blanks within quotes are no blanks of the language. */
  private static boolean hasBlanks(String body) {
    return body.matches("(?s).*['\"][^'\"]* [^'\"]*['\"].*");
  }

  private static Set<String> limits() {
    return Set.of("filter-types", "filter-floats", "filter-columns", "constants", "mask-functions");
  }

  @Test
  void everyMaskingPolicyThatIsWrittenIsReadBack() {
    int written = 0;
    for (long seed = 1; seed <= RandomBodies.CASES; seed++) {
      RandomBodies made = RandomBodies.of(seed);
      try {
        String body = SfBodies.mask(made.rule(), made.column(), made.types()).toString();
        assertThat(BodyReader.mask(body, made.column(), made.types()))
            .as("seed %d: %s", seed, body)
            .isEqualTo(Optional.of(made.rule()));
        written++;
      } catch (UnwritableException e) {
        assertThat(e.limit()).as("seed %d: %s", seed, e.getMessage()).isIn(limits());
      }
    }
    assertThat(written).isGreaterThan(RandomBodies.CASES / 3);
  }

  @Test
  void whatAStatementCannotHoldIsNotWritten() {
    SortedMap<String, DataType> types =
        Ordered.map(Map.<String, DataType>of("C", DataType.Text.unlimited()));
    Expression rows = Expression.equal("C", "é".repeat(500_000));
    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(() -> SfBodies.rows(rows, types))
        .satisfies(e -> assertThat(e.limit()).isEqualTo("body-length"));
    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(() -> SfBodies.mask(new CellRule(rows, List.of()), "C", types))
        .satisfies(e -> assertThat(e.limit()).isEqualTo("body-length"));
  }
}
