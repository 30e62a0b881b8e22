package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Everything about access to one table, as conditions over row, session and time. Both directions
 * meet in this form: the reference semantics makes it from policies, an adapter lifts it from
 * native resources.
 *
 * @param columns per column who sees its cells and how they look
 * @param write rows that may be inserted, updated and deleted
 * @param manage who may do everything and grant it on
 */
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

  /** The same rules with each leaf condition replaced and every condition in normal form. */
  public AccessRules mapLeaves(Function<Expression, Expression> leaves) {
    TreeMap<String, CellRule> mapped = new TreeMap<>();
    columns.forEach(
        (name, rule) ->
            mapped.put(
                name,
                new CellRule(
                    NormalForm.of(rule.visible(), leaves),
                    rule.masks().stream()
                        .map(m -> new CellRule.MaskCase(NormalForm.of(m.when(), leaves), m.mask()))
                        .filter(m -> !m.when().equals(Expression.Constant.FALSE))
                        .toList())));
    return new AccessRules(mapped, NormalForm.of(write, leaves), NormalForm.of(manage, leaves));
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

  private AccessRules bounded(boolean upper) {
    TreeMap<String, CellRule> mapped = new TreeMap<>();
    columns.forEach(
        (name, rule) ->
            mapped.put(
                name,
                new CellRule(
                    Bounds.of(rule.visible(), upper),
                    rule.masks().stream()
                        .map(m -> new CellRule.MaskCase(Bounds.of(m.when(), !upper), m.mask()))
                        .toList())));
    return new AccessRules(mapped, Bounds.of(write, upper), Bounds.of(manage, upper));
  }

  /** Whether every condition could be read. */
  public boolean isExact() {
    return sure().normalised().equals(possible().normalised());
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
