package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.schema.DataValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what rules give away, cell by cell, on witness rows, witness sessions and witness
 * instants.
 */
public final class Containment {
  /** Rows times sessions times instants above which only equal normal forms count. */
  private static final int CAP = 20_000;

  private static final int ALL_SUBSETS_UP_TO = 6;

  private Containment() {}

  /** What a comparison found. */
  public enum Answer {
    /** Nothing is given away that the larger rules do not give away. */
    CONTAINED,
    /** A witness shows that more is given away. */
    EXCEEDS,
    /** Too large to enumerate, and the normal forms differ. Treat it as exceeding. */
    UNPROVEN
  }

  /**
   * Whether the smaller rules give nothing away that none of the larger ones does, for each cell:
   * an upper bound may be a union, as in "before or after".
   *
   * @param smaller opaque parts count as open
   * @param larger opaque parts count as closed
   */
  public static Answer within(AccessRules smaller, List<AccessRules> larger) {
    Answer answer = compared(smaller, larger);
    if (answer != Answer.CONTAINED) {
      return answer;
    }
    // No enumeration of texts covers every combination of patterns, so each pattern counts as free.
    Answer free =
        compared(
            withFreePatterns(smaller), larger.stream().map(Containment::withFreePatterns).toList());
    return free == Answer.CONTAINED ? free : Answer.UNPROVEN;
  }

  private static AccessRules withFreePatterns(AccessRules rules) {
    return rules.mapLeaves(
        leaf ->
            leaf instanceof Expression.Like like
                ? Expression.compare(like.text(), Expression.Operator.EQ, new DataValue.Bool(true))
                : leaf);
  }

  private static Answer compared(AccessRules smaller, List<AccessRules> larger) {
    AccessRules low = smaller.possible().normalised();
    List<AccessRules> high = larger.stream().map(r -> r.sure().normalised()).toList();
    if (high.contains(low)) {
      return Answer.CONTAINED;
    }
    List<AccessRules> all = new ArrayList<>(high);
    all.add(low);
    boolean unproven = false;
    Set<List<CellRule>> seen = new HashSet<>();
    for (String column : low.columns().keySet()) {
      if (!seen.add(all.stream().map(r -> rule(r, column)).toList())) {
        continue;
      }
      if (Implication.holds(rule(low, column), high.stream().map(h -> rule(h, column)).toList())) {
        continue;
      }
      Answer answer =
          compare(
              rulesOf(all, column),
              (evaluator, row) ->
                  revealed(low, column, evaluator, row)
                      .withinAny(
                          high.stream().map(h -> revealed(h, column, evaluator, row)).toList()));
      if (answer == Answer.EXCEEDS) {
        return answer;
      }
      unproven |= answer == Answer.UNPROVEN;
    }
    for (boolean manage : List.of(true, false)) {
      if (Implication.holds(
          manage ? low.manage() : low.write(),
          high.stream().map(h -> manage ? h.manage() : h.write()).toList())) {
        continue;
      }
      Answer answer =
          compare(
              all.stream().map(r -> manage ? r.manage() : r.write()).toList(),
              (evaluator, row) ->
                  !evaluator.holds(manage ? low.manage() : low.write(), row)
                      || high.stream()
                          .anyMatch(h -> evaluator.holds(manage ? h.manage() : h.write(), row)));
      if (answer == Answer.EXCEEDS) {
        return answer;
      }
      unproven |= answer == Answer.UNPROVEN;
    }
    return unproven ? Answer.UNPROVEN : Answer.CONTAINED;
  }

  /**
   * Whether a state between two others keeps, for each cell, what both of them give: nobody who
   * keeps access loses it on the way.
   *
   * @return {@link Answer#EXCEEDS} where a witness shows that something is missing
   */
  public static Answer retains(AccessRules state, AccessRules before, AccessRules after) {
    AccessRules low = state.sure().normalised();
    AccessRules first = before.sure().normalised();
    AccessRules last = after.sure().normalised();
    if (low.equals(first) || low.equals(last)) {
      return Answer.CONTAINED;
    }
    boolean unproven = false;
    List<AccessRules> all = List.of(low, first, last);
    Set<List<CellRule>> seen = new HashSet<>();
    for (String column : first.columns().keySet()) {
      if (!seen.add(all.stream().map(r -> rule(r, column)).toList())) {
        continue;
      }
      Answer answer =
          compare(
              rulesOf(all, column),
              (evaluator, row) ->
                  revealed(first, column, evaluator, row)
                      .keptBy(
                          revealed(last, column, evaluator, row),
                          revealed(low, column, evaluator, row)));
      if (answer == Answer.EXCEEDS) {
        return answer;
      }
      unproven |= answer == Answer.UNPROVEN;
    }
    return unproven ? Answer.UNPROVEN : Answer.CONTAINED;
  }

