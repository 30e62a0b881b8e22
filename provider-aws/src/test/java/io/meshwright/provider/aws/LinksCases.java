package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.fake.TestAccount;
import io.meshwright.provider.aws.resource.AwsLink;
import io.meshwright.spi.CallEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A product of one account reads a port of another: a link in its database, there. */
public abstract class LinksCases {
  private static final PortAddress ORDERS =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);
  private static final String DATABASE = "marketing_campaigns";
  private static final String LINK = "orders_orders";
  private static final String PRODUCER =
      "arn:aws:iam::" + Neighbours.PARTNER + ":role/campaign-pipeline";
  private static final AwsLink.Target TARGET =
      new AwsLink.Target(Neighbours.OWN, "", "sales_orders", "orders_v1");

  private final FakeAccount producing = new FakeAccount();
  private final AwsFixture fixture = AwsFixture.filterable();
  private TestAccount consuming;
  private Meshwright engine;

  /**
   * The account of the product that reads.
   *
   * @param source the account of what it reads
   */
  protected abstract TestAccount consuming(FakeAccount source);

  @BeforeEach
  final void open() {
    consuming = consuming(producing);
    engine = engine(fixture, producing, consuming, event -> {});
  }

  @AfterEach
  final void close() {
    engine.close();
    consuming.close();
  }

  /** An engine that is told of every call to the account that reads. */
  static Meshwright engine(
      AwsFixture fixture, TestAccount producing, TestAccount consuming, Consumer<CallEvent> told) {
    return MeshwrightEngine.builder()
        .providers(
            List.of(
                new AwsProviderFactory(
                    (config, meter) ->
                        new AwsGateways(
                            meter.platform().value().equals("lake")
                                ? producing.account("lake", meter.told())
                                : consuming.account("lake2", meter.told().andThen(told)),
                            () -> {}))))
        .clock(fixture.clock())
        .stateFolder(fixture.stateFolder())
        .build();
  }

  private static Platform platform(String name, String account, String region) {
    return Platform.of(name, AwsProviderFactory.ID)
        .with("format", "parquet")
        .with("warehouse", "s3://company-" + name + "/mesh")
        .with("account", account)
        .with("region", region);
  }

  /** A mesh of both accounts, the source in a region. */
  static Mesh mesh(String region) {
    Platform lake = platform("lake", Neighbours.OWN, region);
    AccessPolicy shared =
        AccessPolicy.builder("shared", "service:campaigns", "sales.orders").build();
    return SmallMesh.of(lake, PortKind.SHARE, shared).toBuilder()
        .platform(platform("lake2", Neighbours.PARTNER, "eu-central-1"))
        .domain(Domain.of("marketing", "lake2"))
        .principal(Principal.of("service:campaigns").with("lake", PRODUCER).with("lake2", PRODUCER))
        .product(
            DataProduct.builder(ProductAddress.of("marketing", "campaigns"))
                .producer("service:campaigns")
                .inputPort(
                    new InputPort(
                        "orders", Optional.of(ORDERS), "", Optional.of(new PlatformName("lake2"))))
                .build())
        .build();
  }

  private Plan plan() {
    return engine.plan(mesh("eu-central-1"), PlanOptions.DEFAULT);
  }

  private void apply() {
    ApplyReport report = engine.apply(plan(), ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).as(report.results().toString()).isTrue();
    assertThat(plan().changes()).isEmpty();
  }

  private CatalogueGateway there() {
    return consuming.catalogue("look", event -> {});
  }

  private Optional<AwsLink.Target> target() {
    return there().table(DATABASE, LINK).flatMap(GlueTable::target);
  }

  private List<LakePermission> rights() {
    return consuming.permissions("look", event -> {}).permissions();
  }

  private LakePermission describes(String principal) {
    return new LakePermission(
        principal,
        new LakePermission.Table(DATABASE, LINK),
        Ordered.set(List.of("DESCRIBE")),
        Ordered.set(List.of()));
  }

  @Test
  final void theProducerSeesTheLinkAndTheRestIsTheSourcesToGive() {
    apply();
    assertThat(target()).contains(TARGET);
    assertThat(rights())
        .hasSize(2)
        .contains(describes(PRODUCER))
        .allMatch(r -> r.permissions().equals(Ordered.set(List.of("DESCRIBE"))));
    assertThat(producing.permissions("look", event -> {}).permissions())
        .anyMatch(r -> r.principal().equals(PRODUCER) && r.permissions().contains("SELECT"));
  }

  @Test
  final void whoseALinkIsTheLedgerOfItsDatabaseSays() {
    apply();
    assertThat(there().database(DATABASE).orElseThrow().parameters().get("meshwright.claims"))
        .contains("link " + LINK);
  }

  @Test
  final void aLinkThatSomebodyPointedElsewhereIsDrift() {
    apply();
    there().deleteTable(DATABASE, LINK);
    there()
        .create(
            GlueTable.link(
                new AwsLink(
                    DATABASE, LINK, new AwsLink.Target("999900001111", "", "bait", "orders"))));
    consuming.permissions("by-hand", event -> {}).grant(List.of(describes(PRODUCER)));
    assertThat(plan().changes())
        .extracting(c -> c.address().kind() + " " + c.change().verb())
        .containsExactly("link replace");
    apply();
    assertThat(target()).contains(TARGET);
    assertThat(rights()).contains(describes(PRODUCER));
  }

  @Test
  final void aLinkThatIsGoneIsMadeAgain() {
    apply();
    there().deleteTable(DATABASE, LINK);
    apply();
    assertThat(target()).contains(TARGET);
    assertThat(rights()).contains(describes(PRODUCER));
  }

  /** What others have beside ours stays, and an authority that may revokes what they gave. */
  @Test
  final void linksOfOthersAreLeftAlone() {
    apply();
    AwsLink theirs = new AwsLink(DATABASE, "theirs", TARGET);
    there().create(GlueTable.link(theirs));
    assertThat(plan().changes()).isEmpty();
    engine.apply(engine.plan(mesh("eu-central-1"), PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
    assertThat(there().table(DATABASE, "theirs")).isPresent();
  }

  @Test
  final void whatIsDestroyedLeavesTheTarget() {
    apply();
    Mesh mesh = mesh("eu-central-1");
    Mesh without =
        mesh.toBuilder()
            .product(
                DataProduct.builder(ProductAddress.of("marketing", "campaigns"))
                    .producer("service:campaigns")
                    .build())
            .build();
    ApplyReport report =
        engine.apply(engine.plan(without, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).as(report.results().toString()).isTrue();
    assertThat(there().databases()).isEmpty();
    assertThat(rights()).isEmpty();
    assertThat(producing.catalogue("look", event -> {}).table("sales_orders", "orders_v1"))
        .isPresent();
  }

  @Test
  final void aLinkToAnotherRegionSaysWhich() {
    Plan plan = engine.plan(mesh("us-east-1"), PlanOptions.DEFAULT);
    assertThat(
            plan.changes().stream()
                .filter(c -> c.address().kind().equals("link"))
                .flatMap(c -> c.change().after().stream())
                .map(r -> r.attribute("region").orElseThrow().text()))
        .containsExactly("us-east-1");
  }

  @Test
  final void withoutItsAccountNoPortCanBeLinkedTo() {
    Mesh mesh = mesh("eu-central-1");
    Platform silent =
        Platform.of("lake", AwsProviderFactory.ID).with("warehouse", "s3://company-lake/mesh");
    Plan plan = engine.plan(mesh.toBuilder().platform(silent).build(), PlanOptions.DEFAULT);
    assertThat(plan.problems()).extracting(Problem::code).contains("missing-setting");
    assertThat(plan.changes()).noneMatch(c -> c.address().kind().equals("link"));
  }

  @Test
  final void rightsNameTheLinkAndNotItsTarget() {
    Map<String, String> documents = new TreeMap<>();
    engine.rights(plan()).forEach(r -> documents.put(r.platform().toString(), r.document()));
    assertThat(documents.get("lake2"))
        .contains("table/" + DATABASE + "/" + LINK, "glue:CreateTable")
        .doesNotContain("glue:UpdateTable", "sales_orders");
  }
}
