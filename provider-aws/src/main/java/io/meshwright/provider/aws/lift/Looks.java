package io.meshwright.provider.aws.lift;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ways in which one column can be read, as one rule. Who has several reads by each of them: raw
 * where one shows it raw; two masks that let something through let through more together than
 * either, nobody knows how much, so that both at once count as raw.
 */
final class Looks {
  private final List<Expression> raw = new ArrayList<>();
  private final Map<Mask, List<Expression>> masked = new LinkedHashMap<>();

  /** Adds a way. */
  void add(Expression way, Optional<Mask> mask) {
    mask.ifPresentOrElse(
        m -> masked.computeIfAbsent(m, k -> new ArrayList<>()).add(way), () -> raw.add(way));
  }

  /** All of them. */
  CellRule rule() {
    List<Expression> visible = new ArrayList<>(raw);
    masked.values().forEach(visible::addAll);
    List<CellRule.MaskCase> cases = new ArrayList<>();
    masked.keySet().stream()
        .sorted(Comparator.comparingInt(Mask::strength))
        .forEach(mask -> cases.add(new CellRule.MaskCase(onlyBy(mask), mask)));
    return new CellRule(new Expression.Or(visible), cases);
  }

  private Expression onlyBy(Mask mask) {
    List<Expression> parts = new ArrayList<>();
    parts.add(way(mask));
    parts.add(Expression.not(new Expression.Or(raw)));
    for (Mask other : masked.keySet()) {
      if (!other.equals(mask) && !other.revealsNothing()) {
        parts.add(Expression.not(way(other)));
      }
    }
    return new Expression.And(parts);
  }

  private Expression way(Mask mask) {
    return new Expression.Or(masked.getOrDefault(mask, List.of()));
  }
}
