package io.meshwright.engine.lint;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Masks that never show, and exceptions for principals that have nothing to be excepted from. */
final class ProtectionLint {
  private final Lint lint;

  ProtectionLint(Lint lint) {
    this.lint = lint;
  }

  void run() {
    for (MaskingPolicy policy : lint.mesh().maskingPolicies()) {
      shadowed(policy.id());
      List<TablePolicies> masked =
          lint.tables().values().stream()
              .filter(
                  t ->
                      t.masks().values().stream()
                          .flatMap(List::stream)
                          .anyMatch(m -> m.policy().equals(policy.id())))
              .toList();
      idle(policy.id(), policy.except(), masked);
    }
    for (RowPolicy policy : lint.mesh().rowPolicies()) {
      List<TablePolicies> kept =
          lint.tables().values().stream()
              .filter(t -> t.rowPolicies().stream().anyMatch(k -> k.policy().equals(policy.id())))
              .toList();
      idle(policy.id(), policy.except(), kept);
    }
  }

  private void shadowed(PolicyId policy) {
    TreeSet<String> reasons = new TreeSet<>();
    boolean shows = false;
    for (TablePolicies table : lint.tables().values()) {
      for (var column : table.masks().entrySet()) {
        for (TablePolicies.ColumnMask mask : column.getValue()) {
          if (mask.policy().equals(policy)) {
            Optional<String> why = why(table, column.getKey(), mask);
            why.ifPresent(reasons::add);
            shows |= why.isEmpty();
          }
        }
      }
    }
    if (!shows && !reasons.isEmpty()) {
      lint.add(
          Problem.warning(
              "shadowed-mask",
              policy.value(),
              "nobody ever sees it: " + String.join("; ", reasons),
              "remove it, or change who is excepted"),
          "policy-match:" + policy,
          "policy:" + policy);
    }
  }

  /** Why a mask on one column never shows; empty where it does. */
  private static Optional<String> why(
      TablePolicies table, String column, TablePolicies.ColumnMask mask) {
    for (TablePolicies.ColumnMask other : table.masks().getOrDefault(column, List.of())) {
      boolean stronger = other.mask().strength() > mask.mask().strength();
      if (stronger && mask.except().containsAll(other.except())) {
        return Optional.of(
            "%s is stronger and binds everybody whom it binds".formatted(other.policy()));
      }
    }
    SortedSet<PrincipalId> readers = readers(table, column);
    return !readers.isEmpty() && mask.except().containsAll(readers)
        ? Optional.of("everybody who may read the column is excepted")
        : Optional.empty();
  }

  private static SortedSet<PrincipalId> readers(TablePolicies table, String column) {
    TreeSet<PrincipalId> readers = new TreeSet<>();
    table.grants().stream()
        .filter(g -> g.privileges().contains(Privilege.READ) && g.columns().contains(column))
        .forEach(g -> readers.addAll(g.to()));
    return Ordered.set(readers);
  }

  private void idle(PolicyId policy, Collection<PrincipalId> except, List<TablePolicies> tables) {
    if (tables.isEmpty()) {
      return;
    }
    TreeSet<PrincipalId> reaching = new TreeSet<>();
    tables.forEach(t -> t.grants().forEach(g -> reaching.addAll(g.to())));
    tables.forEach(t -> t.producer().ifPresent(reaching::add));
    List<PrincipalId> idle = new ArrayList<>(except);
    idle.removeAll(reaching);
    for (PrincipalId principal : idle) {
      lint.add(
          Problem.warning(
              "idle-exception",
              policy.value(),
              principal + " is excepted and has no grant on anything that it is about",
              "take it out; a grant that comes later would be unprotected from its first day"),
          "policy-principal:" + policy + " " + principal,
          "policy:" + policy);
    }
  }
}
