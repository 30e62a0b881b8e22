package io.meshwright.provider.snowflake;

import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.testkit.contract.ContractFixture;
import java.util.stream.Stream;

/**
 * The same on Standard Edition, where views do all of it, and only who fills a table changes it.
 */
class SnowflakeByViewVerdictsTest extends SnowflakeVerdictsTest {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.filterableByView();
  }

  @Override
  protected Stream<Line> table() {
    Stream<Line> writing =
        Stream.of(
            is(
                Verdict.STRICTER,
                "write-view",
                "reading and writing",
                p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.WRITE))),
            is(
                Verdict.STRICTER,
                "write-view",
                "writing without reading",
                p -> p.granted(g -> g.privileges(Privilege.WRITE))));
    return Stream.of(exactly(), writing, otherwise()).flatMap(lines -> lines);
  }
}
