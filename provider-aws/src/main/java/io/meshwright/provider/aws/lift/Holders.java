package io.meshwright.provider.aws.lift;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Who has what a principal was given on a table.
 *
 * @param principals all to whom something was given there
 * @param account the number of its account; empty where nobody says
 * @param operator who is not asked about, whatever he has
 */
record Holders(SortedSet<String> principals, Optional<String> account, Optional<String> operator) {
  /** Who has what a principal was given: also those to whom its administrators hand it on. */
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

  /** The principal, and those to whom its administrators may hand on what it has. */
  List<String> reached(String principal) {
    return principals.stream().filter(p -> p.equals(principal) || mayReach(principal, p)).toList();
  }

  private boolean mayReach(String one, String other) {
    return AwsPrincipal.of(one)
        .flatMap(o -> AwsPrincipal.of(other).filter(p -> o.mayReach(p, account)))
        .isPresent();
  }

  /** Whom IAM lets is not known here, and neither is who all is in an account. */
  static Expression member(String principal) {
    if (principal.equals(AwsGrant.EVERYBODY_BY_IAM)) {
      return new Expression.Opaque("whoever IAM lets read the data");
    }
    return AwsPrincipal.isEverybody(principal)
        ? new Expression.Opaque("every role and user of " + principal)
        : new Expression.MemberOf(PrincipalId.ofNative(principal));
  }
}
