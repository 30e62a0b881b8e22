package io.meshwright.api.policy;

import io.meshwright.api.name.PrincipalId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compares what rules give away, cell by cell, on witness rows, witness sessions and witness
 * instants.
 */
public final class Containment {
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
    return within(smaller, larger, session -> true);
  }

  /**
   * The same where not everybody can be somebody else too.
   *
   * @param canBe whether one session may act as all of these
   */
  public static Answer within(
      AccessRules smaller, List<AccessRules> larger, Predicate<Set<PrincipalId>> canBe) {
    AccessRules low = smaller.possible();
    List<AccessRules> high = larger.stream().map(AccessRules::sure).toList();
    if (high.contains(low)) {
      return Answer.CONTAINED;
    }
    Set<List<CellRule>> seen = new HashSet<>();
    Answer answer = Answer.CONTAINED;
    for (String column : low.columns().keySet()) {
      List<CellRule> cells = cells(low, high, column);
      if (seen.add(cells)) {
        answer = worse(answer, CellContainment.within(cells.getFirst(), rest(cells), canBe));
      }
      if (answer == Answer.EXCEEDS) {
        return answer;
      }
    }
    return worse(
        worse(answer, within(low, high, AccessRules::manage, canBe)),
        within(low, high, AccessRules::write, canBe));
  }

  /** A right to whole rows compares as a cell without masks does. */
  private static Answer within(
      AccessRules low,
      List<AccessRules> high,
      Function<AccessRules, Expression> right,
      Predicate<Set<PrincipalId>> canBe) {
    return CellContainment.within(
        new CellRule(right.apply(low), List.of()),
        high.stream().map(h -> new CellRule(right.apply(h), List.of())).toList(),
        canBe);
  }

  /**
   * Whether a state between two others keeps, for each cell, what both of them give: nobody who
   * keeps access loses it on the way.
   *
   * @return {@link Answer#EXCEEDS} where a witness shows that something is missing
   */
  public static Answer retains(AccessRules state, AccessRules before, AccessRules after) {
    return retains(state, before, after, session -> true);
  }

  /**
   * The same where not everybody can be somebody else too.
   *
   * @param canBe whether one session may act as all of these
   */
  public static Answer retains(
      AccessRules state, AccessRules before, AccessRules after, Predicate<Set<PrincipalId>> canBe) {
    AccessRules between = state.sure();
    AccessRules first = before.sure();
    AccessRules last = after.sure();
    if (between.equals(first) || between.equals(last)) {
      return Answer.CONTAINED;
    }
    Set<List<CellRule>> seen = new HashSet<>();
    Answer answer = Answer.CONTAINED;
    for (String column : first.columns().keySet()) {
      List<CellRule> cells = cells(first, List.of(last, between), column);
      if (seen.add(cells)) {
        answer =
            worse(answer, CellContainment.retains(cells.get(2), cells.get(0), cells.get(1), canBe));
      }
    }
    return answer;
  }

  private static List<CellRule> cells(AccessRules first, List<AccessRules> more, String column) {
    List<CellRule> cells = new ArrayList<>(more.size() + 1);
    cells.add(rule(first, column));
    more.forEach(rules -> cells.add(rule(rules, column)));
    return cells;
  }

  private static List<CellRule> rest(List<CellRule> cells) {
    return cells.subList(1, cells.size());
  }

  private static CellRule rule(AccessRules rules, String column) {
    CellRule rule = rules.columns().get(column);
    return rule == null ? CellRule.hidden() : rule;
  }

  private static Answer worse(Answer one, Answer other) {
    if (one == Answer.EXCEEDS || other == Answer.EXCEEDS) {
      return Answer.EXCEEDS;
    }
    return one == Answer.UNPROVEN ? one : other;
  }
}
