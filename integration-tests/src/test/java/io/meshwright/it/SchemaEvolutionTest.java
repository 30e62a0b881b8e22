package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.plan.Cost;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table of 100,000 rows changes under its view, a mask, a row filter, a row policy and a view of
 * another product. After each step the plan is empty, no value is lost and everybody sees what the
 * policies mean.
 */
@Timeout(600)
class SchemaEvolutionTest {
  private static final String ALL = "id, region, email, amount, quantity, code";

  @TempDir private Path folder;
  private EvolvingShop shop;

  @BeforeEach
  void fill() throws IOException, SQLException {
    shop = EvolvingShop.in(folder);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  private static String with(String column, String before, String after) {
    StringBuilder text = new StringBuilder();
    for (String line : ShopDocuments.COLUMNS.lines().toList()) {
      boolean it = line.contains("name: " + column + ",");
      assertThat(!it || line.contains(before)).isTrue();
      text.append(it ? line.replace(before, after) : line).append('\n');
    }
    return text.toString();
  }

  private static String plus(String column) {
    return ShopDocuments.COLUMNS + "  - " + column + "\n";
  }

  private static String without(String column) {
    StringBuilder text = new StringBuilder();
    ShopDocuments.COLUMNS
        .lines()
        .filter(line -> !line.contains("name: " + column + ","))
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static PlannedChange table(Plan plan) {
    return plan.changes().stream()
        .filter(c -> c.address().kind().equals("table"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Cost.Kind> costs(Plan plan) {
    return table(plan).costs().stream().map(Cost::kind).toList();
  }

  /** The plan, which has no error and as many tables to change as named. */
  private Plan planned() {
    Plan plan = shop.plan();
    assertThat(plan.problems().stream().filter(Problem::isError).map(Problem::text)).isEmpty();
    return plan;
  }

  @Test
  void columnsAreAddedMovedRelaxedAndTightened() throws SQLException {
    String before = shop.checksum(ALL);
    shop.columns(plus("{name: note, logicalType: string}"));
    assertThat(table(planned()).costs()).isEmpty();
    shop.done(false);

    List<String> lines = plus("{name: note, logicalType: string}").lines().toList();
    shop.columns(String.join("\n", lines.reversed()) + "\n");
    assertThat(planned().changes())
        .extracting(c -> c.address().kind())
        .containsOnly("view")
        .hasSize(1);
    shop.done(false);
    assertThat(
            shop.ask(
                "SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM"
                    + " information_schema.columns WHERE table_schema = 'sales_orders'"))
        .isEqualTo("note,code,quantity,amount,email,region,id");

    shop.columns(with("amount", "physicalType", "required: true, physicalType"));
    shop.rewrite(
        "domains/sales/orders/orders-v1.odcs.yaml",
        ShopDocuments.contract(
            1,
            "active",
            with("amount", "physicalType", "required: true, physicalType")
                + "  - {name: note, logicalType: string}\n"));
    assertThat(costs(planned())).containsExactly(Cost.Kind.SCAN, Cost.Kind.LOCK);
    shop.done(false);
    shop.columns(plus("{name: note, logicalType: string}"));
    assertThat(table(planned()).costs()).isEmpty();
    shop.done(false);
    assertThat(shop.checksum(ALL)).isEqualTo(before);
  }

  @Test
  void whatTheRowsDoNotKeepFailsAndLosesNothing() throws SQLException {
    String before = shop.checksum(ALL);
    shop.columns(with("region", "logicalType:", "required: true, logicalType:"));
    planned();
    assertThat(shop.apply(false).results().toString()).contains("\"region\"", "fill these rows");
    shop.columns(plus("{name: extra, logicalType: string, required: true}"));
    assertThat(table(planned()).costs().toString()).contains("only while the table is empty");
    assertThat(shop.apply(false).results().toString()).contains("add it as an optional column");
    shop.columns(with("quantity", "logicalType:", "unique: true, logicalType:"));
    assertThat(costs(planned())).containsExactly(Cost.Kind.INDEX, Cost.Kind.LOCK);
    assertThat(shop.apply(false).results().toString()).contains("rows repeat values of (quantity)");

    shop.columns(ShopDocuments.COLUMNS);
    assertThat(planned().changes()).isEmpty();
    assertThat(shop.checksum(ALL)).isEqualTo(before);
    shop.proved();
  }

  @Test
  void typesWiden() throws SQLException {
    String before = shop.checksum("id, region, email, quantity::bigint, code");
    String sum = shop.ask("SELECT sum(amount) FROM sales_orders_internal.orders_v1");
    shop.columns(with("email", "maxLength: 64", "maxLength: 200"));
    assertThat(table(planned()).costs()).isEmpty();
    shop.done(false);

    shop.columns(
        with("email", "logicalTypeOptions: {maxLength: 64}, ", "")
            .replace("decimal(10,2)", "decimal(14,4)")
            .replace("{format: i32}", "{format: i64}"));
    shop.rewrite(
        "domains/finance/revenue/revenue.odcs.yaml",
        ShopDocuments.revenueContract("decimal(14,4)"));
    assertThat(costs(planned()))
        .containsExactly(Cost.Kind.REWRITE, Cost.Kind.REWRITE, Cost.Kind.LOCK);
    shop.done(false);

    assertThat(shop.checksum("id, region, email, quantity::bigint, code")).isEqualTo(before);
    assertThat(shop.ask("SELECT round(sum(amount), 2) FROM sales_orders_internal.orders_v1"))
        .isEqualTo(sum);
  }

  @Test
  void whatMightNotFitIsRefusedInThePlanAndTheRestGoesOn() throws SQLException {
    String before = shop.checksum(ALL);
    shop.columns(with("code", "maxLength: 12", "maxLength: 4"));
    shop.rewrite(
        "domains/finance/domain.yaml",
        "apiVersion: meshwright/v1\nkind: Domain\nname: finance\nowner: someone\n");
    Plan plan = shop.plan();

    assertThat(plan.problems())
        .anySatisfy(
            p -> {
              assertThat(p.code()).isEqualTo("impossible-change");
              assertThat(p.text()).contains("character varying(4)", "new major version");
            });
    assertThat(plan.changes()).noneMatch(c -> c.address().kind().equals("table"));
    shop.apply(false);
    assertThat(shop.checksum(ALL)).isEqualTo(before);
  }

  @Test
  void aRenameByIdKeepsEveryValue() throws SQLException {
    String before = shop.checksum(ALL);
    shop.columns(
        ShopDocuments.COLUMNS
            .replace("name: region", "name: area")
            .replace("name: email", "name: mail")
            .replace("name: amount", "name: total")
            .replace("decimal(10,2)", "decimal(12,2)"));
    shop.rewrite("policies/all.yaml", ShopDocuments.policies("area"));
    shop.rewrite("domains/finance/revenue/product.yaml", ShopDocuments.revenue("total"));
    shop.rewrite(
        "domains/finance/revenue/revenue.odcs.yaml",
        ShopDocuments.revenueContract("decimal(12,2)"));
    Plan plan = planned();
    assertThat(plan.destroysData()).isFalse();

    shop.done(false);

    assertThat(shop.checksum("id, area, mail, total, quantity, code")).isEqualTo(before);
  }

  @Test
  void aRenameWithoutIdIsALossThatIsNamed() throws SQLException {
    String before = shop.checksum(ALL);
    shop.columns(ShopDocuments.COLUMNS.replace("name: code", "name: number"));
    shop.rewrite("policies/all.yaml", ShopDocuments.policies("region").replace("code", "number"));
    assertThat(table(planned()).losses())
        .containsExactly(
            "column code (if it only gets another name: give it an id, apply, then rename it)");
    assertThatThrownBy(() -> shop.apply(false))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("lose column code");
    assertThat(shop.checksum(ALL)).isEqualTo(before);

    shop.columns(ShopDocuments.COLUMNS.replace("name: code", "name: code, id: c_code"));
    shop.rewrite("policies/all.yaml", ShopDocuments.policies("region"));
    shop.done(false);
    shop.columns(ShopDocuments.COLUMNS.replace("name: code", "name: number, id: c_code"));
    shop.rewrite("policies/all.yaml", ShopDocuments.policies("region").replace("code", "number"));
    shop.done(false);
    assertThat(shop.checksum("id, region, email, amount, quantity, number")).isEqualTo(before);
  }

  @Test
  void keysAndPartitionColumnsChange() throws SQLException {
    String before = shop.checksum(ALL);
    shop.columns(
        ShopDocuments.COLUMNS
            .replace("name: region", "partitioned: true, partitionKeyPosition: 1, name: region")
            .replace("primaryKeyPosition: 1", "primaryKeyPosition: 2")
            .replace(
                "name: code,",
                "name: code, primaryKey: true, primaryKeyPosition: 1, required: true,")
            .replace("name: email", "unique: true, name: email"));
    assertThat(costs(planned()))
        .containsExactly(
            Cost.Kind.SCAN, Cost.Kind.INDEX, Cost.Kind.INDEX, Cost.Kind.INDEX, Cost.Kind.LOCK);
    shop.done(false);
    shop.columns(ShopDocuments.COLUMNS);
    shop.done(false);
    assertThat(shop.checksum(ALL)).isEqualTo(before);
  }

  @Test
  void aColumnGoesOnlyWhenThatIsAllowed() throws SQLException {
    String before = shop.checksum("id, region, email, amount, code");
    shop.columns(without("quantity"));
    assertThat(table(planned()).losses()).containsExactly("column quantity");
    assertThatThrownBy(() -> shop.apply(false))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("lose column quantity");
    shop.done(true);
    assertThat(shop.checksum("id, region, email, amount, code")).isEqualTo(before);
  }

  @Test
  void whatSomebodyElseReadsStaysAsItIs() throws SQLException {
    String before = shop.checksum(ALL);
    shop.execute("CREATE VIEW public.theirs AS SELECT amount FROM sales_orders_internal.orders_v1");
    shop.columns(ShopDocuments.COLUMNS.replace("decimal(10,2)", "decimal(14,4)"));
    shop.rewrite(
        "domains/finance/revenue/revenue.odcs.yaml",
        ShopDocuments.revenueContract("decimal(14,4)"));

    assertThat(shop.plan().problems())
        .anySatisfy(
            p -> {
              assertThat(p.code()).isEqualTo("used-by-others");
              assertThat(p.text()).contains("view public.theirs");
            });
    shop.apply(false);
    assertThat(shop.checksum(ALL)).isEqualTo(before);
    shop.execute("DROP VIEW public.theirs");
    shop.done(false);
  }
}
