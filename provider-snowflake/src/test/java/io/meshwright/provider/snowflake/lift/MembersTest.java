package io.meshwright.provider.snowflake.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.provider.snowflake.fake.Listed;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static final SfRoleGrant SHARED = new SfRoleGrant("D", "R", "share:X", List.of());
  private static final SfShare SHARE = new SfShare("X", new TreeSet<>());

  private static Members members(SfResource... there) {
    return Members.of(new Listed(Stream.of(there).map(r -> r.toResource("p")).toList()));
  }

  private static Expression is(String name) {
    return new Expression.MemberOf(PrincipalId.ofNative(name));
  }

  private static Expression has(SfResource... there) {
    return NormalForm.of(members(there).has("database-role:D.R"));
  }

  @Test
  void accountsHaveWhatTheirShareHolds() {
    assertThat(has(SHARED, SHARE)).isEqualTo(Expression.Constant.FALSE);
    assertThat(has(SHARED, SHARE, new SfShareAccount("X", "account:A.B", List.of())))
        .isEqualTo(is("account:A.B"));
  }

  /** Whom a share is open to that the deployer may not see, nobody knows: somebody it may be. */
  @Test
  void aShareThatIsNotSeenIsSomebody() {
    assertThat(has(SHARED)).isEqualTo(is("share:X"));
  }

  @Test
  void aListingReachesPerhapsEverybody() {
    assertThat(has(SHARED, SHARE, new SfShareAccount("X", "listing:L", List.of())))
        .isInstanceOf(Expression.Opaque.class);
  }

  private static SfListing listing(String state, boolean others) {
    return new SfListing(
        "L",
        "X",
        new TreeSet<>(Set.of("account:A.B")),
        new SfListing.Offer(state, others, true),
        "t",
        "d",
        List.of());
  }

  @Test
  void aListingReachesItsAccountsAndWhomTheyMayHandItOnTo() {
    assertThat(has(SHARED, SHARE, listing("PUBLISHED", false))).isEqualTo(is("account:A.B"));
    assertThat(has(SHARED, SHARE, listing("UNPUBLISHED", false))).isEqualTo(is("account:A.B"));
    assertThat(has(SHARED, SHARE, listing("DRAFT", true))).isEqualTo(Expression.Constant.FALSE);
    assertThat(has(SHARED, SHARE, listing("PUBLISHED", true)).text())
        .contains("account:A.B", "whom listing:L reaches");
  }

  /** Nobody leaves his account; a role of ours may be put down. */
  @Test
  void aPolicyThatAsksForARoleOfTheDatabaseKnowsAccounts() {
    Members members =
        members(
            SHARED,
            SHARE,
            new SfShareAccount("X", "account:A.B", List.of()),
            new SfRoleGrant("D", "R", "role:A", List.of()));
    Expression asked = NormalForm.of(members.widened(is("database-role:R"), "D"));

    assertThat(asked.text()).contains("account:A.B", "role:A", "role:A uses database-role:D.R");
    assertThat(NormalForm.of(members.widened(is("database-role:R"), "E")))
        .isEqualTo(Expression.Constant.FALSE);
    assertThat(NormalForm.of(members.widened(is("role:A"), "D"))).isEqualTo(is("role:A"));
  }

  private static boolean canBe(String... names) {
    return Members.canBe(
        Stream.of(names).map(PrincipalId::ofNative).collect(Collectors.toUnmodifiableSet()));
  }

  @Test
  void whoIsInAnotherAccountIsNobodyHereNorInAThird() {
    assertThat(canBe()).isTrue();
    assertThat(canBe("role:A", "role:B", "user:U")).isTrue();
    assertThat(canBe("account:A.B")).isTrue();
    assertThat(canBe("account:A.B", "opaque")).as("whatever cannot be read").isTrue();
    assertThat(canBe("account:A.B", "share:X", "listing:L")).isTrue();
    assertThat(canBe("account:A.B", "role:A")).isFalse();
    assertThat(canBe("account:A.B", "user:U")).isFalse();
    assertThat(canBe("account:A.B", "account:A.C")).isFalse();
  }
}
