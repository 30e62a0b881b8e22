package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Everything about access to one table, as conditions over row, session and time. Both directions
 * meet in this form: the reference semantics makes it from policies, an adapter lifts it from
 * native resources.
 *
 * @param columns per column who sees its cells and how they look
 * @param write rows that may be inserted, updated and deleted
 * @param manage who may do everything and grant it on
 */
// The same object back means that nothing changed; equality would walk whole trees for that.
@SuppressWarnings("ReferenceEquality")
public record AccessRules(
    SortedMap<String, CellRule> columns, Expression write, Expression manage) {
  /** Copies the columns. */
  public AccessRules {
    columns = Ordered.map(columns);
  }

  /** Rules under which nobody may do anything on the columns. */
  public static AccessRules closed(Iterable<String> columnNames) {
    TreeMap<String, CellRule> columns = new TreeMap<>();
    columnNames.forEach(name -> columns.put(name, CellRule.hidden()));
    return new AccessRules(columns, Expression.Constant.FALSE, Expression.Constant.FALSE);
  }

  /**
   * The same rules with each leaf condition replaced and every condition in normal form. Conditions
   * that several columns share are rewritten once.
   *
   * @param leaves what a leaf becomes; depends on nothing but the leaf
   */
  public AccessRules mapLeaves(Function<Expression, Expression> leaves) {
    return map(
        rule ->
            rule.map(c -> NormalForm.of(c, leaves), c -> NormalForm.of(c, leaves)).withoutDead(),
        condition -> NormalForm.of(condition, leaves));
  }

  /** The same rules in normal form. */
  public AccessRules normalised() {
    return mapLeaves(Function.identity());
  }

  /** What holds whatever the opaque parts turn out to be. */
  public AccessRules sure() {
    return bounded(false);
  }

  /** What may hold, the opaque parts taken at their worst. */
  public AccessRules possible() {
    return bounded(true);
  }

  /**
   * The rules for one session from an instant on: members are answered, by what is active where
   * that gives and by what is held where it takes; ends that are past are answered, those to come
   * stay.
   */
  public AccessRules resolved(Session session, Instant now) {
    return map(
        rule ->
            rule.map(
                    c -> NormalForm.of(resolved(c, true, session, now)),
                    c -> NormalForm.of(resolved(c, false, session, now)))
                .withoutDead(),
        condition -> NormalForm.of(resolved(condition, true, session, now)));
  }

  private static Expression resolved(
      Expression condition, boolean gives, Session session, Instant now) {
    return switch (condition) {
      case Expression.And(List<Expression> parts) ->
          new Expression.And(parts.stream().map(p -> resolved(p, gives, session, now)).toList());
      case Expression.Or(List<Expression> parts) ->
          new Expression.Or(parts.stream().map(p -> resolved(p, gives, session, now)).toList());
      case Expression.Not(Expression part) ->
          new Expression.Not(resolved(part, !gives, session, now));
      case Expression.MemberOf(PrincipalId member) ->
          new Expression.Constant(gives ? session.has(member) : session.holds(member));
      case Expression.Before(Instant instant) when !now.isBefore(instant) ->
          Expression.Constant.FALSE;
      default -> condition;
    };
  }

  private AccessRules bounded(boolean upper) {
    return map(
        rule -> rule.map(c -> Bounds.of(c, upper), c -> Bounds.of(c, !upper)),
        condition -> Bounds.of(condition, upper));
  }

  /** The rules changed by parts; the very same rules where no part changes. */
  private AccessRules map(UnaryOperator<CellRule> rules, UnaryOperator<Expression> conditions) {
    Map<CellRule, CellRule> known = new HashMap<>();
    TreeMap<String, CellRule> mapped = new TreeMap<>();
    boolean same = true;
    for (Map.Entry<String, CellRule> column : columns.entrySet()) {
      CellRule rule = known.computeIfAbsent(column.getValue(), rules);
      same &= Same.object(rule, column.getValue());
      mapped.put(column.getKey(), rule);
    }
    Expression writes = conditions.apply(write);
    Expression manages = conditions.apply(manage);
    return same && Same.object(writes, write) && Same.object(manages, manage)
        ? this
        : new AccessRules(mapped, writes, manages);
  }

  /** Every principal that a condition asks about. */
  public SortedSet<PrincipalId> members() {
    TreeSet<PrincipalId> members = new TreeSet<>();
    for (CellRule rule : Set.copyOf(columns.values())) {
      WitnessRows.members(rule.visible(), members);
      rule.masks().forEach(m -> WitnessRows.members(m.when(), members));
    }
    WitnessRows.members(write, members);
    WitnessRows.members(manage, members);
    return Ordered.set(members);
  }

  /** Whether every condition could be read. */
  public boolean isExact() {
    AccessRules sure = sure();
    AccessRules possible = possible();
    return Same.object(sure, possible) || sure.normalised().equals(possible.normalised());
  }

  /** The rules as lines for people, columns with one rule together. */
  public List<String> text() {
    Map<String, List<String>> byRule = new LinkedHashMap<>();
    columns.forEach(
        (name, rule) -> {
          StringBuilder text = new StringBuilder("visible where ").append(rule.visible().text());
          rule.masks()
              .forEach(
                  m ->
                      text.append(", ")
                          .append(m.mask().text())
                          .append(" where ")
                          .append(m.when().text()));
          byRule.computeIfAbsent(text.toString(), k -> new ArrayList<>()).add(name);
        });
    List<String> lines = new ArrayList<>();
    byRule.forEach((rule, names) -> lines.add(String.join(", ", names) + ": " + rule));
    lines.add("write where " + write.text());
    lines.add("manage where " + manage.text());
    return List.copyOf(lines);
  }
}
