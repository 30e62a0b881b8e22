package io.meshwright.provider.snowflake;

import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.PrincipalId;
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
 * What becomes of policies of a port that is shared: readers and interns are other accounts,
 * finance is a role of this one.
 */
class SnowflakeShareVerdictsTest extends VerdictContract {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.shared();
  }

  @Override
  protected PortKind port() {
    return PortKind.SHARE;
  }

  @Override
  protected Optional<String> identity(ContractFixture fixture, PrincipalId principal) {
    return switch (principal.toString()) {
      case "group:readers" -> Optional.of("account:PARTNER.MAIN");
      case "group:interns" -> Optional.of("account:PARTNER.OTHER");
      default -> super.identity(fixture, principal);
    };
  }

  @Override
  protected String grantKind() {
    return "grant";
  }

  @Override
  protected Stream<Line> table() {
    return Stream.of(
        exact("everything for an account", p -> p.reads("")),
        exact("a region for an account", p -> p.reads("region = 'EU'")),
        exact("a role beside it", p -> p.reads("region = 'EU'").reads("finance", "")),
        exact("another account beside it", p -> p.reads("region = 'EU'").reads("interns", "")),
        exact("a hidden column", p -> p.granted(g -> g.withoutColumns("email"))),
        exact("a mask", p -> p.reads("").masks("email")),
        exact("rows kept but for a role", p -> p.reads("").keeps("region = 'EU'", "group:finance")),
        exact("rows kept but for him", p -> p.reads("").keeps("region = 'EU'", "group:readers")),
        exact("a denial of an account", p -> p.reads("").denies()),
        exact(
            "reading and discovering",
            p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.DISCOVER))),
        is(
            Verdict.STRICTER,
            "share-reads",
            "discovering alone",
            p -> p.reads("finance", "").given("group:readers", Privilege.DISCOVER)),
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
            "share-reads",
            "writing",
            p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.WRITE))),
        is(
            Verdict.IMPOSSIBLE,
            "share-reads",
            "managing",
            p -> p.granted(g -> g.privileges(Privilege.MANAGE))),
        exact("filter and mask on one column", p -> p.reads("email like 'a%'").masks("email")),
        exact(
            "rows by a column that another account does not see",
            p ->
                p.granted(g -> g.columns("region").rows(VerdictPolicies.rows("region = 'EU'")))
                    .reads("interns", "amount > 1")));
  }
}
