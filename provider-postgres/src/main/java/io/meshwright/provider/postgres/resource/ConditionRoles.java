package io.meshwright.provider.postgres.resource;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Address;
import java.util.Collection;
import java.util.Optional;

/** The roles that a condition asks about. */
final class ConditionRoles {
  private ConditionRoles() {}

  /** Roles that a condition asks about, as addresses. */
  static void add(Optional<Expression> condition, String platform, Collection<Address> addresses) {
    condition.ifPresent(
        c ->
            NormalForm.mapLeaves(
                c,
                leaf -> {
                  if (leaf instanceof Expression.MemberOf(PrincipalId principal)) {
                    addresses.add(PgRole.address(platform, principal.name()));
                  }
                  return leaf;
                }));
  }
}
