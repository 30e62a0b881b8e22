package io.meshwright.provider.snowflake;

import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Privilege;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.VerdictContract;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of policies in Snowflake: the rows of its verdict table that the policy language can
 * express, and refusals. Each has a table with the columns region, city, amount, cost and email.
 * The list is documentation: read it line by line.
 */
class SnowflakeVerdictsTest extends VerdictContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.filterable();
  }

  @Override
  protected String grantKind() {
    return "grant";
  }

  @Override
  protected Stream<Line> table() {
    return Stream.of(exactly(), writing(), otherwise()).flatMap(lines -> lines);
  }

  final Stream<Line> exactly() {
    return Stream.of(
        exact("everything", p -> p.reads("")),
        exact("a region for a group", p -> p.reads("region = 'EU'")),
        exact("the others unfiltered", p -> p.reads("region = 'EU'").reads("finance", "")),
        exact("a list", p -> p.reads("region in ('EU', 'US')")),
        exact("not a list", p -> p.reads("region not in ('EU', 'US')")),
        exact("either of two", p -> p.reads("region = 'EU' or amount > 10")),
        exact("two at once", p -> p.reads("region = 'EU' and not (amount between 1 and 3)")),
        exact("a pattern", p -> p.reads("email like 'a@%'")),
        exact("a percent sign", p -> p.reads("email like 'a\\%%'")),
        exact("two columns", p -> p.reads("amount = cost")),
        exact("a value is there", p -> p.reads("city is not null")),
        exact("the order of texts", p -> p.reads("city > 'M'")),
        exact(
            "two filters of one group are one", p -> p.reads("region = 'EU'").reads("amount > 1")),
        exact("a hidden column", p -> p.granted(g -> g.withoutColumns("email"))),
        exact(
            "columns and their rows",
            p ->
                p.granted(
                    g -> g.columns("region", "city").rows(VerdictPolicies.rows("region = 'EU'")))),
        exact(
            "rows by a column that is not given",
            p ->
                p.granted(
                    g -> g.columns("region", "city").rows(VerdictPolicies.rows("region = 'EU'")))),
        exact(
            "a filter that asks for members",
            p -> p.reads("region = 'EU' or member_of('group:finance')")),
        exact("rows kept from all", p -> p.reads("").keeps("region = 'EU'")),
        exact("rows kept but for some", p -> p.reads("").keeps("region = 'EU'", "group:finance")),
        exact(
            "rows kept but for who sees everything",
            p -> p.reads("").reads("finance", "").keeps("region = 'EU'", "group:finance")),
        exact("a denial", p -> p.reads("").denies()),
        exact("a hash", p -> p.reads("").masks("email")),
        exact("a mask beside a filter", p -> p.reads("region = 'EU'").masks("email")),
        // No policies of tables could: their signatures would clash, so that a view does it.
        exact("a filter and a mask on one column", p -> p.reads("email like 'a%'").masks("email")),
        exact(
            "rows by a column that is not given to somebody else",
            p -> p.granted(g -> g.columns("region", "city")).reads("finance", "amount > 1")));
  }

  private Stream<Line> writing() {
    return Stream.of(
        exact(
            "reading and writing",
            p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.WRITE))),
        is(
            Verdict.STRICTER,
            "write-visible",
            "writing without reading",
            p -> p.granted(g -> g.privileges(Privilege.WRITE))),
        is(
            Verdict.STRICTER,
            "write-view",
            "writing what others read by a view",
            p ->
                p.granted(g -> g.privileges(Privilege.READ, Privilege.WRITE))
                    .reads("finance", "email like 'a%'")
                    .masks("email")));
  }

  final Stream<Line> otherwise() {
    return Stream.of(
        is(
            Verdict.STRICTER,
            "grant-option",
            "managing",
            p -> p.granted(g -> g.privileges(Privilege.MANAGE))),
        is(
            Verdict.STRICTER,
            "mask-functions",
            "a keyed hash",
            p -> p.reads("").masks("email", new Mask.Hash(Optional.of("env:KEY")))),
        is(
            Verdict.WEAKER,
            "grant-end",
            "until a day",
            p -> p.granted(g -> g.until(Instant.parse("2027-01-01T00:00:00Z")))),
        is(
            Verdict.IMPOSSIBLE,
            "write-rows",
            "writing some rows",
            p ->
                p.granted(
                    g ->
                        g.privileges(Privilege.READ, Privilege.WRITE)
                            .rows(VerdictPolicies.rows("amount > 1")))));
  }
}
