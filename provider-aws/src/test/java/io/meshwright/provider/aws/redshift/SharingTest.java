package io.meshwright.provider.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.RandomCases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Ports of kind share on the fake: who may use the datashare, and in which order things happen. */
class SharingTest {
  private final RedshiftFixture fixture = RedshiftFixture.filterable();
  private final List<String> sent = new ArrayList<>();

  private Mesh mesh(PortKind kind, Consumer<Mesh.Builder> policies) {
    return SharedMesh.of(fixture.platform(), kind, policies);
  }

  private Mesh shared(Consumer<Mesh.Builder> policies) {
    return mesh(PortKind.SHARE, policies);
  }

  private static AccessPolicy reads(String who, String on) {
    return AccessPolicy.builder(who.replace(':', '-') + "-" + on.replaceAll("\\W", "-"), who, on)
        .build();
  }

  private Meshwright engine() {
    fixture.database().role("analysts");
    fixture.database().listener(sent::add);
    return MeshwrightEngine.builder()
        .providers(List.of(fixture.factory()))
        .clock(fixture.clock())
        .stateFolder(fixture.stateFolder())
        .build();
  }

  private Plan plan(Mesh mesh) {
    try (Meshwright engine = engine()) {
      return engine.plan(mesh, PlanOptions.DEFAULT);
    }
  }

  private void apply(Mesh mesh) {
    try (Meshwright engine = engine()) {
      sent.clear();
      engine.apply(
          engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT.withAllowDataLoss(true));
      sent.removeIf(s -> s.contains("meshwright_lock_") || s.startsWith("COMMENT"));
    }
  }

  private List<String> sentAbout(String word) {
    return sent.stream().filter(s -> s.contains(word)).toList();
  }

  @Test
  void aConsumerUsesTheDatashareOfItsPort() {
    Mesh mesh = shared(m -> m.policy(reads("group:partner", "sales.orders")));
    assertThat(plan(mesh).verdicts())
        .extracting(PolicyVerdict::verdict)
        .containsOnly(Verdict.EXACT);
    apply(mesh);
    assertThat(sentAbout("DATASHARE"))
        .containsExactly(
            "ALTER TABLE \"sales_orders\".\"items_v1\" ROW LEVEL SECURITY OFF FOR DATASHARES",
            "ALTER TABLE \"sales_orders\".\"orders_v1\" ROW LEVEL SECURITY OFF FOR DATASHARES",
            "CREATE DATASHARE \"sales_orders_partners_v1\" SET PUBLICACCESSIBLE FALSE",
            "ALTER DATASHARE \"sales_orders_partners_v1\" ADD SCHEMA \"sales_orders\"",
            "ALTER DATASHARE \"sales_orders_partners_v1\" ADD TABLE"
                + " \"sales_orders\".\"items_v1\", \"sales_orders\".\"orders_v1\"",
            "GRANT USAGE ON DATASHARE \"sales_orders_partners_v1\" TO NAMESPACE '"
                + SharedMesh.NAMESPACE
                + "'");
    assertThat(plan(mesh).changes()).isEmpty();
  }

  /** Use goes before what is used, so that nobody is left with more on the way. */
  @Test
  void aRemovalTakesTheUseFirst() {
    apply(shared(m -> m.policy(reads("group:other", "sales.orders"))));
    apply(
        Mesh.builder("retailer")
            .platform(fixture.platform())
            .domain(Domain.of("sales", "warehouse"))
            .build());
    assertThat(sent.subList(0, 3))
        .containsExactly(
            "DeauthorizeDataShare sales_orders_partners_v1 210987654321",
            "REVOKE USAGE ON DATASHARE \"sales_orders_partners_v1\" FROM ACCOUNT '210987654321'",
            "DROP DATASHARE \"sales_orders_partners_v1\"");
    assertThat(fixture.ownObjects()).isEmpty();
  }

  @Test
  void whoLosesOneTableLosesTheUse() {
    apply(shared(m -> m.policy(reads("group:partner", "sales.orders"))));
    apply(shared(m -> m.policy(reads("group:partner", "sales.orders.partners.items"))));
    assertThat(sent.getFirst()).startsWith("REVOKE USAGE ON DATASHARE");
    assertThat(fixture.database().lines()).noneMatch(l -> l.startsWith("use of datashare"));
  }

  @Test
  void aTableThatIsMaskedLeavesTheDatashareAndComesBackWithoutMasks() {
    var hidden =
        MaskingPolicy.ofColumn("hidden", "sales.orders.partners.items.email", new Mask.Nullify());
    Mesh open = shared(m -> m.policy(reads("group:analysts", "sales.orders")));
    Mesh masked = shared(m -> m.policy(reads("group:analysts", "sales.orders")).policy(hidden));
    apply(open);
    apply(masked);
    assertThat(sentAbout("REMOVE TABLE")).hasSize(1);
    assertThat(plan(masked).changes()).isEmpty();
    apply(open);
    assertThat(sentAbout("ADD TABLE")).hasSize(1);
    assertThat(plan(open).changes()).isEmpty();
  }

