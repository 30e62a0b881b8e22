package io.meshwright.testkit.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.kit.filter.ParsedFilter;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomCasesTest {
  private static final int SEEDS = 300;
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Target TARGET =
      Target.of(
          new Platform(
              new PlatformName("p"),
              "any",
              Ordered.map(Map.<String, String>of()),
              Authority.ADDITIVE));

  @Test
  void equalSeedsMakeEqualCases() {
    for (long seed = 0; seed < SEEDS; seed++) {
      assertThat(RandomCases.of(seed, TARGET, NOW)).isEqualTo(RandomCases.of(seed, TARGET, NOW));
    }
    assertThat(RandomCases.of(1, TARGET, NOW)).isNotEqualTo(RandomCases.of(2, TARGET, NOW));
  }

  @Test
  void theTextNamesTheSeed() {
    assertThat(RandomCases.of(17, TARGET, NOW).text()).startsWith("seed 17 at 2026-11-22");
  }

  @Test
  void noCaseHasFindings() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Mesh mesh = RandomCases.of(seed, TARGET, NOW).mesh();
      assertThat(PolicyResolution.resolve(mesh, NOW).findings()).as("seed %s", seed).isEmpty();
    }
  }

  @Test
  void aChangedCaseKeepsItsTables() {
    RandomCase before = RandomCases.of(3, TARGET, NOW);
    RandomCase after = RandomCases.changed(before, 4, TARGET, NOW);
    assertThat(after.rows()).isEqualTo(before.rows());
    assertThat(after.mesh().sessions()).isEqualTo(before.mesh().sessions());
    assertThat(after.mesh().accessPolicies()).isNotEqualTo(before.mesh().accessPolicies());
  }

  @Test
  void everyFilterCanBeWrittenInAWorkspace() {
    cases()
        .flatMap(c -> filters(c.mesh()))
        .forEach(
            filter -> {
              ParsedFilter parsed = FilterParser.parse(filter.text());
              assertThat(parsed.findings()).as(filter.text()).isEmpty();
              assertThat(NormalForm.of(parsed.expression().orElseThrow()))
                  .as(filter.text())
                  .isEqualTo(NormalForm.of(filter));
            });
  }

  @Test
  void everyTypeMaskLeafAndKindOfValueOccurs() {
    Set<Class<?>> seen = new HashSet<>();
    cases()
        .forEach(
            c -> {
              c.mesh().ports().stream()
                  .flatMap(p -> p.contract().tables().stream())
                  .flatMap(t -> t.columns().stream())
                  .map(Column::type)
                  .forEach(type -> seen.add(type.getClass()));
              c.mesh().maskingPolicies().stream()
                  .map(MaskingPolicy::mask)
                  .forEach(mask -> seen.add(mask.getClass()));
              c.rows().values().stream()
                  .flatMap(List::stream)
                  .flatMap(List::stream)
                  .forEach(value -> seen.add(value.getClass()));
              filters(c.mesh())
                  .forEach(
                      f ->
                          NormalForm.mapLeaves(
                              f,
                              leaf -> {
                                seen.add(leaf.getClass());
                                return leaf;
                              }));
            });
    assertThat(seen)
        .containsAll(
            Set.of(DataType.class.getPermittedSubclasses()).stream()
                .filter(c -> !c.equals(DataType.Field.class))
                .toList())
        .contains(Mask.class.getPermittedSubclasses())
        .contains(DataValue.class.getPermittedSubclasses())
        .contains(
            Expression.Constant.class,
            Expression.Compare.class,
            Expression.In.class,
            Expression.Between.class,
            Expression.Like.class,
            Expression.IsNull.class,
            Expression.MemberOf.class);
  }

  private static Stream<RandomCase> cases() {
    return Stream.iterate(0L, seed -> seed + 1)
        .limit(SEEDS)
        .map(seed -> RandomCases.of(seed, TARGET, NOW));
  }

  private static Stream<Expression> filters(Mesh mesh) {
    return Stream.concat(
        mesh.accessPolicies().stream().map(AccessPolicy::rows).flatMap(r -> r.stream()),
        mesh.rowPolicies().stream().map(RowPolicy::keep));
  }
}
