package io.meshwright.testkit.sim;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Resource;
import java.util.SortedSet;
import java.util.TreeSet;

/** The principals that a native object names, as holders or in its filter. */
final class NativePrincipals {
  private NativePrincipals() {}

  static SortedSet<String> namedBy(Resource resource) {
    NativeObject object = new NativeObject(resource);
    TreeSet<String> names = new TreeSet<>(object.principals());
    NormalForm.mapLeaves(
        object.filter(),
        leaf -> {
          if (leaf instanceof Expression.MemberOf member) {
            names.add(member.principal().name());
          }
          return leaf;
        });
    return names;
  }
}