  @Test
  void aHandMadeUseIsDriftAndSoIsAnOpenedDatashare() {
    Mesh mesh = shared(m -> m.policy(reads("group:partner", "sales.orders")));
    apply(mesh);
    fixture
        .database()
        .run(
            List.of(
                "GRANT USAGE ON DATASHARE \"sales_orders_partners_v1\" TO ACCOUNT '999988887777'",
                "ALTER DATASHARE \"sales_orders_partners_v1\" SET PUBLICACCESSIBLE TRUE",
                "ALTER DATASHARE \"sales_orders_partners_v1\" SET INCLUDENEW TRUE FOR SCHEMA"
                    + " \"sales_orders\""));
    Plan plan = plan(mesh);
    assertThat(plan.changes()).extracting(c -> c.address().kind()).contains("datashare");
    assertThat(plan.foreign().toString()).contains("account:999988887777");
    apply(mesh);
    assertThat(sentAbout("SET "))
        .containsExactlyInAnyOrder(
            "ALTER DATASHARE \"sales_orders_partners_v1\" SET PUBLICACCESSIBLE FALSE",
            "ALTER DATASHARE \"sales_orders_partners_v1\" SET INCLUDENEW FALSE FOR SCHEMA"
                + " \"sales_orders\"");
  }

  private void is(Verdict verdict, String limit, Mesh mesh) {
    Plan plan = plan(mesh);
    PolicyVerdict worst =
        Collections.max(plan.verdicts(), Comparator.comparing(PolicyVerdict::verdict));
    assertThat(worst.verdict()).as(worst.reason()).isEqualTo(verdict);
    assertThat(worst.limit()).as(worst.reason()).isEqualTo(Optional.of(limit));
    assertThat(plan.changes())
        .extracting(PlannedChange::address)
        .noneMatch(a -> a.kind().equals("share-grant"));
  }

  @Test
  void rowsAreNotShared() {
    is(
        Verdict.IMPOSSIBLE,
        "share-whole",
        shared(
            m ->
                m.policy(
                    AccessPolicy.builder("p", "group:partner", "sales.orders")
                        .rows(FilterParser.parse("region = 'EU'").expression().orElseThrow())
                        .build())));
  }

  @Test
  void columnsAreNotShared() {
    is(
        Verdict.IMPOSSIBLE,
        "share-whole",
        shared(
            m ->
                m.policy(
                    AccessPolicy.builder("p", "group:partner", "sales.orders")
                        .withoutColumns("email")
                        .build())));
  }

  @Test
  void oneTableOfTwoIsNotShared() {
    is(
        Verdict.IMPOSSIBLE,
        "share-whole",
        shared(m -> m.policy(reads("group:partner", "sales.orders.partners.items"))));
  }

  @Test
  void aMaskedTableIsNotSharedEvenWithWhoIsExempt() {
    is(
        Verdict.IMPOSSIBLE,
        "share-masked",
        shared(
            m ->
                m.policy(reads("group:partner", "sales.orders"))
                    .policy(
                        MaskingPolicy.ofColumn(
                            "hidden",
                            "sales.orders.partners.items.email",
                            new Mask.Nullify(),
                            "group:partner"))));
  }

  @Test
  void nothingIsWrittenThroughADatashare() {
    is(
        Verdict.IMPOSSIBLE,
        "share-reads",
        shared(
            m ->
                m.policy(
                    AccessPolicy.builder("p", "group:partner", "sales.orders")
                        .privileges(Privilege.READ, Privilege.WRITE)
                        .build())));
  }

  @Test
  void discoveringIsNoUse() {
    is(
        Verdict.STRICTER,
        "share-reads",
        shared(
            m ->
                m.policy(
                    AccessPolicy.builder("p", "group:partner", "sales.orders")
                        .privileges(Privilege.DISCOVER)
                        .build())));
  }

  @Test
  void aTablePortIsNotShared() {
    is(
        Verdict.IMPOSSIBLE,
        "share-consumer",
        mesh(PortKind.TABLE, m -> m.policy(reads("group:partner", "sales.orders"))));
  }

  /** Whoever is no superuser is not shown what others made of a table that datashares may show. */
  @Test
  void datasharesThatCannotBeSeenArePossible() {
    Mesh mesh = shared(m -> m.policy(reads("group:partner", "sales.orders")));
    apply(mesh);
    fixture.database().superuser(false);
    try (Meshwright engine = engine()) {
      assertThat(engine.plan(mesh, PlanOptions.DEFAULT).changes()).isEmpty();
    }
  }

  /** The laws of shares are about something: generated models give consumers the use of some. */
  @Test
  void generatedModelsShareSomething() {
    RedshiftFixture shared = RedshiftFixture.shared();
    int uses = 0;
    for (long seed = 1; seed <= 20; seed++) {
      RandomCase made =
          RandomCases.of(
              seed, shared.target().withFeatures(shared.exactFeatures()), shared.clock().instant());
      try (Meshwright engine =
          MeshwrightEngine.builder()
              .providers(List.of(shared.factory()))
              .clock(shared.clock())
              .stateFolder(shared.stateFolder())
              .build()) {
        uses +=
            (int)
                engine.plan(made.mesh(), PlanOptions.DEFAULT).changes().stream()
                    .filter(c -> c.address().kind().equals("share-grant"))
                    .count();
      }
    }
    assertThat(uses).isGreaterThan(10);
  }
}
