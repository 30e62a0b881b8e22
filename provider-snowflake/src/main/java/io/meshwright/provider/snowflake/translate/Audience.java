package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import java.util.Set;

/** Whom the text of some rules is for: what it would ask about others is settled beforehand. */
sealed interface Audience {
  /** Everybody, as policies on the table itself are. */
  Audience EVERYBODY = new Everybody();

  /** Roles of this account; whoever has one is in no other account. */
  Audience ROLES = new Roles();

  /**
   * Whether a session counts as somebody.
   *
   * @param exempt whether he is only exempt from something, and may have no identity here
   * @param consumers accounts that the table is shared with
   */
  Expression member(
      PortPrincipals principals, PrincipalId principal, boolean exempt, Set<String> consumers);

  /** Everybody. */
  record Everybody() implements Audience {
    @Override
    public Expression member(
        PortPrincipals principals, PrincipalId principal, boolean exempt, Set<String> consumers) {
      return principals.member(principal, exempt, consumers);
    }
  }

  /** Roles of this account. */
  record Roles() implements Audience {
    @Override
    public Expression member(
        PortPrincipals principals, PrincipalId principal, boolean exempt, Set<String> consumers) {
      // Asked of accounts too, so that each is known by its identity.
      Expression member = principals.member(principal, exempt, Set.of());
      return principals.isAccount(principal) ? Expression.Constant.FALSE : member;
    }
  }

  /**
   * One other account. Whoever is in it has no role of this one, and is in no third: so nothing is
   * left to be asked.
   *
   * @param account the account
   */
  record One(String account) implements Audience {
    @Override
    public Expression member(
        PortPrincipals principals, PrincipalId principal, boolean exempt, Set<String> consumers) {
      return new Expression.Constant(
          principals.account(principal).filter(account::equals).isPresent());
    }
  }
}
