package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.GlueView;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ports of views as views of the Data Catalog. */
class ViewPortsTest {
  private final FakeAccount account = new FakeAccount();
  private final AwsFixture fixture = AwsFixture.filterable(account).with(Viewing.PORTS);

  private void assertDone(Mesh mesh) {
    ApplyReport report = ViewMesh.apply(fixture, mesh);
    assertThat(report.succeeded()).as(report.results().toString()).isTrue();
    assertThat(ViewMesh.plan(fixture, mesh).changes()).isEmpty();
  }

  private GlueTable live(String name) {
    return account
        .account("lake", event -> {})
        .catalogue()
        .table("sales_orders", name)
        .orElseThrow();
  }

  @Test
  void aViewSelectsByTheRightsOfItsDefiner() {
    assertDone(
        ViewMesh.of(
            fixture,
            ViewMesh.select("region = 'E''U' and amount > 10"),
            mesh -> mesh.policy(ViewMesh.reads("readers").build())));
    GlueView view = live("eu_v1").view().orElseThrow();
    assertThat(view.definer()).isEqualTo(Viewing.DEFINER);
    assertThat(view.over()).containsExactly("sales_orders/orders_v1");
    assertThat(view.texts())
        .extracting(GlueView.Text::query)
        .containsExactly(
            "SELECT `region` AS `region`, `amount` AS `total`, `email` AS `email`"
                + " FROM `sales_orders`.`orders_v1`"
                + " WHERE (`amount` > 10) AND (`region` = decode(X'452755', 'UTF-8'))");
    assertThat(account.lines())
        .filteredOn(l -> l.startsWith("right") && l.contains("role/readers"))
        .anyMatch(l -> l.contains("name=eu_v1]") && l.contains("SELECT"))
        .noneMatch(l -> l.contains("name=orders_v1]"));
  }

  @Test
  void whoReadsPartOfAViewHasOneOfHisOwn() {
    Mesh mesh =
        ViewMesh.of(
            fixture,
            ViewMesh.select("region = 'EU'"),
            m ->
                m.policy(ViewMesh.reads("readers").withoutColumns("email").build())
                    .policy(ViewMesh.reads("finance").build()));
    assertDone(mesh);
    Plan plan = ViewMesh.plan(fixture, mesh);
    assertThat(plan.verdicts()).extracting(PolicyVerdict::verdict).containsOnly(Verdict.EXACT);
    assertThat(account.lines())
        .filteredOn(l -> l.startsWith("right"))
        .anyMatch(l -> l.contains("role/readers") && l.contains("eu_v1_for_group_readers_"))
        .noneMatch(l -> l.contains("role/finance") && l.contains("_for_"));
  }

  @Test
  void aMaskOfTheSourceBindsOnTheView() {
    Mesh mesh =
        ViewMesh.of(
            fixture,
            ViewMesh.select(""),
            m ->
                m.policy(ViewMesh.reads("readers").build())
                    .policy(ViewMesh.reads("office").build())
                    .policy(ViewMesh.hashed("orders.orders.email", "group:office")));
    assertDone(mesh);
    GlueTable own =
        account.account("lake", event -> {}).catalogue().tables("sales_orders").stream()
            .filter(t -> t.name().startsWith("eu_v1_for_"))
            .findFirst()
            .orElseThrow();
    assertThat(own.view().orElseThrow().texts().getFirst().query())
        .contains("CAST(lower(sha2(encode(`email`, 'UTF-8'), 256)) AS string) AS `email`");
  }

  @Test
  void aNarrowerPolicyIsAChangeOfTheTextAlone() {
    assertDone(
        ViewMesh.of(
            fixture,
            ViewMesh.select(""),
            m -> m.policy(ViewMesh.reads("readers").withoutColumns("email").build())));
    Mesh narrower =
        ViewMesh.of(
            fixture,
            ViewMesh.select(""),
            m ->
                m.policy(
                    ViewMesh.reads("readers")
                        .withoutColumns("email")
                        .rows(VerdictPolicies.rows("total > 5"))
                        .build()));
    assertThat(ViewMesh.plan(fixture, narrower).changes())
        .singleElement()
        .satisfies(c -> assertThat(c.address().kind()).isEqualTo("view"));
    assertDone(narrower);
  }

  @Test
  void aViewThatSomebodyRewroteIsDriftAndIsMended() {
    Mesh mesh =
        ViewMesh.of(
            fixture,
            ViewMesh.select("region = 'EU'"),
            m -> m.policy(ViewMesh.reads("readers").build()));
    assertDone(mesh);
    GlueTable now = live("eu_v1");
    GlueView view = now.view().orElseThrow();
    String all = "SELECT * FROM `sales_orders`.`orders_v1`";
    account
        .account("lake", event -> {})
        .catalogue()
        .update(
            new GlueTable(
                now.database(),
                now.name(),
                now.description(),
                now.tableType(),
                now.columns(),
                now.partitionKeys(),
                now.location(),
                now.format(),
                now.parameters(),
                Optional.empty(),
                now.versionId(),
                Optional.of(
                    new GlueView(
                        view.definer(),
                        true,
                        view.over(),
                        List.of(new GlueView.Text("SPARK", "1.0", all, all)),
                        view.state()))));
    assertThat(ViewMesh.plan(fixture, mesh).changes())
        .singleElement()
        .satisfies(c -> assertThat(c.address().toString()).contains("eu_v1"));
    assertDone(mesh);
    assertThat(live("eu_v1").view().orElseThrow()).isEqualTo(view);
  }

  @Test
  void withoutADefinerThereAreNoViews() {
    AwsFixture plain = AwsFixture.filterable();
    assertRefused(
        ViewMesh.plan(plain, ViewMesh.of(plain, ViewMesh.select(""), m -> m)), "no-definer");
  }

  @Test
  void nativeTextIsRefused() {
    ViewDefinition text =
        new ViewDefinition.Native(Ordered.map(Map.of("aws", "SELECT * FROM orders")));
    assertRefused(
        ViewMesh.plan(
            fixture, ViewMesh.of(fixture, text, m -> m.policy(ViewMesh.reads("readers").build()))),
        "view-text");
  }

  @Test
  void aFilterThatTheEnginesReadDifferentlyIsRefused() {
    assertRefused(
        ViewMesh.plan(fixture, ViewMesh.of(fixture, ViewMesh.select("region > 'A'"), m -> m)),
        "view-conditions");
  }

  private static void assertRefused(Plan plan, String limit) {
    assertThat(plan.verdicts())
        .anySatisfy(
            v -> {
              assertThat(v.verdict()).isEqualTo(Verdict.IMPOSSIBLE);
              assertThat(v.limit()).contains(limit);
            });
    assertThat(plan.changes()).noneMatch(c -> c.address().kind().equals("view"));
  }
}
