package io.meshwright.provider.snowflake;

import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.VerdictContract;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.time.Instant;
import java.util.stream.Stream;

/** What becomes of policies of a table over files, which is read by way of its view. */
class SnowflakeExternalVerdictsTest extends VerdictContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.filterableExternal();
  }

  @Override
  protected String grantKind() {
    return "grant";
  }

  @Override
  protected Stream<Line> table() {
    return Stream.of(
        exact("everything", p -> p.reads("")),
        exact("some rows", p -> p.reads("region = 'EU'")),
        exact("some columns", p -> p.granted(g -> g.withoutColumns("email"))),
        exact("a denial", p -> p.reads("").denies()),
        exact("rows kept but for some", p -> p.reads("").keeps("region = 'EU'", "group:finance")),
        is(
            Verdict.STRICTER,
            "external-writes",
            "reading and writing",
            p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.WRITE))),
        is(
            Verdict.STRICTER,
            "external-writes",
            "writing without reading",
            p -> p.reads("finance", "").given("group:readers", Privilege.WRITE)),
        is(
            Verdict.STRICTER,
            "external-writes",
            "writing some rows",
            p ->
                p.granted(
                    g ->
                        g.privileges(Privilege.READ, Privilege.WRITE)
                            .rows(VerdictPolicies.rows("amount > 1")))),
        is(
            Verdict.STRICTER,
            "grant-option",
            "managing",
            p -> p.granted(g -> g.privileges(Privilege.MANAGE))),
        is(
            Verdict.WEAKER,
            "grant-end",
            "until a day",
            p -> p.granted(g -> g.until(Instant.parse("2027-01-01T00:00:00Z")))));
  }
}
