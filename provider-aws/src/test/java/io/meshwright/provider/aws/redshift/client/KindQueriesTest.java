package io.meshwright.provider.aws.redshift.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Seen;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.redshift.RedshiftFixture;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.RandomCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Before and after a batch no more is read than its kind is judged by, and no less. */
class KindQueriesTest {
  private static final List<String> KINDS =
      List.of(
          "schema",
          "table",
          "grant",
          "row-policy",
          "mask",
          "datashare",
          "share-grant",
          "share-authorisation");
  private static final int CASES = 10;

  private final List<String> calls = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "schema, 2",
    "table, 6",
    "grant, 9",
    "row-policy, 5",
    "mask, 5",
    "datashare, 6",
    "share-grant, 7",
    "share-authorisation, 6",
    "role-grant, 21"
  })
  void soManyQueriesForABatch(String kind, int queries) {
    RsLive.ofKind(
        "warehouse",
        kind,
        Ordered.set(List.of("sales_orders")),
        RedshiftFixture.filterable()
            .database()
            .gateway("warehouse", call -> calls.add(call.family())));
    assertThat(calls).hasSize(queries);
  }

  @Test
  void ofItsKindABatchSeesWhatAFullReadSees() {
    TreeMap<String, Integer> seen = new TreeMap<>();
    for (long seed = 1; seed <= CASES; seed++) {
      for (RedshiftFixture fixture :
          List.of(RedshiftFixture.filterable(), RedshiftFixture.shared())) {
        applied(seed, fixture);
        RedshiftGateway gateway = fixture.database().gateway("warehouse", call -> {});
        var schemas = Ordered.set(List.of("sales_product_1", "sales_product_2", "sales_product_3"));
        SortedMap<Address, Seen.Present> all = RsLive.of("warehouse", schemas, gateway).facts();
        for (String kind : KINDS) {
          Map<Address, Seen.Present> some =
              of(kind, RsLive.ofKind("warehouse", kind, schemas, gateway).facts());
          assertThat(some).as("seed %s, %s", seed, kind).isEqualTo(of(kind, all));
          seen.merge(kind, some.size(), Integer::sum);
        }
      }
    }
    assertThat(seen.values()).as("%s", seen).allMatch(n -> n > 5);
  }

  private static void applied(long seed, RedshiftFixture fixture) {
    RandomCase made = RandomCases.of(seed, fixture.target(), fixture.clock().instant());
    RandomCase plain =
        RandomCases.of(
            seed,
            fixture.target().withFeatures(fixture.exactFeatures()),
            fixture.clock().instant());
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(fixture.stateFolder())
            .build()) {
      for (RandomCase one : List.of(made, plain)) {
        engine.apply(
            engine.plan(one.mesh(), PlanOptions.DEFAULT),
            ApplyOptions.DEFAULT.withAllowDataLoss(true));
      }
    }
  }

  private static Map<Address, Seen.Present> of(
      String kind, SortedMap<Address, Seen.Present> facts) {
    TreeMap<Address, Seen.Present> some = new TreeMap<>();
    facts
        .values()
        .forEach(
            fact -> {
              if (fact.address().kind().equals(kind)) {
                some.put(fact.address(), fact);
              }
            });
    return some;
  }
}
