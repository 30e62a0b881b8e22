package io.meshwright.provider.aws.lift;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who has what somebody was given: also those to whom its administrators may hand it on. */
final class Holders {
  private final Optional<String> account;
  private final Optional<String> operator;
  private final SortedSet<String> principals = new TreeSet<>();

  /**
   * Nobody yet.
   *
   * @param account the number of the account; empty where nobody says
   * @param operator who is not asked about, whatever he has
   */
  Holders(Optional<String> account, Optional<String> operator) {
    this.account = account;
    this.operator = operator;
  }

  /** Somebody who is given something himself. */
  void add(String principal) {
    principals.add(principal);
  }

  /** Those who are given something themselves. */
  SortedSet<String> all() {
    return principals;
  }

  /** Who has what a principal was given. */
  Expression of(String principal) {
    if (operator.filter(principal::equals).isPresent()) {
      return Expression.Constant.FALSE;
    }
    List<Expression> holders = new ArrayList<>();
    holders.add(member(principal));
    for (String other : principals) {
      if (mayReach(principal, other)) {
        holders.add(
            Expression.and(
                member(other),
                new Expression.Opaque("what administrators of " + principal + " hand on")));
      }
    }
    return new Expression.Or(holders);
  }

  boolean mayReach(String one, String other) {
    return AwsPrincipal.of(one)
        .flatMap(o -> AwsPrincipal.of(other).filter(p -> o.mayReach(p, account)))
        .isPresent();
  }

  /** Whom IAM lets is not known here. */
  static Expression member(String principal) {
    return principal.equals(AwsGrant.EVERYBODY_BY_IAM)
        ? new Expression.Opaque("whoever IAM lets read the data")
        : new Expression.MemberOf(PrincipalId.ofNative(principal));
  }
}
