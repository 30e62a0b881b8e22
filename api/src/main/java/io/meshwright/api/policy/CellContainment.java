package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.Containment.Answer;
import io.meshwright.api.schema.DataValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Compares the rules of one cell. What is equal or follows from the form alone is found without
 * enumerating anything; only the rest is tried on witnesses.
 */
final class CellContainment {
  /** Rows of all sessions and instants above which only equal normal forms count. */
  private static final int CAP = 20_000;

  /** Sessions above which not each that there can be is tried: those of six principals. */
  private static final int MOST_SESSIONS = 64;

  private static final Evaluator ANYBODY =
      new Evaluator(new Session(new SessionId("witness"), Ordered.set(List.of())), Instant.EPOCH);

  private CellContainment() {}

  /** Whether a cell gives nothing away that none of the larger ones does; no part is opaque. */
  static Answer within(CellRule smaller, List<CellRule> larger, Predicate<Set<PrincipalId>> canBe) {
    if (larger.contains(smaller) || smaller.visible().equals(Expression.Constant.FALSE)) {
      return Answer.CONTAINED;
    }
    Answer answer = compared(normal(smaller), larger.stream().map(r -> normal(r)).toList(), canBe);
    if (answer != Answer.CONTAINED || !hasPattern(smaller) && !anyPattern(larger)) {
      return answer;
    }
    // No enumeration of texts covers every combination of patterns, so each pattern counts as free.
    Answer free =
        compared(
            withFreePatterns(smaller),
            larger.stream().map(CellContainment::withFreePatterns).toList(),
            canBe);
    return free == Answer.CONTAINED ? free : Answer.UNPROVEN;
  }

  private static Answer compared(
      CellRule low, List<CellRule> high, Predicate<Set<PrincipalId>> canBe) {
    if (Implication.holds(low, high)) {
      return Answer.CONTAINED;
    }
    List<CellRule> all = new ArrayList<>(high);
    all.addFirst(low);
    return compare(
        all,
        canBe,
        known -> Implication.holds(known.getFirst(), known.subList(1, known.size())),
        seen ->
            !seen.getFirst().visible()
                || seen.stream().skip(1).anyMatch(s -> seen.getFirst().within(s)));
  }

  /** Whether a state between two others keeps what both of them give; no part is opaque. */
  static Answer retains(
      CellRule state, CellRule before, CellRule after, Predicate<Set<PrincipalId>> canBe) {
    CellRule between = normal(state);
    CellRule first = normal(before);
    CellRule last = normal(after);
    if (isEither(between, first, last)) {
      return Answer.CONTAINED;
    }
    return compare(
        List.of(between, first, last),
        canBe,
        known -> isEither(known.get(0), known.get(1), known.get(2)),
        seen -> seen.get(1).keptBy(seen.get(2), seen.get(0)));
  }

  private static boolean isEither(CellRule between, CellRule first, CellRule last) {
    return between.equals(first) || between.equals(last);
  }

  private static CellRule normal(CellRule rule) {
    return rule.map(NormalForm::of, NormalForm::of).withoutDead();
  }

  private static boolean anyPattern(List<CellRule> rules) {
    return rules.stream().anyMatch(CellContainment::hasPattern);
  }

  private static boolean hasPattern(CellRule rule) {
    return hasPattern(rule.visible()) || rule.masks().stream().anyMatch(m -> hasPattern(m.when()));
  }

  private static boolean hasPattern(Expression condition) {
    return switch (condition) {
      case Expression.Like like -> true;
      case Expression.And(List<Expression> parts) ->
          parts.stream().anyMatch(CellContainment::hasPattern);
      case Expression.Or(List<Expression> parts) ->
          parts.stream().anyMatch(CellContainment::hasPattern);
      case Expression.Not(Expression part) -> hasPattern(part);
      case Expression.Constant c -> false;
      case Expression.Compare c -> false;
      case Expression.In c -> false;
      case Expression.Between c -> false;
      case Expression.IsNull c -> false;
      case Expression.MemberOf c -> false;
      case Expression.Before c -> false;
      case Expression.Opaque c -> false;
    };
  }

  private static CellRule withFreePatterns(CellRule rule) {
    UnaryOperator<Expression> free =
        condition -> NormalForm.of(condition, CellContainment::freePattern);
    return rule.map(free, free).withoutDead();
  }

  private static Expression freePattern(Expression leaf) {
    return leaf instanceof Expression.Like like
        ? Expression.compare(like.text(), Expression.Operator.EQ, new DataValue.Bool(true))
        : leaf;
  }

  private static List<Expression> conditions(List<CellRule> rules) {
    List<Expression> conditions = new ArrayList<>();
    for (CellRule rule : rules) {
      conditions.add(rule.visible());
      rule.masks().forEach(m -> conditions.add(m.when()));
    }
    return conditions;
  }

