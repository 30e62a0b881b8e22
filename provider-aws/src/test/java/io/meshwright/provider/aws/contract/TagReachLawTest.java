package io.meshwright.provider.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.AwsFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.TranslationLawContract;
import io.meshwright.testkit.generate.RandomCases;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is ours is read by tags as the policies mean, whether a policy accepts the reach or not. */
class TagReachLawTest extends TranslationLawContract {
  private static final long PLANS = 60;

  @Override
  protected ContractFixture open() {
    return AwsFixture.filterable().withTagRights();
  }

  /** The law would hold of a translation that names every right, too. */
  @Test
  void someReadByTagsAndSomeBesideThemByName() {
    List<Plan> plans = LongStream.rangeClosed(1, PLANS).mapToObj(TagReachLawTest::plan).toList();
    assertThat(plans.stream().filter(p -> has(p, "tag-grant")).count()).isGreaterThan(PLANS / 6);
    assertThat(plans.stream().filter(p -> tables(p) > 1 && has(p, "tag-grant")).count())
        .isGreaterThan(PLANS / 12);
    assertThat(plans)
        .anyMatch(
            p ->
                has(p, "tag-grant")
                    && p.changes().stream().anyMatch(TagReachLawTest::isNamedOnTable));
  }

  private static boolean has(Plan plan, String kind) {
    return plan.changes().stream().anyMatch(c -> c.address().kind().equals(kind));
  }

  private static long tables(Plan plan) {
    return plan.changes().stream().filter(c -> c.address().kind().equals("table")).count();
  }

  private static boolean isNamedOnTable(PlannedChange change) {
    return change.address().kind().equals("grant") && !change.address().path().get(1).isEmpty();
  }

  private static Plan plan(long seed) {
    try (ContractFixture fixture = AwsFixture.filterable().withTagRights();
        Meshwright engine =
            MeshwrightEngine.builder()
                .providers(List.of(fixture.factory()))
                .clock(fixture.clock())
                .stateFolder(fixture.stateFolder())
                .build()) {
      return engine.plan(
          RandomCases.of(
                  seed,
                  fixture.target().withFeatures(fixture.exactFeatures()),
                  fixture.clock().instant())
              .mesh(),
          PlanOptions.DEFAULT);
    }
  }
}
