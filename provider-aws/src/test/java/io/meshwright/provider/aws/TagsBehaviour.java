package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Phase;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.LakeTag;
import io.meshwright.provider.aws.client.LakeTagging;
import io.meshwright.provider.aws.client.TagPlace;
import io.meshwright.provider.aws.fake.TestAccount;
import io.meshwright.provider.aws.resource.TagExpression;
import io.meshwright.testkit.contract.CustomProperties;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LF-tags of ours and of others. */
abstract class TagsBehaviour {
  private static final String OTHER = "arn:aws:iam::111122223333:role/other";
  private static final String CLASS = "meshwright/retailer/main/classification";
  private static final String DOMAIN = "meshwright/retailer/main/domain";
  private static final String PRODUCT = "meshwright/retailer/main/product";

  private final TestAccount account;
  final AwsFixture fixture;
  final Account services;
  private final Meshwright engine;

  TagsBehaviour(TestAccount account) {
    this.account = account;
    this.fixture = AwsFixture.filterable(account);
    this.services = account.account("lake", event -> {});
    this.engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(fixture.stateFolder())
            .build();
  }

  @AfterEach
  void close() {
    engine.close();
    account.close();
  }

  Platform tagged() {
    return fixture.platform().with("tags", "lake-formation");
  }

  static Column column(String name, String classification) {
    Column.Builder column = Column.builder(name, DataType.Text.unlimited());
    return classification.isEmpty()
        ? column.build()
        : column.classification(classification).build();
  }

