package io.meshwright.provider.aws;

import static io.meshwright.provider.aws.TaggedMesh.OTHERS;
import static io.meshwright.provider.aws.TaggedMesh.READERS;
import static io.meshwright.provider.aws.TaggedMesh.byTag;
import static io.meshwright.provider.aws.TaggedMesh.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.TagPlace;
import io.meshwright.provider.aws.fake.TestAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rights by the tag of a product. */
abstract class TagRightsBehaviour {
  private static final List<String> ONE = List.of("orders");
  private static final List<String> TWO = List.of("orders", "items");
  private static final SortedSet<String> SELECT = Ordered.set(List.of("SELECT"));
  private static final SortedSet<String> NONE = Ordered.set(List.<String>of());

  private final TestAccount account;
  private final AwsFixture fixture;
  private final Account services;
  private final AtomicReference<Instant> now;
  private final Meshwright engine;

  TagRightsBehaviour(TestAccount account) {
    this.account = account;
    this.fixture = AwsFixture.filterable(account);
    this.services = account.account("lake", event -> {});
    this.now = new AtomicReference<>(fixture.clock().instant());
    this.engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(now::get)
            .stateFolder(fixture.stateFolder())
            .build();
  }

  @AfterEach
  void close() {
    engine.close();
    account.close();
  }

  private Platform platform() {
    return fixture.platform().with("tags", "lake-formation").with("rights", "tags");
  }

  private Mesh accepted(List<String> tables, AccessPolicy... policies) {
    return TaggedMesh.of(platform(), Set.of("whole", "one_orders"), tables, policies);
  }

