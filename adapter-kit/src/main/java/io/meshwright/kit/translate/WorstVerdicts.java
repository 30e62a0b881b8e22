package io.meshwright.kit.translate;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One verdict for each policy about a table: of all that is said of a policy the worst counts. */
public final class WorstVerdicts {
  private final TableAddress table;
  private final Map<PolicyId, PolicyVerdict> verdicts = new LinkedHashMap<>();

  /** Nothing is said yet. */
  public WorstVerdicts(TableAddress table) {
    this.table = table;
  }

  /**
   * Says something of a policy; of two equally bad the first stays.
   *
   * @param limit id of the limit that causes it; empty where none does
   */
  public void say(PolicyId policy, Verdict verdict, String reason, String limit) {
    PolicyVerdict known = verdicts.get(policy);
    if (known == null || verdict.compareTo(known.verdict()) > 0) {
      verdicts.put(
          policy,
          new PolicyVerdict(
              Optional.of(policy),
              table.toString(),
              verdict,
              reason,
              Optional.of(limit).filter(l -> !l.isEmpty())));
    }
  }

  /** The verdicts, in the order in which policies were first spoken of. */
  public List<PolicyVerdict> all() {
    return List.copyOf(verdicts.values());
  }
}