  static Mesh mesh(Platform platform, Column... columns) {
    PortAddress port = new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);
    return Mesh.builder("retailer")
        .platform(platform)
        .domain(Domain.of("sales", "lake"))
        .product(
            DataProduct.of(
                port.product(),
                List.of(
                    OutputPort.table(
                        port,
                        platform.name(),
                        Contract.of("orders", "1.0.0", TableSchema.of("orders", columns))))))
        .build();
  }

  private Mesh mesh() {
    return mesh(tagged(), column("id", ""), column("mail", "pii.email"), column("name", "pii"));
  }

  private ApplyReport apply(Mesh mesh) {
    return engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
  }

  void applied(Mesh mesh) {
    ApplyReport report = apply(mesh);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(engine.plan(mesh, PlanOptions.DEFAULT).changes()).isEmpty();
  }

  private static SortedSet<String> words(String... words) {
    return new TreeSet<>(Arrays.asList(words));
  }

  private void rightByTag(String key, String value) {
    TreeMap<String, SortedSet<String>> keys = new TreeMap<>(Map.of(key, words(value)));
    TagExpression asked = new TagExpression(keys);
    assertThat(
            services
                .permissions()
                .grant(
                    List.of(
                        new LakePermission(
                            OTHER,
                            new LakePermission.Tagged("TABLE", asked, "", asked.text()),
                            words("SELECT"),
                            Ordered.set(List.<String>of())))))
        .isEmpty();
  }

  @Test
  void aDatabaseSaysWhoPaysWhereItsProductSaysSo() {
    Mesh unpaid = mesh(tagged(), column("region", ""));
    DataProduct product = unpaid.products().values().iterator().next();
    Mesh paid =
        unpaid.toBuilder().product(CustomProperties.with(product, "costCenter", "4711")).build();
    engine.apply(engine.plan(paid, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
    assertThat(fixture.ownObjects())
        .anyMatch(o -> o.contains("meshwright/retailer/main/cost-centre") && o.contains("4711"));
    assertThat(engine.plan(paid, PlanOptions.DEFAULT).changes()).isEmpty();
  }

  @Test
  void databasesSayWhoseTheyAreAndColumnsWhatTheyHold() {
    applied(mesh());
    assertThat(services.tags().tags())
        .containsExactlyInAnyOrder(
            new LakeTag(CLASS, words("pii", "pii.email")),
            new LakeTag(DOMAIN, words("sales")),
            new LakeTag(PRODUCT, words("sales.orders")));
    assertThat(services.tags().databases(PRODUCT, words("sales.orders")))
        .containsExactly(new LakeTagging("sales_orders", "", "", PRODUCT, "sales.orders"));
    assertThat(services.tags().tables(CLASS, words("pii", "pii.email")))
        .containsExactlyInAnyOrder(
            new LakeTagging("sales_orders", "orders_v1", "mail", CLASS, "pii.email"),
            new LakeTagging("sales_orders", "orders_v1", "name", CLASS, "pii"));
  }

  @Test
  void withoutTheSettingThereAreNone() {
    applied(mesh(fixture.platform(), column("mail", "pii.email")));
    assertThat(services.tags().tags()).isEmpty();
  }

  @Test
  void whatIsNoLongerWantedGoesWithItsTags() {
    applied(mesh());
    applied(mesh(tagged(), column("id", ""), column("mail", "pii"), column("name", "")));
    assertThat(services.tags().tags()).contains(new LakeTag(CLASS, words("pii")));
    applied(mesh(fixture.platform(), column("id", ""), column("mail", "pii"), column("name", "")));
    assertThat(services.tags().tags()).isEmpty();
    assertThat(account.lines()).noneMatch(l -> l.startsWith("tagged"));
  }

  @Test
  void tagsOfOthersAreTheirs() {
    applied(mesh());
    services.tags().create(new LakeTag("team", words("blue")));
    services
        .tags()
        .assign(new TagPlace("sales_orders", "orders_v1", words()), Map.of("team", "blue"));
    rightByTag("team", "blue");
    applied(mesh());
    assertThat(services.tags().tables("team", words("blue"))).isNotEmpty();
    applied(
        mesh(
            fixture.platform(),
            column("id", ""),
            column("mail", "pii.email"),
            column("name", "pii")));
    assertThat(services.tags().tags()).containsExactly(new LakeTag("team", words("blue")));
  }

  @Test
  void aValueThatSomebodyHasARightOnStaysAndSaysWhy() {
    applied(mesh());
    rightByTag(DOMAIN, "sales");
    ApplyReport report =
        apply(
            mesh(
                fixture.platform(),
                column("id", ""),
                column("mail", "pii.email"),
                column("name", "pii")));
    assertThat(report.succeeded()).isFalse();
    assertThat(report.results().toString()).contains("used by " + OTHER);
    assertThat(services.tags().tags()).containsExactly(new LakeTag(DOMAIN, words("sales")));
  }

  @Test
  void aRightByTagsIsShownAsAccessToWhatCarriesThem() {
    applied(mesh());
    rightByTag(CLASS, "pii.email");
    Plan plan = engine.plan(mesh(), PlanOptions.DEFAULT);
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.foreign())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.address().kind()).isEqualTo("tag-grant");
              assertThat(f.effect()).isEqualTo(ForeignObject.Effect.WIDENS);
            });
    services.tags().create(new LakeTag("team", words("blue")));
    rightByTag("team", "blue");
    assertThat(engine.plan(mesh(), PlanOptions.DEFAULT).foreign()).hasSize(1);
  }

  /** Somebody has a right on what is classified so: with its tag a column is his to read. */
  @Test
  void assigningATagThatSomebodyHasARightOnIsAWidening() {
    applied(mesh(tagged(), column("id", "pii.email"), column("mail", "")));
    rightByTag(CLASS, "pii.email");
    Plan plan =
        engine.plan(
            mesh(tagged(), column("id", "pii.email"), column("mail", "pii.email")),
            PlanOptions.DEFAULT);
    assertThat(plan.widens()).isTrue();
    assertThat(plan.changes())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.phase()).isEqualTo(Phase.WIDEN);
              assertThat(c.address().path())
                  .containsExactly("sales_orders", "orders_v1", "mail", CLASS);
            });
    assertThat(plan.exposure().toString())
        .contains("before=[reads id on all rows], after=[reads id, mail on all rows]");
    Plan back =
        engine.plan(mesh(tagged(), column("id", ""), column("mail", "")), PlanOptions.DEFAULT);
    assertThat(back.widens()).isFalse();
  }

  @Test
  void aTagThatSomebodyTookAwayIsPutBack() {
    applied(mesh());
    services
        .tags()
        .unassign(
            new TagPlace("sales_orders", "orders_v1", words("mail")), Map.of(CLASS, "pii.email"));
    applied(mesh());
    assertThat(services.tags().tables(CLASS, words("pii.email"))).hasSize(1);
  }

  @Test
  void aTagOfOursThatSomebodyPutElsewhereGoes() {
    applied(mesh());
    services
        .tags()
        .assign(new TagPlace("sales_orders", "orders_v1", words("id")), Map.of(CLASS, "pii"));
    applied(mesh());
    assertThat(services.tags().tables(CLASS, words("pii"))).hasSize(1);
  }
}
