package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From each kind of access to each other one. Lake Formation refuses part of a table to who may
 * change it, and the other way round, so that some steps need a right taken back before the next.
 */
class AwsTransitionsTest {
  /** What the readers have. */
  enum Access {
    NOTHING,
    DISCOVER,
    PART,
    WHOLE,
    CHANGE,
    MANAGE
  }

  static Stream<Arguments> pairs() {
    return Arrays.stream(Access.values())
        .flatMap(
            from ->
                Arrays.stream(Access.values())
                    .filter(to -> to != from)
                    .map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void everyStepIsDoneAndLeavesNothingBehind(Access from, Access to) {
    AwsFixture fixture = AwsFixture.filterable();
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(fixture.stateFolder())
            .build()) {
      assertDone(engine, mesh(fixture, from));
      assertDone(engine, mesh(fixture, to));
      assertThat(engine.plan(mesh(fixture, to), PlanOptions.DEFAULT).changes()).isEmpty();
    }
  }

  private static void assertDone(Meshwright engine, Mesh mesh) {
    ApplyReport report = engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).as(report.results().toString()).isTrue();
  }

  private static Mesh mesh(AwsFixture fixture, Access access) {
    AccessPolicy.Builder policy = SmallMesh.policy();
    switch (access) {
      case NOTHING -> {
        return SmallMesh.of(fixture.platform());
      }
      case DISCOVER -> policy.privileges(Privilege.DISCOVER);
      case PART -> policy.rows(FilterParser.parse("region = 'EU'").expression().orElseThrow());
      case WHOLE -> policy.privileges(Privilege.READ);
      case CHANGE -> policy.privileges(Privilege.READ, Privilege.WRITE);
      case MANAGE -> policy.privileges(Privilege.MANAGE);
    }
    return SmallMesh.of(fixture.platform(), policy.build());
  }
}
