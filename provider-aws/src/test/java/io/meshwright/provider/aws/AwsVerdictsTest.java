package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of policies in Lake Formation: the rows of its verdict table that the policy
 * language can express, and refusals. Each has a table with the columns region, city, amount, cost
 * and email, and where it says so a day. The list is documentation: read it line by line.
 */
class AwsVerdictsTest {
  private static final AwsFixture FIXTURE = AwsFixture.filterable().withNeighbours();
  private static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);

  /** One line. */
  record Case(
      String name, Verdict verdict, String limit, boolean day, Consumer<VerdictPolicies> policies) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> table() {
    return Stream.of(
        exact("a region for a group", p -> p.reads("region = 'EU'")),
        exact("the others unfiltered", p -> p.reads("region = 'EU'").reads("finance", "")),
        exact("a list", p -> p.reads("region in ('EU', 'US')")),
        exact("not a list", p -> p.reads("region not in ('EU', 'US')")),
        exact("either of two", p -> p.reads("region = 'EU' or amount > 10")),
        exact("two at once", p -> p.reads("region = 'EU' and not (amount between 1 and 3)")),
        exact("a pattern", p -> p.reads("email like 'a@%'")),
        exact("a value is there", p -> p.reads("city is not null")),
        exact(
            "two filters of one group are one", p -> p.reads("region = 'EU'").reads("amount > 1")),
        exact("a hidden column", p -> p.granted(g -> g.withoutColumns("email"))),
        exact(
            "columns and rows",
            p ->
                p.granted(
                    g -> g.columns("region", "city").rows(VerdictPolicies.rows("amount > 1")))),
        exact("rows kept from all", p -> p.reads("").keeps("region = 'EU'")),
        exact(
            "a mask that meets nobody",
            p -> p.granted(g -> g.withoutColumns("email")).masks("email")),
        exact("managing", p -> p.granted(g -> g.privileges(Privilege.MANAGE))),
        exact(
            "reading and writing",
            p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.WRITE))),
        is(Verdict.STRICTER, "no-masks", "a hash", p -> p.reads("").masks("email")),
        is(
            Verdict.STRICTER,
            "no-masks",
            "filter and mask on one column",
            p -> p.reads("email like 'a%'").masks("email")),
        is(
            Verdict.STRICTER,
            "one-filter",
            "other rows for other columns",
            p -> p.granted(g -> g.columns("region", "city")).reads("amount > 1")),
        is(
            Verdict.STRICTER,
            "filter-functions",
            "a filter that asks for members",
            p -> p.reads("region = 'EU' or member_of('group:finance')")),
        is(
            Verdict.STRICTER,
            "one-role",
            "rows kept but for some",
            p -> p.reads("").keeps("region = 'EU'", "group:finance")),
        is(
            Verdict.WEAKER,
            "grant-end",
            "until a day",
            p -> p.granted(g -> g.until(Instant.parse("2027-01-01T00:00:00Z")))),
        is(
            Verdict.WEAKER,
            "write-reads",
            "writing without reading",
            p -> p.granted(g -> g.privileges(Privilege.WRITE))),
        is(
            Verdict.IMPOSSIBLE,
            "write-rows",
            "writing some rows",
            p ->
                p.granted(
                    g ->
                        g.privileges(Privilege.READ, Privilege.WRITE)
                            .rows(VerdictPolicies.rows("amount > 1")))),
        is(Verdict.IMPOSSIBLE, "no-deny", "a denial", p -> p.reads("").denies()),
        is(Verdict.IMPOSSIBLE, "filter-columns", "two columns", p -> p.reads("amount = cost")),
        is(
            Verdict.IMPOSSIBLE,
            "filter-text-order",
            "the order of texts",
            p -> p.reads("city > 'M'")),
        is(
            Verdict.IMPOSSIBLE,
            "filter-like-escape",
            "a percent sign",
            p -> p.reads("email like 'a\\\\%%'")),
        is(
            Verdict.IMPOSSIBLE,
            "filter-length",
            "a long filter",
            p -> p.reads("city in (" + "'" + "x".repeat(2_100) + "'" + ")")),
        exact("reading by another account", p -> p.given("account:partner", Privilege.READ)),
        exact("reading by a role of another account", p -> p.given("group:guests", Privilege.READ)),
        exact("reading by an organisation", p -> p.given("account:company", Privilege.READ)),
        exact("finding by another account", p -> p.given("account:partner", Privilege.DISCOVER)),
        exact("some rows for another account", p -> p.partOf("account:partner")),
        is(
            Verdict.IMPOSSIBLE,
            "outside-reads",
            "writing by another account",
            p -> p.given("account:partner", Privilege.READ, Privilege.WRITE)),
        is(
            Verdict.IMPOSSIBLE,
            "outside-reads",
            "managing by a role of another account",
            p -> p.given("group:guests", Privilege.MANAGE)),
        is(
            Verdict.WEAKER,
            "account-hands-on",
            "an account, and some rows for a role of it",
            p -> p.given("account:partner", Privilege.READ).partOf("group:guests")),
        is(
            Verdict.WEAKER,
            "account-hands-on",
            "an organisation, and some rows for an account",
            p -> p.given("account:company", Privilege.READ).partOf("account:partner")),
        onDays("a day", p -> p.reads("born >= DATE '2025-01-01'")),
        onDays("a region beside a day", p -> p.reads("region = 'EU'")),
        onDays("rows kept beside a day", p -> p.reads("").keeps("region = 'EU'")));
  }

  private static Case exact(String name, Consumer<VerdictPolicies> policies) {
    return new Case(name, Verdict.EXACT, "", false, policies);
  }

  private static Case is(
      Verdict verdict, String limit, String name, Consumer<VerdictPolicies> policies) {
    return new Case(name, verdict, limit, false, policies);
  }

  private static Case onDays(String name, Consumer<VerdictPolicies> policies) {
    return new Case(name, Verdict.IMPOSSIBLE, "filter-table-types", true, policies);
  }

  @ParameterizedTest
  @MethodSource("table")
  void theWorstVerdictNamesItsLimit(Case line) {
    Plan plan = plan(line);
    PolicyVerdict worst =
        plan.verdicts().stream()
            .max(java.util.Comparator.comparing(PolicyVerdict::verdict))
            .orElseThrow();
    assertThat(worst.verdict()).as(worst.reason()).isEqualTo(line.verdict());
    assertThat(worst.limit().orElse("")).as(worst.reason()).isEqualTo(line.limit());
  }

  /** What loses stays closed: but for the catalogue there is nothing that gives access. */
  @ParameterizedTest
  @MethodSource("table")
  void whatLosesStaysClosed(Case line) {
    boolean closed = line.verdict().compareTo(Verdict.STRICTER) > 0;
    assertThat(plan(line).changes().stream().anyMatch(c -> c.address().kind().equals("grant")))
        .isEqualTo(!closed);
  }

  private static Plan plan(Case line) {
    VerdictPolicies policies = new VerdictPolicies();
    line.policies().accept(policies);
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("region", DataType.Text.unlimited()),
                Column.of("city", DataType.Text.unlimited()),
                Column.of("amount", new DataType.Int64()),
                Column.of("cost", new DataType.Int64()),
                Column.of("email", DataType.Text.unlimited())));
    if (line.day()) {
      columns.add(Column.of("born", new DataType.Date()));
    }
    Contract contract = Contract.of("orders", "1.0.0", TableSchema.of("orders", columns));
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(FIXTURE.platform())
            .domain(Domain.of("sales", "lake"))
            .product(
                DataProduct.of(
                    PORT.product(),
                    List.of(OutputPort.table(PORT, FIXTURE.platform().name(), contract))));
    for (String group : List.of("readers", "finance", "interns")) {
      mesh.principal(
          Principal.of("group:" + group).with("lake", "arn:aws:iam::111122223333:role/" + group));
    }
    mesh.principal(Principal.of("account:partner").with("lake", Neighbours.PARTNER))
        .principal(
            Principal.of("group:guests")
                .with("lake", "arn:aws:iam::" + Neighbours.PARTNER + ":role/guests"))
        .principal(Principal.of("account:company").with("lake", Neighbours.COMPANY));
    policies.access.forEach(mesh::policy);
    policies.rows.forEach(mesh::policy);
    policies.masks.forEach(mesh::policy);
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(List.of(FIXTURE.factory()))
            .clock(FIXTURE.clock())
            .stateFolder(FIXTURE.stateFolder())
            .build()) {
      return engine.plan(mesh.build(), PlanOptions.DEFAULT);
    }
  }
}
