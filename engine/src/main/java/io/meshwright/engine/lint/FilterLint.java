package io.meshwright.engine.lint;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Filters that no row passes, and filters that every row passes. */
final class FilterLint {
  private final Lint lint;
  private final Map<PolicyId, Set<Expression>> opening = new LinkedHashMap<>();
  private final Map<PolicyId, Set<Expression>> denying = new LinkedHashMap<>();

  FilterLint(Lint lint) {
    this.lint = lint;
  }

  void run() {
    Set<PolicyId> filtered = new HashSet<>();
    lint.mesh().accessPolicies().stream()
        .filter(p -> p.rows().isPresent())
        .map(AccessPolicy::id)
        .forEach(filtered::add);
    for (TablePolicies table : lint.tables().values()) {
      table.grants().forEach(g -> add(opening, filtered, g.policy(), g.rows()));
      table.denials().forEach(d -> add(denying, filtered, d.policy(), d.rows()));
      table
          .rowPolicies()
          .forEach(
              k -> opening.computeIfAbsent(k.policy(), p -> new LinkedHashSet<>()).add(k.keep()));
    }
    opening.forEach(this::opening);
    denying.forEach(this::denying);
  }

  private static void add(
      Map<PolicyId, Set<Expression>> conditions,
      Set<PolicyId> filtered,
      PolicyId policy,
      Expression rows) {
    if (filtered.contains(policy)) {
      conditions.computeIfAbsent(policy, p -> new LinkedHashSet<>()).add(rows);
    }
  }

  private void opening(PolicyId policy, Set<Expression> conditions) {
    if (conditions.stream().allMatch(Conditions::neverTrue)) {
      never(policy, "no row passes its filter");
    } else if (conditions.stream().allMatch(Conditions::alwaysTrue)) {
      lint.add(
          Problem.warning(
              "filter-always-true",
              policy.value(),
              "every row passes its filter",
              "leave it out, or write what was meant"),
          "policy-rows:" + policy,
          "policy:" + policy);
    }
  }

  /** A denial applies unless its filter is false, so it never does only where that is certain. */
  private void denying(PolicyId policy, Set<Expression> conditions) {
    if (conditions.stream().map(Expression::not).allMatch(Conditions::alwaysTrue)) {
      never(policy, "its filter is false on every row, so it denies none");
    }
  }

  private void never(PolicyId policy, String what) {
    lint.add(
        Problem.warning(
            "filter-never-true", policy.value(), what, "correct it, or remove the policy"),
        "policy-rows:" + policy,
        "policy:" + policy);
  }
}
