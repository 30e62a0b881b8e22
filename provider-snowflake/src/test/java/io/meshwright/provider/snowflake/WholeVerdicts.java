package io.meshwright.provider.snowflake;

import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.testkit.contract.VerdictContract;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.time.Instant;
import java.util.stream.Stream;

/** What becomes of policies of a port that is read as a whole or not at all. */
abstract class WholeVerdicts extends VerdictContract {
  /** Begins the limits of what is read. */
  abstract String thing();

  /** To read and write it. */
  abstract Line writing();

  @Override
  protected Stream<Line> table() {
    return Stream.concat(
        Stream.of(
            exact("everything", p -> p.reads("")),
            exact("everything for two", p -> p.reads("").reads("finance", "")),
            writing(),
            exact(
                "reading and discovering",
                p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.DISCOVER))),
            is(
                Verdict.IMPOSSIBLE,
                thing() + "-write",
                "writing without reading",
                p -> p.granted(g -> g.privileges(Privilege.WRITE))),
            is(
                Verdict.STRICTER,
                thing() + "-discover",
                "discovering alone",
                p -> p.reads("finance", "").given("group:readers", Privilege.DISCOVER)),
            is(
                Verdict.STRICTER,
                "grant-option",
                "managing",
                p -> p.granted(g -> g.privileges(Privilege.MANAGE)))),
        parts());
  }

  private Stream<Line> parts() {
    String whole = thing() + "-whole";
    return Stream.of(
        is(Verdict.IMPOSSIBLE, whole, "some rows", p -> p.reads("region = 'EU'")),
        is(
            Verdict.IMPOSSIBLE,
            whole,
            "some columns",
            p -> p.granted(g -> g.withoutColumns("email"))),
        is(
            Verdict.IMPOSSIBLE,
            whole,
            "writing some rows",
            p ->
                p.granted(
                    g ->
                        g.privileges(Privilege.READ, Privilege.WRITE)
                            .rows(VerdictPolicies.rows("amount > 1")))),
        is(
            Verdict.STRICTER,
            whole,
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
