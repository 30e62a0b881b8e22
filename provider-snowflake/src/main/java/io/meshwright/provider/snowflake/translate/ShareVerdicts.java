package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.kit.translate.WorstVerdicts;

/** What becomes of what other accounts are granted: they read, on ports of kind share. */
final class ShareVerdicts {
  private final TableRules rules;
  private final WorstVerdicts verdicts;

  ShareVerdicts(TableRules rules, WorstVerdicts verdicts) {
    this.rules = rules;
    this.verdicts = verdicts;
  }

  /** What is said of a grant beside what is said of roles. */
  void grant(TablePolicies.Grant grant) {
    for (PrincipalId principal : grant.to()) {
      if (rules.principals().isAccount(principal)) {
        account(grant, principal);
      }
    }
  }

  private void account(TablePolicies.Grant grant, PrincipalId principal) {
    if (!rules.principals().shares()) {
      say(
          grant,
          Verdict.IMPOSSIBLE,
          principal + " is another account, which reads ports of kind share only",
          "share-consumer");
    } else if (grant.privileges().contains(Privilege.WRITE)
        || grant.privileges().contains(Privilege.MANAGE)) {
      say(grant, Verdict.IMPOSSIBLE, "what is shared is there to be read only", "share-reads");
    } else if (!grant.privileges().contains(Privilege.READ)) {
      say(
          grant,
          Verdict.STRICTER,
          "a share is open to an account or not; without reading it is not",
          "share-reads");
    }
  }

  private void say(TablePolicies.Grant grant, Verdict verdict, String reason, String limit) {
    verdicts.say(grant.policy(), verdict, reason, limit);
  }
}
