package io.meshwright.testkit.contract;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Evaluator;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Session;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.testkit.generate.RandomCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Compares rules cell by cell on a case's own rows, for its sessions, every principal alone and all
 * together, now and around every expiry. Independent of {@link
 * io.meshwright.api.policy.Containment}, and a sample where that one is a proof.
 */
final class CellComparison {
  private final TableSchema schema;
  private final List<Map<String, DataValue>> rows = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private final TreeSet<Instant> instants = new TreeSet<>();

  CellComparison(RandomCase made, TableSchema schema, List<List<DataValue>> rows) {
    this.schema = schema;
    for (List<DataValue> values : rows) {
      Map<String, DataValue> row = new HashMap<>();
      for (int i = 0; i < values.size(); i++) {
        row.put(schema.columnNames().get(i), values.get(i));
      }
      this.rows.add(row);
    }
    this.rows.add(Map.of());
    made.sessions().forEach(s -> sessions.add(s.session()));
    for (PrincipalId principal : made.mesh().principals().keySet()) {
      sessions.add(new Session(new SessionId("alone"), Ordered.set(List.of(principal))));
    }
    sessions.add(new Session(new SessionId("nobody"), Ordered.set(List.of())));
    instants.add(made.now());
    for (AccessPolicy policy : made.mesh().accessPolicies()) {
      policy.until().filter(u -> u.isAfter(made.now())).ifPresent(instants::add);
      policy
          .until()
          .filter(u -> u.isAfter(made.now()))
          .map(u -> u.minusNanos(1000))
          .ifPresent(instants::add);
    }
  }

  /** The same without sessions that there cannot be. */
  CellComparison among(Predicate<Set<PrincipalId>> canBe) {
    sessions.removeIf(s -> !canBe.test(s.held()));
    return this;
  }

  /**
   * A cell that the smaller rules give and none of the larger ones does; empty where there is none.
   */
  Optional<String> excess(AccessRules smaller, List<AccessRules> larger) {
    if (larger.contains(smaller)) {
      return Optional.empty();
    }
    for (Evaluator evaluator : askers()) {
      for (Map<String, DataValue> row : rows) {
        Optional<String> excess = excess(evaluator, row, smaller, larger);
        if (excess.isPresent()) {
          return excess;
        }
      }
    }
    return Optional.empty();
  }

  /** Everybody who asks, at each of the instants. */
  List<Evaluator> askers() {
    return sessions.stream()
        .flatMap(s -> instants.stream().map(now -> new Evaluator(s, now)))
        .toList();
  }

  private Optional<String> excess(
      Evaluator evaluator,
      Map<String, DataValue> row,
      AccessRules smaller,
      List<AccessRules> larger) {
    for (Column column : schema.columns()) {
      Reading reading = Reading.of(smaller, column.name(), evaluator, row);
      List<Reading> allowed =
          larger.stream().map(r -> Reading.of(r, column.name(), evaluator, row)).toList();
      if (allowed.stream().noneMatch(reading::within)) {
        return Optional.of(
            describe(evaluator, row)
                + " column "
                + column.name()
                + " is "
                + reading
                + ", allowed is "
                + allowed);
      }
    }
    boolean writes = evaluator.holds(smaller.write(), row);
    boolean mayWrite = larger.stream().anyMatch(r -> evaluator.holds(r.write(), row));
    boolean manages = evaluator.holds(smaller.manage(), row);
    boolean mayManage = larger.stream().anyMatch(r -> evaluator.holds(r.manage(), row));
    return writes && !mayWrite || manages && !mayManage
        ? Optional.of(describe(evaluator, row) + " may be written or managed")
        : Optional.empty();
  }

  private static String describe(Evaluator evaluator, Map<String, DataValue> row) {
    return "session " + evaluator.session() + " at " + evaluator.now() + ", row " + row + ":";
  }

  /** How a cell reads: hidden, raw or masked. */
  private record Reading(boolean visible, Optional<Mask> mask) {
    static Reading of(
        AccessRules rules, String column, Evaluator evaluator, Map<String, DataValue> row) {
      CellRule rule = rules.columns().getOrDefault(column, CellRule.hidden());
      Optional<Mask> mask =
          rule.masks().stream()
              .filter(m -> evaluator.hides(m.when(), row))
              .map(CellRule.MaskCase::mask)
              .findFirst();
      return new Reading(evaluator.holds(rule.visible(), row), mask);
    }

    boolean within(Reading other) {
      if (!visible) {
        return true;
      }
      return other.visible
          && (other.mask.isEmpty()
              || mask.equals(other.mask)
              || mask.map(Mask::revealsNothing).orElse(false));
    }
  }
}
