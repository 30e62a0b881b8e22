package io.meshwright.testkit.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two spellings of one filter do not differ. */
class RespellingTest {
  private static final int SEEDS = Integer.getInteger("meshwright.test.count", 2_000);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Target TARGET =
      Target.of(
          new Platform(
              new PlatformName("p"),
              "any",
              Ordered.map(Map.<String, String>of()),
              Authority.ADDITIVE));

  @Test
  void theNormalFormOfAFilterIsThatOfEverySpelling() {
    int others = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Choice choice = Choice.of(seed);
      TableDraft draft = new RandomTables(choice).draft("orders", TARGET.types());
      Expression filter = new RandomFilters(choice, draft, List.of()).filter();
      Expression respelled = new Respelling(choice).of(filter);
      others += respelled.equals(filter) ? 0 : 1;
      Expression normal = NormalForm.of(filter);
      assertThat(NormalForm.of(respelled))
          .as("seed %s: %s%nrespelled %s", seed, filter.text(), respelled.text())
          .isEqualTo(normal);
      assertThat(NormalForm.of(normal)).as("seed %s: %s", seed, filter.text()).isEqualTo(normal);
    }
    assertThat(others).isGreaterThan(SEEDS / 3);
  }

  @Test
  void aMeshSpelledOtherwiseHasTheSamePolicies() {
    for (long seed = 1; seed <= SEEDS / 10; seed++) {
      Mesh mesh = RandomCases.of(seed, TARGET, NOW).mesh();
      Mesh respelled = new Respelling(Choice.of(seed)).of(mesh);
      assertThat(filters(respelled)).as("seed %s", seed).isEqualTo(filters(mesh));
    }
  }

  private static Map<String, Expression> filters(Mesh mesh) {
    Map<String, Expression> filters = new TreeMap<>();
    PolicyResolution.resolve(mesh, NOW)
        .tables()
        .values()
        .forEach(
            t -> {
              t.grants().forEach(g -> filters.put(g.policy().value(), g.rows()));
              t.denials().forEach(d -> filters.put(d.policy().value(), d.rows()));
              t.rowPolicies().forEach(k -> filters.put(k.policy().value(), k.keep()));
            });
    return filters;
  }
}