  /** What has to hold of that which some rules give away of a cell. */
  @FunctionalInterface
  private interface Check {
    boolean holds(List<Revealed> seen);
  }

  /**
   * Tries the rules as each session has them; those that many sessions have alike, once.
   *
   * @param form whether it holds of a session's rules by their form alone, on whatever rows
   */
  private static Answer compare(
      List<CellRule> rules,
      Predicate<Set<PrincipalId>> canBe,
      Predicate<List<CellRule>> form,
      Check check) {
    List<Expression> conditions = conditions(rules);
    TreeSet<PrincipalId> principals = new TreeSet<>();
    conditions.forEach(c -> WitnessRows.members(c, principals));
    Optional<List<Set<PrincipalId>>> every = everySession(principals, canBe);
    boolean proven = every.isPresent();
    int budget = CAP;
    List<Set<PrincipalId>> sessions =
        every.orElseGet(
            () -> someSessions(List.copyOf(principals)).stream().filter(canBe).toList());
    for (List<CellRule> one : perSession(rules, sessions, instants(conditions))) {
      if (form.test(one)) {
        continue;
      }
      Optional<List<Map<String, DataValue>>> rows = WitnessRows.of(conditions(one), budget);
      proven &= rows.isPresent();
      // Where there are too many, one without any value often shows what is too much.
      List<Map<String, DataValue>> tried = rows.orElse(List.of(Map.of()));
      budget = Math.max(1, budget - tried.size());
      for (Map<String, DataValue> row : tried) {
        if (!check.holds(one.stream().map(r -> Revealed.by(r, row)).toList())) {
          return Answer.EXCEEDS;
        }
      }
    }
    return proven ? Answer.CONTAINED : Answer.UNPROVEN;
  }

  private static Set<List<CellRule>> perSession(
      List<CellRule> rules, List<Set<PrincipalId>> sessions, Set<Instant> instants) {
    Set<List<CellRule>> all = new LinkedHashSet<>();
    for (Set<PrincipalId> members : sessions) {
      for (Instant now : instants) {
        UnaryOperator<Expression> known = c -> NormalForm.of(c, leaf -> known(leaf, members, now));
        all.add(rules.stream().map(r -> r.map(known, known).withoutDead()).toList());
      }
    }
    return all;
  }

  private static Expression known(Expression leaf, Set<PrincipalId> members, Instant now) {
    return switch (leaf) {
      case Expression.MemberOf(PrincipalId member) ->
          new Expression.Constant(members.contains(member));
      case Expression.Before before -> new Expression.Constant(now.isBefore(before.instant()));
      default -> leaf;
    };
  }

  /** Instants between which nothing ends. */
  private static Set<Instant> instants(List<Expression> conditions) {
    TreeSet<Instant> instants = new TreeSet<>();
    instants.add(Instant.EPOCH);
    for (Expression condition : conditions) {
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
    return instants;
  }

  /**
   * All sets of principals that one session may be; empty where they are too many. Whoever cannot
   * be some of them cannot be more.
   */
  private static Optional<List<Set<PrincipalId>>> everySession(
      Set<PrincipalId> principals, Predicate<Set<PrincipalId>> canBe) {
    List<Set<PrincipalId>> sessions = new ArrayList<>(List.of(new TreeSet<>()));
    for (PrincipalId principal : principals) {
      for (Set<PrincipalId> others : List.copyOf(sessions)) {
        TreeSet<PrincipalId> members = new TreeSet<>(others);
        members.add(principal);
        if (canBe.test(members)) {
          sessions.add(members);
        }
      }
      if (sessions.size() > MOST_SESSIONS) {
        return Optional.empty();
      }
    }
    return Optional.of(sessions);
  }

  /** Of many principals none, each, each pair, and all. */
  private static List<Set<PrincipalId>> someSessions(List<PrincipalId> principals) {
    List<Set<PrincipalId>> sessions = new ArrayList<>();
    sessions.add(new TreeSet<>());
    sessions.add(new TreeSet<>(principals));
    for (int i = 0; i < principals.size(); i++) {
      for (int j = i; j < principals.size(); j++) {
        sessions.add(new TreeSet<>(List.of(principals.get(i), principals.get(j))));
      }
    }
    return sessions;
  }

  /** What a cell gives away: nothing, the row's existence, a masked value, or the value. */
  private record Revealed(boolean visible, Optional<Mask> mask) {
    private static final Revealed NOTHING = new Revealed(false, Optional.empty());

    /** Of a rule in which nobody is asked for any more. */
    static Revealed by(CellRule rule, Map<String, DataValue> row) {
      if (!ANYBODY.holds(rule.visible(), row)) {
        return NOTHING;
      }
      return new Revealed(
          true,
          rule.masks().stream()
              .filter(m -> ANYBODY.hides(m.when(), row))
              .findFirst()
              .map(CellRule.MaskCase::mask));
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

    boolean within(Revealed other) {
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
