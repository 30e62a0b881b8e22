package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.provider.snowflake.fake.Listed;
import io.meshwright.provider.snowflake.fake.SnowflakeRules;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ReadScope;
import io.meshwright.testkit.contract.NativeEnforcement.Asking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From policies on a table to views of it and back, statement by statement: the run is repeated on
 * an account of its own, and after each statement the judge says who is shown what.
 */
class SharedViewsOrderTest {
  private static final String TABLE = "sales.orders.partners.orders";
  private static final Address SUBJECT =
      Address.of("warehouse", "table", "SALES", "ORDERS", "ORDERS_V1");
  private static final List<List<DataValue>> ROWS =
      List.of(
          List.of(new DataValue.Text("EU"), new DataValue.Text("a@x")),
          List.of(new DataValue.Text("EU"), new DataValue.Text("b@x")),
          List.of(new DataValue.Text("US"), new DataValue.Text("a@x")));

  private final SnowflakeFixture planned = SnowflakeFixture.filterable();
  private final SnowflakeFixture repeated = SnowflakeFixture.filterable();

  private static Mesh mesh(Platform platform, String filter) {
    return SharedMesh.of(
        platform,
        PortKind.SHARE,
        m ->
            m.policy(
                    AccessPolicy.builder("partner", "group:partner", TABLE)
                        .rows(FilterParser.parse(filter).expression().orElseThrow())
                        .build())
                .policy(AccessPolicy.builder("analysts", "group:analysts", TABLE).build())
                .policy(
                    MaskingPolicy.ofColumn(
                        "hashed", TABLE + ".email", new Mask.Hash(Optional.empty()))));
  }

  static Stream<List<Mesh>> changes() {
    Platform natively = SnowflakeFixture.filterable().platform();
    Platform byView = natively.with("policies", "view");
    Mesh plain = mesh(natively, "region = 'EU'");
    Mesh clashing = mesh(natively, "email = 'a@x'");
    return Stream.of(
        List.of(plain, mesh(byView, "region = 'EU'")),
        List.of(mesh(byView, "region = 'EU'"), plain),
        List.of(plain, clashing),
        List.of(clashing, plain));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void atNoMomentIsAnybodyShownMore(List<Mesh> ends) {
    List<String> sent = new ArrayList<>();
    for (SnowflakeFixture fixture : List.of(planned, repeated)) {
      fixture.account().role("ANALYSTS");
      apply(fixture, ends.getFirst());
    }
    planned.account().listener(sent::add);
    apply(planned, ends.getLast());
    Set<List<DataValue>> allowed = new HashSet<>(shown(repeated, "account:PARTNER.MAIN"));
    Set<List<DataValue>> allowedHere = new HashSet<>(shown(repeated, "role:ANALYSTS"));
    allowed.addAll(shown(planned, "account:PARTNER.MAIN"));
    allowedHere.addAll(shown(planned, "role:ANALYSTS"));
    assertThat(allowed).isNotEmpty();
    assertThat(allowedHere).isNotEmpty();
    assertThat(sent).hasSizeGreaterThan(5);

    for (String statement : sent) {
      repeated.account().runAs("DEPLOYER", statement);
      assertThat(shown(repeated, "account:PARTNER.MAIN")).as(statement).isSubsetOf(allowed);
      assertThat(shown(repeated, "role:ANALYSTS")).as(statement).isSubsetOf(allowedHere);
    }
    assertThat(repeated.ownObjects()).isEqualTo(planned.ownObjects());
  }

  private static void apply(SnowflakeFixture fixture, Mesh mesh) {
    assertThat(new FakeRuns(fixture, new ArrayList<>()).run(mesh, PlanOptions.DEFAULT).succeeded())
        .isTrue();
  }

  private static List<List<DataValue>> shown(SnowflakeFixture fixture, String who) {
    List<Resource> there = new ArrayList<>();
    try (PlatformProvider provider =
        fixture
            .factory()
            .open(
                fixture.platform(),
                new PlatformRuntime(
                    fixture.clock(), fixture::secret, event -> {}, fixture.stateFolder()))) {
      provider
          .reader()
          .read(
              new ReadScope(
                  mesh(fixture.platform(), "region = 'EU'").id(), Ordered.set(List.of(SUBJECT))),
              seen -> {
                if (seen instanceof Seen.Present present) {
                  there.add(present.resource());
                }
              });
    }
    return new SnowflakeRules()
        .shown(
            new Listed(there),
            SUBJECT,
            ROWS,
            new Asking(Set.of(who), Set.of(who), fixture.clock().instant()))
        .rows();
  }
}
