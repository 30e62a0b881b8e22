package io.meshwright.engine.validate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import java.util.SortedSet;
import java.util.TreeSet;

/** Principals that a condition asks about. */
final class Members {
  private Members() {}

  static SortedSet<PrincipalId> of(Expression condition) {
    TreeSet<PrincipalId> members = new TreeSet<>();
    Expression same =
        NormalForm.mapLeaves(
            condition,
            leaf -> {
              if (leaf instanceof Expression.MemberOf(PrincipalId principal)) {
                members.add(principal);
              }
              return leaf;
            });
    assert same.equals(condition);
    return members;
  }
}
