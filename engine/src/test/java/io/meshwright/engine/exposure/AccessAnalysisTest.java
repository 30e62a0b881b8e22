package io.meshwright.engine.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.engine.exposure.AccessAnalysis.StepEffect;
import io.meshwright.spi.Lifter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an analysis asks of an adapter, counted: laws about cost that no clock has to tell. */
class AccessAnalysisTest {
  private static final Owner OURS = new Owner.Marked(new Marker(WorkspaceId.of("shop"), "p"));

  /** A table gives what the grants inside it give, while the gate of its schema is open. */
  private static final class CountingLifter implements Lifter {
    private int lifts;

    @Override
    public SortedSet<Address> subjects(ResourceState state) {
      return Ordered.set(state.under("table", List.of()).stream().map(Resource::address).toList());
    }

    @Override
    public AccessRules lift(Address subject, ResourceState state) {
      lifts++;
      boolean open =
          !state.derived("gates", all -> all.having("gate", "open", Value.of(true))).isEmpty();
      Expression visible =
          new Expression.Or(
              state.get(subject).isEmpty() || !open
                  ? List.of()
                  : state.under("grant", subject.path()).stream()
                      .<Expression>map(
                          g ->
                              new Expression.MemberOf(
                                  PrincipalId.ofNative(g.address().path().getLast())))
                      .toList());
      return new AccessRules(
          Ordered.map(Map.of("id", new CellRule(visible, List.of()))),
          Expression.Constant.FALSE,
          Expression.Constant.FALSE);
    }
  }

  private static Resource resource(String kind, Map<String, Value> attributes, String... path) {
    return Resource.of(Address.of("local", kind, path), attributes, List.of());
  }

  private static Resource gate() {
    return resource("gate", Map.of("open", Value.of(true)), "g");
  }

  private static Change create(Resource resource) {
    return new Change.Create(new Desired(resource, OURS, Ordered.set(List.<PolicyId>of())));
  }

  private static Change delete(Resource resource) {
    return new Change.Delete(
        new Seen.Present(resource, OURS, Ordered.map(Map.<String, Value>of())));
  }

  private static List<Resource> tables(int count) {
    List<Resource> resources = new ArrayList<>(List.of(gate()));
    for (int i = 0; i < count; i++) {
      resources.add(resource("table", Map.of(), "t" + i));
      resources.add(resource("grant", Map.of(), "t" + i, "ana"));
      resources.add(resource("grant", Map.of(), "t" + i, "bob"));
    }
    return resources;
  }

  private static NavigableMap<Address, Resource> live(List<Resource> resources) {
    TreeMap<Address, Resource> live = new TreeMap<>();
    resources.forEach(r -> live.put(r.address(), r));
    return live;
  }

  private static int liftsOfAFreshPlan(int tables) {
    CountingLifter lifter = new CountingLifter();
    List<Change> changes = tables(tables).stream().map(AccessAnalysisTest::create).toList();
    AccessAnalysis analysis =
        AccessAnalysis.of("local", lifter, live(List.<Resource>of()), changes);
    analysis.impacts();
    for (int i = 0; i < changes.size(); i++) {
      analysis.effect(changes.subList(0, i), changes.subList(i, i + 1));
    }
    return lifter.lifts;
  }

  @Test
  void withoutChangesNothingIsLifted() {
    CountingLifter lifter = new CountingLifter();
    AccessAnalysis analysis = AccessAnalysis.of("local", lifter, live(tables(10)), List.of());
    assertThat(analysis.impacts()).isEmpty();
    assertThat(analysis.before()).isEmpty();
    assertThat(lifter.lifts).isZero();
  }

  @Test
  void whatSeesNoChangeIsLiftedOnce() {
    CountingLifter lifter = new CountingLifter();
    List<Change> changes = List.of(create(resource("grant", Map.of(), "t3", "cleo")));
    AccessAnalysis analysis = AccessAnalysis.of("local", lifter, live(tables(10)), changes);
    assertThat(analysis.impacts().values())
        .singleElement()
        .satisfies(impact -> assertThat(impact.widens()).isTrue())
        .satisfies(impact -> assertThat(impact.narrows()).isFalse());
    assertThat(analysis.effect(List.of(), changes)).isEqualTo(StepEffect.BETWEEN);
    assertThat(analysis.before()).containsOnlyKeys(Address.of("local", "table", "t3"));
    assertThat(analysis.principals()).hasSize(3);
    assertThat(lifter.lifts).as("each once before, the one that sees it once after").isEqualTo(11);
  }

  @Test
  void liftsGrowWithTheTablesAndNotWithTheirSquare() {
    int few = liftsOfAFreshPlan(20);
    int many = liftsOfAFreshPlan(80);
    assertThat(many).isLessThanOrEqualTo(4 * few);
    assertThat(few).as("a table sees four changes").isLessThanOrEqualTo(20 * (2 + 3 * 4));
  }

  @Test
  void aChangeThatOnlyAStateOnTheWaySeesIsFoundThere() {
    Resource first = resource("gate", Map.of("open", Value.of(true)), "a");
    Resource second = resource("gate", Map.of("open", Value.of(true)), "b");
    List<Resource> start = new ArrayList<>(tables(1));
    start.removeFirst();
    start.add(first);
    List<Change> changes = List.of(create(second), delete(first));
    AccessAnalysis analysis =
        AccessAnalysis.of("local", new CountingLifter(), live(start), changes);
    assertThat(analysis.effect(List.of(), List.of(changes.get(1))))
        .isEqualTo(StepEffect.TAKES_TOO_MUCH);
    assertThat(analysis.effect(List.of(changes.get(0)), List.of(changes.get(1))))
        .isEqualTo(StepEffect.BETWEEN);
    assertThat(analysis.effect(List.of(changes.get(1)), List.of(changes.get(0))))
        .as("another order is judged on its own")
        .isEqualTo(StepEffect.BETWEEN);
  }
}
