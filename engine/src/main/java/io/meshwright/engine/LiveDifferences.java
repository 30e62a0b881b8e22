package io.meshwright.engine;

import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Containment;
import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** In what live access to the columns that were asked about is not as desired. */
final class LiveDifferences {
  private LiveDifferences() {}

  /**
   * The differences between what the workspace's resources would give and what live ones give. Both
   * are lifted: what a view leaves out by its own text counts in both.
   */
  static List<String> of(List<String> columns, Exposure desired, Exposure live) {
    List<String> differences = new ArrayList<>();
    for (String column : columns) {
      Optional<Exposure.Seen> wanted = Optional.ofNullable(desired.columns().get(column));
      Optional<Exposure.Seen> found = Optional.ofNullable(live.columns().get(column));
      if (!same(wanted, found)) {
        differences.add(column + ": desired " + text(wanted) + ", live " + text(found));
      }
    }
    if (!sameRows(desired.write(), live.write())) {
      differences.add(
          "writing: desired where "
              + desired.write().text()
              + ", live where "
              + live.write().text());
    }
    if (desired.manage() != live.manage()) {
      differences.add(live.manage() ? "manages, and should not" : "should manage, and does not");
    }
    return List.copyOf(differences);
  }

  private static boolean same(Optional<Exposure.Seen> one, Optional<Exposure.Seen> other) {
    if (one.equals(other)) {
      return true;
    }
    return one.isPresent()
        && other.isPresent()
        && one.get().mask().equals(other.get().mask())
        && one.get().varies() == other.get().varies()
        && sameRows(one.get().rows(), other.get().rows());
  }

  /** Whether two conditions hold on the same rows, however they are written. */
  private static boolean sameRows(Expression one, Expression other) {
    return one.equals(other) || within(one, other) && within(other, one);
  }

  private static boolean within(Expression smaller, Expression larger) {
    return Containment.within(rules(smaller), List.of(rules(larger)))
        == Containment.Answer.CONTAINED;
  }

  private static AccessRules rules(Expression rows) {
    return new AccessRules(
        new TreeMap<>(Map.of("rows", new CellRule(rows, List.of()))),
        Expression.Constant.FALSE,
        Expression.Constant.FALSE);
  }

  private static String text(Optional<Exposure.Seen> seen) {
    return seen.map(
            s ->
                s.mask().map(m -> "as " + m.text()).orElse("as it is")
                    + (s.varies() ? " on some rows" : "")
                    + (s.rows().equals(Expression.Constant.TRUE)
                        ? ""
                        : " where " + s.rows().text()))
        .orElse("hidden");
  }
}
