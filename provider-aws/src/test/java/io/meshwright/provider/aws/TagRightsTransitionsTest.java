package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From each way to have rights to each other one: after every batch the readers have of each table
 * no more than before or after, and no less than both. What they have is taken from the service's
 * own lists.
 */
class TagRightsTransitionsTest {
  private static final List<String> TABLES = List.of("orders_v1", "items_v1", "lines_v1");

  /** What there is, and what the readers have of it. */
  enum Way {
    NOTHING,
    NAMED,
    WITHOUT_TAGS,
    BY_TAG,
    ONE_MORE_BY_TAG,
    ONE_MORE_THAT_THEY_DO_NOT_READ,
    ONE_IN_PART,
    CHANGING
  }

  static Stream<Arguments> pairs() {
    return Arrays.stream(Way.values())
        .flatMap(
            from ->
                Arrays.stream(Way.values())
                    .filter(to -> to != from)
                    .map(to -> Arguments.of(from, to)));
  }

  private final FakeAccount account = new FakeAccount();
  private final AwsFixture fixture = AwsFixture.filterable(account);
  private final Account services = account.account("lake", event -> {});

  @ParameterizedTest
  @MethodSource("pairs")
  void noStepGivesMoreOrLessThanBothEnds(Way from, Way to) {
    try (Meshwright engine = engine()) {
      apply(engine, mesh(to), Map.of());
      Map<String, Integer> after = levels();
      engine.apply(
          engine.plan(mesh(to), PlanOptions.DESTROY), ApplyOptions.DEFAULT.withAllowDataLoss(true));
      apply(engine, mesh(from), Map.of());
      apply(engine, mesh(to), after);
      assertThat(levels()).isEqualTo(after);
      assertThat(engine.plan(mesh(to), PlanOptions.DEFAULT).changes()).isEmpty();
    }
  }

  /** Ends a run from its listener. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @MethodSource("crossings")
  void stoppedAfterAnyBatchTheNextRunConvergesAndKeepsTheReaders(Way from, Way to) {
    int batches = 1;
    while (stopped(from, to, batches)) {
      try (Meshwright engine = engine()) {
        assertThat(levels()).as("after %d", batches).containsEntry("orders_v1", 2);
        apply(engine, mesh(to), Map.of());
        assertThat(engine.plan(mesh(to), PlanOptions.DEFAULT).changes()).isEmpty();
        assertThat(levels()).containsEntry("orders_v1", 2).containsEntry("items_v1", 2);
      }
      batches++;
    }
    assertThat(batches).as("it was stopped on the way").isGreaterThan(2);
  }

  static Stream<Arguments> crossings() {
    return Stream.of(
        Arguments.of(Way.NAMED, Way.BY_TAG),
        Arguments.of(Way.BY_TAG, Way.NAMED),
        Arguments.of(Way.BY_TAG, Way.WITHOUT_TAGS),
        Arguments.of(Way.BY_TAG, Way.ONE_MORE_THAT_THEY_DO_NOT_READ));
  }

  /** From nothing to the first way, and towards the second one until so many batches are done. */
  private boolean stopped(Way from, Way to, int batches) {
    account.clear();
    AtomicInteger left = new AtomicInteger(batches);
    try (Meshwright engine = engine()) {
      apply(engine, mesh(from), Map.of());
      engine.apply(
          engine.plan(mesh(to), PlanOptions.DEFAULT),
          ApplyOptions.DEFAULT.withListener(
              event -> {
                if (event instanceof ApplyEvent.BatchFinished && left.decrementAndGet() == 0) {
                  throw new Stopped();
                }
              }));
      return false;
    } catch (Stopped e) {
      return true;
    }
  }

  private Meshwright engine() {
    return MeshwrightEngine.builder()
        .providers(List.of(fixture.factory()))
        .clock(fixture.clock())
        .stateFolder(fixture.stateFolder())
        .build();
  }