  private Plan plan(Mesh mesh) {
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  private void applied(Mesh mesh) {
    ApplyReport report = engine.apply(plan(mesh), ApplyOptions.DEFAULT.withAllowDataLoss(true));
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(plan(mesh).changes()).isEmpty();
  }

  private List<LakePermission> reading() {
    return services.permissions().permissions().stream()
        .filter(p -> p.permissions().contains("SELECT"))
        .toList();
  }

  private void assertNamed() {
    assertThat(reading())
        .containsExactlyInAnyOrder(named(READERS, "orders_v1"), named(READERS, "items_v1"));
  }

  private void byHand(LakePermission right) {
    assertThat(services.permissions().grant(List.of(right))).isEmpty();
  }

  @Test
  void whoReadsEveryTableHasOneRightOnTheTagOfTheProduct() {
    applied(accepted(TWO, TaggedMesh.whole()));
    assertThat(reading()).containsExactly(byTag(READERS, SELECT));
    applied(accepted(List.of("orders", "items", "lines"), TaggedMesh.whole()));
    assertThat(reading()).containsExactly(byTag(READERS, SELECT));
  }

  @Test
  void theLossIsSaidOfTheProductAndTheTablesAreAsThePolicySays() {
    Plan plan = plan(accepted(TWO, TaggedMesh.whole()));
    assertThat(plan.verdicts())
        .filteredOn(v -> v.subject().equals("sales.orders"))
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.verdict()).isEqualTo(Verdict.WEAKER);
              assertThat(v.limit()).contains("tag-reach");
              assertThat(v.isOpenByAcceptance()).isTrue();
            });
    assertThat(plan.verdicts())
        .filteredOn(v -> !v.subject().equals("sales.orders"))
        .extracting(PolicyVerdict::verdict)
        .containsOnly(Verdict.EXACT);
    assertThat(plan.problems()).extracting(Problem::code).containsExactly("accepted-loss");
    assertThat(plan.expires()).contains(TaggedMesh.UNTIL);
  }

  @Test
  void withoutTheWordOfTheWorkspaceRightsAreNamedAndNothingIsLost() {
    Mesh mesh = TaggedMesh.of(platform(), Set.of(), TWO, TaggedMesh.whole());
    assertThat(plan(mesh).verdicts())
        .extracting(PolicyVerdict::verdict)
        .containsOnly(Verdict.EXACT);
    applied(mesh);
    assertNamed();
  }

  @Test
  void everyPolicyByWhichSomebodyReadsHasToAcceptIt() {
    applied(accepted(TWO, TaggedMesh.one("orders"), TaggedMesh.one("items")));
    assertNamed();
  }

  @Test
  void whoReadsOneTableOfTwoReadsItByName() {
    AccessPolicy others = AccessPolicy.builder("others", "group:others", "sales.orders").build();
    applied(
        TaggedMesh.of(
            platform(), Set.of("one_orders", "others"), TWO, TaggedMesh.one("orders"), others));
    assertThat(reading())
        .containsExactlyInAnyOrder(named(READERS, "orders_v1"), byTag(OTHERS, SELECT));
  }

  @Test
  void withTheEndOfTheAcceptanceRightsAreNamed() {
    Mesh mesh = accepted(TWO, TaggedMesh.whole());
    applied(mesh);
    now.set(TaggedMesh.UNTIL);
    applied(mesh);
    assertNamed();
  }

  @Test
  void whatEndsTakesTheRightByTagAndLeavesNoOther() {
    Mesh mesh = accepted(TWO, TaggedMesh.whole());
    applied(mesh);
    now.set(TaggedMesh.UNTIL);
    ApplyReport swept = engine.apply(engine.plan(mesh, PlanOptions.SWEEP), ApplyOptions.DEFAULT);
    assertThat(swept.succeeded()).as("%s", swept.results()).isTrue();
    assertThat(reading()).isEmpty();
    applied(mesh);
    assertThat(reading()).hasSize(2);
  }

  @Test
  void aRightByTagGoesWithTheEndOfItsPolicy() {
    Instant end = TaggedMesh.UNTIL.minusSeconds(3_600);
    Mesh mesh =
        accepted(
            TWO, AccessPolicy.builder("whole", "group:readers", "sales.orders").until(end).build());
    applied(mesh);
    assertThat(reading()).containsExactly(byTag(READERS, SELECT));
    now.set(end);
    applied(mesh);
    assertThat(reading()).isEmpty();
  }

  @Test
  void oneThatSomebodyGaveBeforeBecomesOursWhereThatIsAsked() {
    Mesh mesh = TaggedMesh.of(platform(), Set.of(), ONE, TaggedMesh.whole());
    applied(mesh);
    byHand(byTag(READERS, SELECT));
    Mesh wanted = accepted(ONE, TaggedMesh.whole());
    Plan plan = plan(wanted);
    assertThat(plan.problems()).extracting(Problem::code).contains("foreign-object");
    Address right =
        plan.foreign().stream()
            .map(f -> f.address())
            .filter(a -> a.kind().equals("tag-grant"))
            .findFirst()
            .orElseThrow();
    ApplyReport report =
        engine.apply(
            engine.plan(wanted, PlanOptions.DEFAULT.withAdopt(Ordered.set(List.of(right)))),
            ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(plan(wanted).changes()).isEmpty();
    assertThat(plan(wanted).problems()).extracting(Problem::code).containsOnly("accepted-loss");
    assertThat(reading()).containsExactly(byTag(READERS, SELECT));
  }

  @Test
  void aRightOfOursThatSomebodyWidenedOrTookIsMended() {
    Mesh mesh = accepted(ONE, TaggedMesh.whole());
    applied(mesh);
    byHand(byTag(READERS, Ordered.set(List.of("INSERT"))));
    assertThat(plan(mesh).changes())
        .singleElement()
        .satisfies(c -> assertThat(c.address().kind()).isEqualTo("tag-grant"));
    applied(mesh);
    assertThat(reading()).containsExactly(byTag(READERS, SELECT));
    assertThat(services.permissions().revoke(List.of(byTag(READERS, SELECT)))).isEmpty();
    assertThat(plan(mesh).widens()).isTrue();
    applied(mesh);
    assertThat(reading()).containsExactly(byTag(READERS, SELECT));
  }

  @Test
  void aRightOfOthersOnOurTagIsShownAndStays() {
    Mesh mesh = accepted(ONE, TaggedMesh.whole());
    applied(mesh);
    byHand(byTag(OTHERS, SELECT));
    Plan plan = plan(mesh);
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.foreign())
        .singleElement()
        .satisfies(f -> assertThat(f.effect()).isEqualTo(ForeignObject.Effect.WIDENS));
    applied(TaggedMesh.of(fixture.platform().with("tags", "lake-formation"), Set.of(), ONE));
    assertThat(reading()).containsExactly(byTag(OTHERS, SELECT));
  }

  @Test
  void whatOthersPutOurTagOnIsSaid() {
    Mesh mesh = accepted(ONE, TaggedMesh.whole());
    applied(mesh);
    services
        .catalogue()
        .create(new GlueDatabase("legacy", "", "s3://x/", Ordered.map(Map.of("note", "mine"))));
    services.catalogue().create(ByHand.table("legacy", "customers"));
    services
        .tags()
        .assign(new TagPlace("legacy", "customers", NONE), Map.of(TaggedMesh.KEY, "sales.orders"));
    Plan plan = plan(mesh);
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.problems())
        .filteredOn(p -> p.code().equals("tag-reach"))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.subject()).isEqualTo(READERS);
              assertThat(p.what()).contains("legacy.customers");
            });
  }

  @Test
  void fromNamesToTheTagIsAWideningWhereOthersHaveATable() {
    applied(TaggedMesh.of(platform(), Set.of(), ONE, TaggedMesh.whole()));
    assertThat(plan(accepted(ONE, TaggedMesh.whole())).widens()).isFalse();
    services.catalogue().create(ByHand.table("sales_orders", "scratch"));
    assertThat(plan(accepted(ONE, TaggedMesh.whole())).widens()).isTrue();
  }

  @Test
  void aTableOfOthersInTheDatabaseIsSaid() {
    Mesh mesh = accepted(ONE, TaggedMesh.whole());
    applied(mesh);
    services.catalogue().create(ByHand.table("sales_orders", "scratch"));
    assertThat(plan(mesh).problems())
        .filteredOn(p -> p.code().equals("tag-reach"))
        .singleElement()
        .satisfies(p -> assertThat(p.what()).contains("sales_orders.scratch"));
  }

  @Test
  void nothingIsLeftOfThem() {
    fixture.makeForeignObjects();
    List<String> foreign = fixture.foreignObjects();
    Mesh mesh = accepted(TWO, TaggedMesh.whole());
    applied(mesh);
    ApplyReport report =
        engine.apply(
            engine.plan(mesh, PlanOptions.DESTROY), ApplyOptions.DEFAULT.withAllowDataLoss(true));
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(fixture.ownObjects()).isEmpty();
    assertThat(fixture.foreignObjects()).isEqualTo(foreign);
  }
}