  private static CellRule rule(AccessRules rules, String column) {
    return rules.columns().getOrDefault(column, CellRule.hidden());
  }

  private static List<Expression> rulesOf(List<AccessRules> all, String column) {
    List<Expression> conditions = new ArrayList<>();
    for (AccessRules rules : all) {
      CellRule rule = rule(rules, column);
      conditions.add(rule.visible());
      rule.masks().forEach(m -> conditions.add(m.when()));
    }
    return conditions;
  }

  private interface Check {
    boolean holds(Evaluator evaluator, Map<String, DataValue> row);
  }

  private static Answer compare(List<Expression> conditions, Check check) {
    List<Evaluator> evaluators = evaluators(conditions);
    Optional<List<Map<String, DataValue>>> rows =
        WitnessRows.of(conditions, Math.max(1, CAP / evaluators.size()));
    if (rows.isEmpty()) {
      return Answer.UNPROVEN;
    }
    for (Evaluator evaluator : evaluators) {
      for (Map<String, DataValue> row : rows.get()) {
        if (!check.holds(evaluator, row)) {
          return Answer.EXCEEDS;
        }
      }
    }
    TreeSet<PrincipalId> principals = new TreeSet<>();
    conditions.forEach(c -> WitnessRows.members(c, principals));
    return principals.size() <= ALL_SUBSETS_UP_TO ? Answer.CONTAINED : Answer.UNPROVEN;
  }

  private static List<Evaluator> evaluators(Collection<Expression> conditions) {
    TreeSet<PrincipalId> principals = new TreeSet<>();
    TreeSet<Instant> instants = new TreeSet<>();
    instants.add(Instant.EPOCH);
    for (Expression condition : conditions) {
      WitnessRows.members(condition, principals);
      NormalForm.mapLeaves(
          condition,
          leaf -> {
            if (leaf instanceof Expression.Before before) {
              instants.add(before.instant());
              instants.add(before.instant().minus(1, ChronoUnit.MICROS));
            }
            return leaf;
          });
    }
    List<Evaluator> evaluators = new ArrayList<>();
    for (Set<PrincipalId> members : sessions(List.copyOf(principals))) {
      Session session = new Session(new SessionId("witness"), Ordered.set(members));
      instants.forEach(now -> evaluators.add(new Evaluator(session, now)));
    }
    return evaluators;
  }

  /** All subsets of few principals; of many, none, each, each pair, and all. */
  private static List<Set<PrincipalId>> sessions(List<PrincipalId> principals) {
    List<Set<PrincipalId>> sessions = new ArrayList<>();
    if (principals.size() <= ALL_SUBSETS_UP_TO) {
      for (int bits = 0; bits < 1 << principals.size(); bits++) {
        TreeSet<PrincipalId> members = new TreeSet<>();
        for (int i = 0; i < principals.size(); i++) {
          if ((bits & 1 << i) != 0) {
            members.add(principals.get(i));
          }
        }
        sessions.add(members);
      }
      return sessions;
    }
    sessions.add(new TreeSet<>());
    sessions.add(new TreeSet<>(principals));
    for (int i = 0; i < principals.size(); i++) {
      for (int j = i; j < principals.size(); j++) {
        sessions.add(new TreeSet<>(List.of(principals.get(i), principals.get(j))));
      }
    }
    return sessions;
  }

  private static Revealed revealed(
      AccessRules rules, String column, Evaluator evaluator, Map<String, DataValue> row) {
    CellRule rule = rule(rules, column);
    if (!evaluator.holds(rule.visible(), row)) {
      return new Revealed(false, Optional.empty());
    }
    return new Revealed(
        true,
        rule.masks().stream()
            .filter(m -> evaluator.holds(m.when(), row))
            .findFirst()
            .map(CellRule.MaskCase::mask));
  }

  /** What a cell gives away: nothing, the row's existence, a masked value, or the value. */
  private record Revealed(boolean visible, Optional<Mask> mask) {
    boolean withinAny(List<Revealed> others) {
      return !visible || others.stream().anyMatch(this::within);
    }

    /** Whether a state between this and a later one gives what both of them give. */
    boolean keptBy(Revealed later, Revealed between) {
      if (!visible || !later.visible) {
        return true;
      }
      return within(later)
          ? within(between)
          : later.within(this) ? later.within(between) : between.visible;
    }

    private boolean within(Revealed other) {
      if (!other.visible) {
        return false;
      }
      if (other.mask.isEmpty() || mask.equals(other.mask)) {
        return true;
      }
      return mask.isPresent() && mask.get().revealsNothing();
    }
  }
}
