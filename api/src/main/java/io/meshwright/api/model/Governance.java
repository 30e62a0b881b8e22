package io.meshwright.api.model;

import java.util.List;
import java.util.Optional;

/**
 * The rules that a mesh has to keep, beyond being valid.
 *
 * @param rules which rules hold, how much they weigh and where; one rule may be set several times
 * @param exceptions what may break a rule, for how long and why
 */
public record Governance(List<RuleSetting> rules, List<RuleException> exceptions) {
  /** No rules. */
  public static final Governance NONE = new Governance(List.of(), List.of());

  /** Copies the lists. */
  public Governance {
    rules = List.copyOf(rules);
    exceptions = List.copyOf(exceptions);
  }

  /** Rules without exceptions. */
  public static Governance of(RuleSetting... rules) {
    return new Governance(List.of(rules), List.of());
  }

  /** The first setting of a rule that is not off. */
  public Optional<RuleSetting> active(String rule) {
    return rules.stream()
        .filter(r -> r.rule().equals(rule) && r.severity().isPresent())
        .findFirst();
  }
}
