package io.meshwright.provider.snowflake;

import io.meshwright.api.model.PortKind;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.VerdictContract;
import java.time.Instant;
import java.util.stream.Stream;

/** What becomes of policies of a table whose changes are followed. */
class SnowflakeStreamVerdictsTest extends VerdictContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.streamed();
  }

  @Override
  protected PortKind port() {
    return PortKind.STREAM;
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
        exact("a mask beside a filter", p -> p.reads("region = 'EU'").masks("email")),
        exact(
            "reading and writing",
            p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.WRITE))),
        is(
            Verdict.IMPOSSIBLE,
            "stream-view",
            "a filter and a mask on one column",
            p -> p.reads("email like 'a%'").masks("email")),
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
