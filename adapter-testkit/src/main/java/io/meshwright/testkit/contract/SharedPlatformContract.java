package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.testkit.generate.RandomCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Environments with names of their own, and runs of some domains, leave the rest as it is. */
public abstract class SharedPlatformContract extends ContractSuite {
  private static final int USUALLY = 4;

  private static Mesh environment(Mesh mesh) {
    Mesh.Builder named = mesh.withId(new WorkspaceId(mesh.id().mesh(), "dev")).toBuilder();
    for (Platform platform : mesh.platforms().values()) {
      named.platform(platform.withNamePrefix(new NamePrefix("dev_")));
    }
    return named.build();
  }

  @TestFactory
  final Stream<DynamicTest> twoEnvironmentsShareAPlatform() {
    return ContractCases.runs(
        USUALLY,
        this::fixture,
        (made, run) -> {
          checkEnvironments(made, run);
        });
  }

  private void checkEnvironments(RandomCase made, ContractRun run) {
    Mesh main = made.mesh();
    Mesh dev = environment(main);
    long size = run.apply(main).done();
    assertThat(run.apply(dev).done()).as(made.text()).isEqualTo(size);
    assertThat(run.plan(main).changes()).as(made.text()).isEmpty();
    assertThat(run.plan(dev).changes()).as(made.text()).isEmpty();
    assertThat((long) run.plan(dev).unchanged()).as(made.text()).isEqualTo(size);
    assertThat(run.destroy(main).done()).as(made.text()).isEqualTo(size);
    assertThat(run.plan(dev).changes()).as(made.text()).isEmpty();
    assertThat(run.destroy(dev).done()).as(made.text()).isEqualTo(size);
    assertThat(run.engine().plan(dev, PlanOptions.DESTROY).changes()).as(made.text()).isEmpty();
    assertThat(fixture().ownObjects()).as(made.text()).isEmpty();
  }

  @TestFactory
  final Stream<DynamicTest> aRunOfADomainLeavesWhatIsShared() {
    return ContractCases.runs(
        USUALLY,
        this::fixture,
        (made, run) -> {
          checkDomain(made, run);
        });
  }

  private void checkDomain(RandomCase made, ContractRun run) {
    Mesh mesh = made.mesh();
    PlanOptions scoped = PlanOptions.DEFAULT.withDomains(Ordered.set(mesh.domains().keySet()));
    run.engine()
        .apply(run.engine().plan(mesh, scoped), ApplyOptions.DEFAULT.withAllowDataLoss(true));
    assertThat(run.engine().plan(mesh, scoped).changes()).as(made.text()).isEmpty();
    assertThat(run.plan(mesh).changes())
        .as(made.text())
        .allMatch(c -> c.change() instanceof Change.Create && isShared(c));
    run.apply(mesh);
    Plan destroy = run.engine().plan(mesh, scoped.withDestroy(true));
    assertThat(destroy.changes()).as(made.text()).isNotEmpty().noneMatch(c -> isShared(c));
    run.engine().apply(destroy, ApplyOptions.DEFAULT.withAllowDataLoss(true));
    assertThat(run.engine().plan(mesh, PlanOptions.DESTROY).changes())
        .as(made.text())
        .allMatch(c -> isShared(c));
  }

  private static boolean isShared(PlannedChange planned) {
    Owner owner =
        switch (planned.change()) {
          case Change.Create create -> create.desired().owner();
          case Change.Update update -> update.desired().owner();
          case Change.Replace replace -> replace.desired().owner();
          case Change.Adopt adopt -> adopt.desired().owner();
          case Change.Delete delete -> delete.live().owner();
        };
    return owner.mark().map(Marker::scope).filter(Marker.PLATFORM_SCOPE::equals).isPresent();
  }
}
