package io.meshwright.provider.snowflake;

import io.meshwright.api.model.PortKind;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.VerdictContract;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.time.Instant;
import java.util.stream.Stream;

/** What becomes of policies of a port of models, which is used as a whole or not at all. */
class SnowflakeModelsVerdictsTest extends VerdictContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.everyTypeOfModels();
  }

  @Override
  protected PortKind port() {
    return PortKind.MODEL;
  }

  @Override
  protected String grantKind() {
    return "model-grant";
  }

  @Override
  protected Stream<Line> table() {
    return Stream.of(
        exact("everything", p -> p.reads("")),
        exact("everything for two", p -> p.reads("").reads("finance", "")),
        is(
            Verdict.STRICTER,
            "model-own",
            "reading and writing",
            p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.WRITE))),
        exact(
            "reading and discovering",
            p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.DISCOVER))),
        is(
            Verdict.IMPOSSIBLE,
            "model-write",
            "writing without reading",
            p -> p.granted(g -> g.privileges(Privilege.WRITE))),
        is(
            Verdict.STRICTER,
            "model-discover",
            "discovering alone",
            p -> p.reads("finance", "").given("group:readers", Privilege.DISCOVER)),
        is(
            Verdict.STRICTER,
            "grant-option",
            "managing",
            p -> p.granted(g -> g.privileges(Privilege.MANAGE))),
        is(Verdict.IMPOSSIBLE, "model-whole", "some rows", p -> p.reads("region = 'EU'")),
        is(
            Verdict.IMPOSSIBLE,
            "model-whole",
            "some columns",
            p -> p.granted(g -> g.withoutColumns("email"))),
        is(
            Verdict.IMPOSSIBLE,
            "model-whole",
            "writing some rows",
            p ->
                p.granted(
                    g ->
                        g.privileges(Privilege.READ, Privilege.WRITE)
                            .rows(VerdictPolicies.rows("amount > 1")))),
        is(
            Verdict.STRICTER,
            "model-whole",
            "rows kept but for some",
            p -> p.reads("").reads("finance", "").keeps("region = 'EU'", "group:finance")),
        is(Verdict.IMPOSSIBLE, "no-deny", "a denial", p -> p.reads("").denies()),
        is(
            Verdict.WEAKER,
            "grant-end",
            "until a day",
            p -> p.granted(g -> g.until(Instant.parse("2027-01-01T00:00:00Z")))));
  }
}
