package io.meshwright.engine.exposure;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Digest;

/**
 * Opaque conditions as free ones: what nobody can read may hold or not, but two that are the same
 * hold together.
 */
final class Opaques {
  private Opaques() {}

  /** Rules to compare with others of the same subject; those without opaque conditions as is. */
  static AccessRules comparable(AccessRules rules) {
    return rules.isExact() ? rules : asAtoms(rules);
  }

  static AccessRules asAtoms(AccessRules rules) {
    return rules
        .mapLeaves(
            leaf ->
                leaf instanceof Expression.Opaque(String text)
                    ? new Expression.MemberOf(
                        PrincipalId.ofNative("opaque " + Digest.of(text).hex()))
                    : leaf)
        .normalised();
  }
}
