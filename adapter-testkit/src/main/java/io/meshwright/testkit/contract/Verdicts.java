package io.meshwright.testkit.contract;

import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import java.util.List;

/** Verdicts by what they are about. */
final class Verdicts {
  private Verdicts() {}

  /** Verdicts about a table or the port that it is part of. */
  static List<PolicyVerdict> about(TableAddress table, List<PolicyVerdict> verdicts) {
    return verdicts.stream()
        .filter(
            v ->
                v.subject().equals(table.toString()) || v.subject().equals(table.port().toString()))
        .toList();
  }
}
