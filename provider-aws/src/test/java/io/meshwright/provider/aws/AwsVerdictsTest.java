package io.meshwright.provider.aws;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.VerdictContract;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What becomes of policies in Lake Formation: the rows of its verdict table that the policy
 * language can express, and refusals. Each has a table with the columns region, city, amount, cost
 * and email, and where it says so a day. The list is documentation: read it line by line.
 */
class AwsVerdictsTest extends VerdictContract {
  @Override
  protected ContractFixture open() {
    return AwsFixture.filterable().withNeighbours();
  }

  @Override
  protected String grantKind() {
    return "grant";
  }

  @Override
  protected Optional<String> identity(ContractFixture fixture, PrincipalId principal) {
    return Optional.of(
        switch (principal.toString()) {
          case "account:partner" -> Neighbours.PARTNER;
          case "account:company" -> Neighbours.COMPANY;
          case "group:guests" -> "arn:aws:iam::" + Neighbours.PARTNER + ":role/guests";
          default -> "arn:aws:iam::111122223333:role/" + principal.name();
        });
  }

  @Override
  protected Stream<Line> table() {
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

  private static Line onDays(String name, Consumer<VerdictPolicies> policies) {
    return is(Verdict.IMPOSSIBLE, "filter-table-types", name, policies)
        .with(Column.of("born", new DataType.Date()));
  }
}
