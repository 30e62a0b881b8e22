package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.kit.translate.WholePolicies;
import io.meshwright.spi.PlatformSlice;
import java.util.List;

/**
 * Says how policies survive on what is read as a whole.
 *
 * @param thing what that is
 * @param slice whose losses may be accepted
 * @param verdicts what is said is added to these
 */
record WholeJudge(WholeThing thing, PlatformSlice slice, List<PolicyVerdict> verdicts) {
  /** The policies of one of these, without grants where a verdict closes it. */
  WholePolicies open(TablePolicies policies, PortPrincipals known) {
    List<PolicyVerdict> own =
        WholeThingVerdicts.of(thing, new WholePolicies(policies, false), known).stream()
            .map(slice::judged)
            .toList();
    verdicts.addAll(own);
    boolean closes = own.stream().anyMatch(PolicyVerdict::closes);
    return new WholePolicies(closes ? policies.withoutGrants() : policies, false);
  }
}
