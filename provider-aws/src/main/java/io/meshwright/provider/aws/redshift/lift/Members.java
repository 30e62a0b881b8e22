package io.meshwright.provider.aws.redshift.lift;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.redshift.resource.RsGrant;
import io.meshwright.provider.aws.redshift.resource.RsRoleGrant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Who counts as a grantee: whoever has a role has those that were granted to it. */
final class Members {
  private final Map<String, List<String>> havers;

  private Members(Map<String, List<String>> havers) {
    this.havers = havers;
  }

  /** The members of a state. */
  static Members of(ResourceState state) {
    return state.derived(RsRoleGrant.KIND, Members::read);
  }

  private static Members read(ResourceState state) {
    Map<String, List<String>> havers = new HashMap<>();
    for (Resource grant : state.under(RsRoleGrant.KIND, List.of())) {
      List<String> path = grant.address().path();
      havers.computeIfAbsent(path.get(0), k -> new ArrayList<>()).add(path.get(1));
    }
    return new Members(havers);
  }

  /** Whether somebody counts as a grantee. */
  Expression has(String grantee) {
    if (grantee.equals(RsGrant.PUBLIC)) {
      return Expression.Constant.TRUE;
    }
    TreeSet<String> all = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(grantee));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (all.add(next)) {
        open.addAll(havers.getOrDefault(next, List.of()));
      }
    }
    return new Expression.Or(
        all.stream()
            .<Expression>map(n -> new Expression.MemberOf(PrincipalId.ofNative(n)))
            .toList());
  }
}
