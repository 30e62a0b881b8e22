package io.meshwright.engine.lint;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Grants that nobody can use, that others include, and principals that read everything. */
final class GrantLint {
  /** Of fewer products everything is not much. */
  private static final int MANY_PRODUCTS = 4;

  private final Lint lint;

  GrantLint(Lint lint) {
    this.lint = lint;
  }

  /**
   * A grant on one table.
   *
   * @param table its policies
   * @param grant the grant
   */
  private record OnTable(TablePolicies table, TablePolicies.Grant grant) {}

  void run() {
    TreeMap<PolicyId, List<OnTable>> grants = new TreeMap<>();
    for (TablePolicies table : lint.tables().values()) {
      table
          .grants()
          .forEach(
              g ->
                  grants
                      .computeIfAbsent(g.policy(), k -> new ArrayList<>())
                      .add(new OnTable(table, g)));
    }
    for (AccessPolicy policy : lint.mesh().accessPolicies()) {
      if (policy.lapsedAt(lint.now())) {
        continue;
      }
      if (policy.effect() == AccessPolicy.Effect.DENY) {
        denial(policy);
        continue;
      }
      List<OnTable> on = grants.getOrDefault(policy.id(), List.of());
      if (on.isEmpty()) {
        reachesNothing(policy.id());
      } else {
        unusable(policy, on).ifPresent(why -> unusable(policy.id(), why));
        sessions(policy);
        subsumed(policy.id(), on, grants);
      }
    }
    broad();
  }

  private void denial(AccessPolicy policy) {
    boolean somewhere =
        lint.tables().values().stream()
            .flatMap(t -> t.denials().stream())
            .anyMatch(d -> d.policy().equals(policy.id()));
    if (!somewhere) {
      reachesNothing(policy.id());
    }
  }

  private void reachesNothing(PolicyId policy) {
    lint.add(
        Problem.warning(
            "policy-without-effect",
            policy.value(),
            "it reaches no table: what it is about is retired",
            "remove it, or name a port that is not retired"),
        "policy:" + policy);
  }

  private void unusable(PolicyId policy, String why) {
    lint.add(
        Problem.warning(
            "unusable-grant", policy.value(), why, "remove it, or mend what is missing"),
        "policy:" + policy);
  }

  private Optional<String> unusable(AccessPolicy policy, List<OnTable> on) {
    if (on.stream().allMatch(o -> lint.isClosed(o.table().table()))) {
      return Optional.of("everything that it is about stays closed on its platform");
    }
    if (on.stream().allMatch(GrantLint::isDenied)) {
      return Optional.of("a denial takes back everything that it gives");
    }
    Set<Privilege> privileges = policy.privileges();
    if (privileges.equals(Set.of(Privilege.READ))
        && on.stream().allMatch(o -> o.grant().columns().isEmpty())) {
      return Optional.of("none of the tables has a column that it gives");
    }
    boolean writesBlindly =
        privileges.contains(Privilege.WRITE)
            && !privileges.contains(Privilege.READ)
            && !privileges.contains(Privilege.MANAGE)
            && on.stream().allMatch(GrantLint::cannotRead);
    return writesBlindly
        ? Optional.of(
            "it lets write what nobody of it may read: to change a row by its key needs reading the"
                + " key")
        : Optional.empty();
  }

  private static boolean cannotRead(OnTable on) {
    return on.table().grants().stream()
        .filter(
            g ->
                g.privileges().contains(Privilege.READ)
                    || g.privileges().contains(Privilege.MANAGE))
        .noneMatch(g -> g.to().stream().anyMatch(p -> on.grant().to().contains(p)));
  }

  private static boolean isDenied(OnTable on) {
    return on.table().denials().stream()
        .anyMatch(
            d ->
                d.to().containsAll(on.grant().to())
                    && d.privileges().containsAll(on.grant().privileges())
                    && d.columns().containsAll(on.grant().columns())
                    && d.rows().equals(Expression.Constant.TRUE));
  }

  private void sessions(AccessPolicy policy) {
    if (lint.mesh().sessions().isEmpty()) {
      return;
    }
    for (PrincipalId principal : policy.to()) {
      boolean acted =
          lint.mesh().sessions().values().stream().anyMatch(s -> s.session().has(principal));
      if (!acted && principal.kind() == PrincipalId.Kind.GROUP) {
        lint.add(
            new Problem(
                "unusable-grant",
                Severity.INFO,
                Optional.empty(),
                policy.id().value(),
                "no declared session acts with " + principal + ", so nothing proves what it sees",
                "declare a session with it, or take it out"),
            "policy-principal:" + policy.id() + " " + principal,
            "policy:" + policy.id());
      }
    }
  }

  private void subsumed(PolicyId policy, List<OnTable> on, Map<PolicyId, List<OnTable>> grants) {
    for (PolicyId other : grants.keySet()) {
      if (other.equals(policy) || !includes(other, on)) {
        continue;
      }
      boolean both = includes(policy, grants.getOrDefault(other, List.of()));
      if (!both || other.compareTo(policy) < 0) {
        lint.add(
            Problem.warning(
                "subsumed-grant",
                policy.value(),
                (both ? "it gives exactly what " : "everything that it gives is part of what ")
                    + other
                    + (both ? " gives" : " gives too"),
                "remove one of the two"),
            "policy:" + policy);
        return;
      }
    }
  }

  /** Whether another policy gives everything that grants give. */
  private static boolean includes(PolicyId other, List<OnTable> on) {
    return on.stream()
        .allMatch(
            o ->
                o.table().grants().stream()
                    .anyMatch(g -> g.policy().equals(other) && includes(g, o.grant())));
  }

  private static boolean includes(TablePolicies.Grant larger, TablePolicies.Grant smaller) {
    boolean longer =
        larger.until().isEmpty()
            || smaller.until().filter(u -> !u.isAfter(larger.until().get())).isPresent();
    return longer
        && larger.to().containsAll(smaller.to())
        && larger.privileges().containsAll(smaller.privileges())
        && larger.columns().containsAll(smaller.columns())
        && Conditions.within(smaller.rows(), larger.rows());
  }

  /** Who reads every column of every row of every product. */
  private void broad() {
    Set<ProductAddress> products =
        lint.tables().keySet().stream().map(t -> t.port().product()).collect(Collectors.toSet());
    if (products.size() < MANY_PRODUCTS) {
      return;
    }
    for (PrincipalId principal : lint.mesh().principals().keySet()) {
      boolean everywhere =
          lint.tables().values().stream().allMatch(t -> readsEverything(t, principal));
      if (everywhere) {
        TreeSet<String> policies = new TreeSet<>();
        lint.mesh().accessPolicies().stream()
            .filter(p -> p.to().contains(principal) && p.effect() == AccessPolicy.Effect.GRANT)
            .forEach(p -> policies.add(p.id().value()));
        lint.add(
            Problem.warning(
                "over-broad-principal",
                principal.toString(),
                "it may read every row and column of all %d products, by %s"
                    .formatted(products.size(), String.join(", ", policies)),
                "grant what it needs; who runs the platform is not a principal of policies"),
            "principal:" + principal);
      }
    }
  }

  private static boolean readsEverything(TablePolicies table, PrincipalId principal) {
    return table.grants().stream()
        .anyMatch(
            g ->
                g.to().contains(principal)
                    && (g.privileges().contains(Privilege.MANAGE)
                        || g.privileges().contains(Privilege.READ)
                            && g.columns().size() == table.schema().columns().size()
                            && g.rows().equals(Expression.Constant.TRUE)));
  }
}