  private void apply(Meshwright engine, Mesh mesh, Map<String, Integer> after) {
    Map<String, Integer> before = levels();
    ApplyReport report =
        engine.apply(
            engine.plan(mesh, PlanOptions.DEFAULT),
            ApplyOptions.DEFAULT
                .withAllowDataLoss(true)
                .withListener(
                    event -> {
                      if (!after.isEmpty() && event instanceof ApplyEvent.BatchFinished) {
                        check(before, after, event);
                      }
                    }));
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
  }

  private void check(Map<String, Integer> before, Map<String, Integer> after, ApplyEvent event) {
    levels()
        .forEach(
            (table, now) -> {
              int one = before.getOrDefault(table, 0);
              int other = after.getOrDefault(table, 0);
              assertThat(now)
                  .as("%s after %s", table, event)
                  .isBetween(Math.min(one, other), Math.max(one, other));
            });
  }

  /** Of each table 0 for nothing, 1 for a part, 2 for all of it, 3 for changing it. */
  private Map<String, Integer> levels() {
    Map<String, Integer> levels = new HashMap<>();
    for (String table : TABLES) {
      boolean there = services.catalogue().table("sales_orders", table).isPresent();
      levels.put(
          table,
          services.permissions().permissions().stream()
              .filter(p -> there && p.principal().equals(TaggedMesh.READERS))
              .mapToInt(p -> level(p, table))
              .max()
              .orElse(0));
    }
    return levels;
  }

  private int level(LakePermission right, String table) {
    boolean on =
        switch (right.on()) {
          case LakePermission.Table(String database, String name) -> name.equals(table);
          case LakePermission.Filter(String database, String name, String filter) ->
              name.equals(table);
          case LakePermission.Tagged tagged ->
              tagged.asked().keys().entrySet().stream()
                  .allMatch(
                      e ->
                          services.tags().tables(e.getKey(), e.getValue()).stream()
                              .anyMatch(t -> t.table().equals(table)));
          default -> false;
        };
    if (!on || !right.permissions().contains("SELECT")) {
      return 0;
    }
    if (right.on() instanceof LakePermission.Filter) {
      return 1;
    }
    return right.permissions().contains("INSERT") ? 3 : 2;
  }

  private Mesh mesh(Way way) {
    Platform tagged = fixture.platform().with("tags", "lake-formation");
    Platform byTags = tagged.with("rights", "tags");
    Set<String> all = Set.of("whole", "one_orders", "one_items", "changing");
    List<String> two = List.of("orders", "items");
    List<String> three = List.of("orders", "items", "lines");
    AccessPolicy whole = TaggedMesh.whole();
    AccessPolicy orders = TaggedMesh.one("orders");
    AccessPolicy items = TaggedMesh.one("items");
    return switch (way) {
      case NOTHING -> TaggedMesh.of(byTags, all, two);
      case NAMED -> TaggedMesh.of(byTags, Set.of(), two, whole);
      case WITHOUT_TAGS -> TaggedMesh.of(fixture.platform(), Set.of(), two, whole);
      case BY_TAG -> TaggedMesh.of(byTags, all, two, whole);
      case ONE_MORE_BY_TAG -> TaggedMesh.of(byTags, all, three, whole);
      case ONE_MORE_THAT_THEY_DO_NOT_READ -> TaggedMesh.of(byTags, all, three, orders, items);
      case ONE_IN_PART ->
          TaggedMesh.of(
              byTags,
              all,
              two,
              items,
              AccessPolicy.builder("part", "group:readers", "sales.orders.orders@1.orders")
                  .rows(FilterParser.parse("region = 'EU'").expression().orElseThrow())
                  .build());
      case CHANGING ->
          TaggedMesh.of(
              byTags,
              all,
              two,
              AccessPolicy.builder("changing", "group:readers", "sales.orders")
                  .privileges(Privilege.READ, Privilege.WRITE)
                  .build());
    };
  }
}
