package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.DriftReport;
import io.meshwright.api.resource.Address;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two workspaces of one mesh, and a schema made by hand, on one server. */
class DriftTest {
  private static final String GRANT_ROLE = "mw_sales_orders_orders_v1__analysts-read";

  @TempDir Path folder;
  private SharedServer server;
  private List<String> legacy;

  @BeforeEach
  void start() {
    server = SharedServer.in(folder);
    server.makeLegacy();
    server.byHand("CREATE ROLE lab_analysts", "CREATE ROLE lab_privacy");
    legacy = server.legacy();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Mesh main() {
    return server.main("additive", "region = 'EU'");
  }

  private static Address address(String kind, String... path) {
    return Address.of("local", kind, path);
  }

  private void assertNoDrift(Mesh mesh) {
    DriftReport drift = server.drift(mesh);
    assertThat(drift.plan().problems()).isEmpty();
    assertThat(drift.ours()).isEmpty();
    assertThat(drift.foreign()).isEmpty();
    assertThat(drift.isEmpty()).isTrue();
  }

  @Test
  void eachLeavesTheOthersAlone() {
    Mesh lab = server.lab("trials");
    server.apply(main());
    server.apply(lab);
    assertNoDrift(main());
    assertNoDrift(lab);
    server.byHand("INSERT INTO sales_trials_internal.trials_v1 VALUES (1, 'US', 'a@b.c')");

    server.apply(server.main("additive", "region = 'ASIA'"));
    assertNoDrift(lab);
    server.apply(main(), PlanOptions.DESTROY);
    assertNoDrift(lab);
    assertThat(server.column("SELECT count(*) FROM sales_trials_internal.trials_v1"))
        .containsExactly("1");

    server.apply(lab, PlanOptions.DESTROY);
    assertThat(server.marked()).isEmpty();
    assertThat(server.legacy()).isEqualTo(legacy);
  }

  @Test
  void aNameOfTheOtherWorkspaceIsNeitherTakenNorAdopted() {
    server.apply(main());
    List<String> before = server.marked();
    Mesh lab = server.lab("orders");

    Plan plan = server.plan(lab, PlanOptions.DEFAULT);

    assertThat(plan.problems())
        .filteredOn(p -> p.code().equals("foreign-object"))
        .filteredOn(p -> !p.subject().contains("/grant/"))
        .isNotEmpty()
        .extracting(Problem::what)
        .containsOnly("belongs to workspace 'main' of this mesh");
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(
            () ->
                server.plan(
                    lab,
                    PlanOptions.DEFAULT.withAdopt(
                        Ordered.set(List.of(address("schema", "sales_orders"))))))
        .withMessageContaining("belongs to workspace 'main' of this mesh");
    assertThat(server.marked()).isEqualTo(before);
  }

  @Test
  void accessByHandIsShownAndRevokedOnlyByAuthority() {
    Mesh lab = server.lab("trials");
    server.apply(main());
    server.apply(lab);
    server.byHand(
        "GRANT USAGE ON SCHEMA sales_orders TO legacy_readers",
        "GRANT SELECT ON sales_orders.orders_v1 TO legacy_readers",
        "GRANT \"" + GRANT_ROLE + "\" TO legacy_ben",
        "CREATE POLICY by_hand ON sales_orders_internal.orders_v1 USING (true)",
        "CREATE TABLE sales_orders.dbt_model (a integer)",
        "ALTER ROLE \"" + GRANT_ROLE + "\" BYPASSRLS");

    DriftReport drift = server.drift(main());
    assertThat(drift.ours())
        .extracting(PlannedChange::address)
        .containsExactly(address("role", GRANT_ROLE));
    assertThat(drift.foreign())
        .extracting(ForeignObject::address)
        .containsExactlyInAnyOrder(
            address("grant", "sales_orders", "", "legacy_readers"),
            address("grant", "sales_orders", "orders_v1", "legacy_readers"),
            address("membership", GRANT_ROLE, "legacy_ben"),
            address("policy", "sales_orders_internal", "orders_v1", "by_hand"),
            address("table", "sales_orders", "dbt_model"));
    assertThat(drift.access().get(address("membership", GRANT_ROLE, "legacy_ben")))
        .anySatisfy(
            e -> {
              assertThat(e.session().value()).isEqualTo("native.legacy_ben");
              assertThat(e.table()).isEqualTo("sales.orders.orders@1.orders");
              assertThat(e.widens()).isTrue();
            });
    assertNoDrift(lab);

    server.apply(main());
    DriftReport kept = server.drift(main());
    assertThat(kept.ours()).isEmpty();
    assertThat(kept.foreign())
        .extracting(ForeignObject::address)
        .containsExactlyElementsOf(drift.foreign().stream().map(ForeignObject::address).toList());

    Mesh authoritative = server.main("authoritative", "region = 'EU'");
    assertThat(server.plan(authoritative, PlanOptions.DEFAULT).exposure())
        .isNotEmpty()
        .noneMatch(ExposureChange::widens);
    server.apply(authoritative);
    assertThat(server.drift(authoritative).foreign())
        .extracting(ForeignObject::address)
        .containsExactly(address("table", "sales_orders", "dbt_model"));
    assertNoDrift(lab);
    assertThat(server.legacy()).isEqualTo(legacy);
  }

  @Test
  void aPlatformThatIsOnlyReportedStaysAsItIs() {
    Mesh reporting = server.main("report", "region = 'EU'");

    assertThat(server.plan(reporting, PlanOptions.DEFAULT).reported()).isNotEmpty();
    assertThat(server.apply(reporting).results()).isEmpty();

    assertThat(server.marked()).isEmpty();
    assertThat(server.drift(reporting).isEmpty()).isFalse();
  }

  @Test
  void aTableOfOthersBecomesOursWithItsRows() {
    server.byHand(
        "CREATE SCHEMA sales_orders_internal",
        "CREATE TABLE sales_orders_internal.orders_v1"
            + " (id integer PRIMARY KEY, region text, email text)",
        "INSERT INTO sales_orders_internal.orders_v1 VALUES (1, 'EU', 'a@b.c')",
        "GRANT SELECT ON sales_orders_internal.orders_v1 TO legacy_readers",
        "ALTER TABLE sales_orders_internal.orders_v1 OWNER TO legacy_owner");
    PlanOptions adopting =
        PlanOptions.DEFAULT.withAdopt(
            Ordered.set(
                List.of(
                    address("schema", "sales_orders_internal"),
                    address("table", "sales_orders_internal", "orders_v1"))));
    assertThat(server.plan(main(), PlanOptions.DEFAULT).problems())
        .extracting(Problem::remedy)
        .anyMatch(r -> r.contains("--adopt 'local/table/sales_orders_internal/orders_v1'"));

    server.apply(main(), adopting);

    assertThat(server.column("SELECT id FROM sales_orders_internal.orders_v1"))
        .containsExactly("1");
    assertThat(server.plan(main(), PlanOptions.DEFAULT).changes()).isEmpty();
    assertThat(server.plan(main(), adopting).changes()).isEmpty();
    assertThat(server.drift(main()).foreign())
        .extracting(ForeignObject::address)
        .containsExactly(address("grant", "sales_orders_internal", "orders_v1", "legacy_readers"));
  }
}
