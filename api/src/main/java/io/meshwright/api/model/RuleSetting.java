package io.meshwright.api.model;

import io.meshwright.api.problem.Severity;
import java.util.Optional;

/**
 * A governance rule as a mesh sets it.
 *
 * @param rule the rule's id, which is the code of its findings too
 * @param severity how much its findings weigh; empty: it is off
 * @param scope what it is about
 * @param parameters what it is told
 */
public record RuleSetting(
    String rule, Optional<Severity> severity, RuleScope scope, RuleParameters parameters) {
  /** A rule whose findings are errors, about the whole mesh, without parameters. */
  public static RuleSetting of(String rule) {
    return new RuleSetting(
        rule, Optional.of(Severity.ERROR), RuleScope.EVERYTHING, RuleParameters.NONE);
  }

  /** The setting with another severity. */
  public RuleSetting with(Severity value) {
    return new RuleSetting(rule, Optional.of(value), scope, parameters);
  }

  /** The setting for another scope. */
  public RuleSetting with(RuleScope value) {
    return new RuleSetting(rule, severity, value, parameters);
  }

  /** The setting with other parameters. */
  public RuleSetting with(RuleParameters value) {
    return new RuleSetting(rule, severity, scope, value);
  }
}
