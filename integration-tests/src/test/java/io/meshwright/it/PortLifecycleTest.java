package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A port gets a successor, is deprecated and retires; its table holds 100,000 rows. */
@Timeout(600)
class PortLifecycleTest {
  private static final String ALL = "id, region, email, amount, quantity, code";

  @TempDir private Path folder;

  @Test
  void majorVersionsLiveSideBySideAndTheOldOneRetires() throws SQLException, IOException {
    try (EvolvingShop shop = EvolvingShop.in(folder)) {
      live(shop);
    }
  }

  private static void live(EvolvingShop shop) throws SQLException {
    String before = shop.checksum(ALL);
    shop.versions(List.of(1, 2));
    shop.rewrite(
        "domains/sales/orders/orders-v2.odcs.yaml",
        ShopDocuments.contract(
            2, "active", ShopDocuments.COLUMNS.replace("maxLength: 12", "maxLength: 4")));
    shop.done(false);
    assertThat(shop.checksum(ALL)).isEqualTo(before);
    assertThat(shop.ask("SELECT count(*) FROM sales_orders_internal.orders_v2")).isEqualTo("0");

    shop.rewrite(
        "domains/sales/orders/orders-v1.odcs.yaml",
        ShopDocuments.contract(1, "deprecated", ShopDocuments.COLUMNS));
    assertThat(shop.plan().problems())
        .anySatisfy(
            p -> {
              assertThat(p.code()).isEqualTo("deprecated-port");
              assertThat(p.text())
                  .contains("2 grants (analysts-read-europe, office-reads-all)", "3 declared");
            });
    shop.done(false);
    assertThat(shop.ask("SELECT obj_description('sales_orders.orders_v1'::regclass)"))
        .startsWith("Deprecated. Orders.");
    assertThat(shop.checksum(ALL)).isEqualTo(before);

    shop.rewrite(
        "domains/finance/revenue/product.yaml",
        ShopDocuments.revenue("amount").replace("@1", "@2"));
    shop.done(false);
    shop.rewrite(
        "domains/sales/orders/orders-v1.odcs.yaml",
        ShopDocuments.contract(1, "retired", ShopDocuments.COLUMNS));
    Plan plan = shop.plan();
    assertThat(plan.problems()).anyMatch(p -> p.code().equals("retired-port"));
    assertThat(plan.changes())
        .filteredOn(c -> c.address().kind().equals("table"))
        .flatExtracting(PlannedChange::losses)
        .containsExactly("every row of it");
    assertThatThrownBy(() -> shop.apply(false)).isInstanceOf(MeshException.class);
    shop.done(true);
    assertThat(shop.ask("SELECT to_regclass('sales_orders_internal.orders_v1') IS NULL"))
        .isEqualTo("t");
    assertThat(shop.ask("SELECT to_regclass('sales_orders.orders_v2') IS NULL")).isEqualTo("f");
  }
}
