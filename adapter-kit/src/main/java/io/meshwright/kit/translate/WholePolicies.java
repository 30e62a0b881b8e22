package io.meshwright.kit.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The policies of one table as what each principal gets where there is all of it or nothing: a
 * stream has no columns, a folder no rows.
 */
public final class WholePolicies {
  private final TablePolicies policies;
  private final AccessRules rules;
  private final boolean ends;

  /**
   * The policies of a table.
   *
   * @param ends whether the platform can say when a right ends; else it is there until it is taken
   *     away
   */
  public WholePolicies(TablePolicies policies, boolean ends) {
    this.policies = policies;
    this.rules = ReferenceSemantics.rules(policies);
    this.ends = ends;
  }

  /** The policies as they were. */
  public TablePolicies policies() {
    return policies;
  }

  /** Everybody who may be given something. */
  public SortedSet<PrincipalId> principals() {
    TreeSet<PrincipalId> all = new TreeSet<>();
    policies.grants().forEach(g -> all.addAll(g.to()));
    policies.producer().ifPresent(all::add);
    return Ordered.set(all);
  }

  /**
   * Per principal until when he may discover, read and write it; {@link Instant#MAX} is for ever.
   * Who may manage it reads and writes.
   */
  public SortedMap<PrincipalId, SortedMap<Privilege, Instant>> given() {
    TreeMap<PrincipalId, SortedMap<Privilege, Instant>> all = new TreeMap<>();
    for (PrincipalId principal : principals()) {
      TreeMap<Privilege, Instant> ways = new TreeMap<>();
      put(ways, Privilege.DISCOVER, discovers(principal));
      put(ways, Privilege.READ, reads(principal));
      put(
          ways,
          Privilege.WRITE,
          end(sure(principal, Expression.or(rules.write(), rules.manage()))));
      if (!ways.isEmpty()) {
        all.put(principal, Ordered.map(ways));
      }
    }
    return all;
  }

  private static void put(SortedMap<Privilege, Instant> ways, Privilege way, Instant end) {
    if (end.isAfter(Instant.MIN)) {
      ways.put(way, end);
    }
  }

  private Instant discovers(PrincipalId principal) {
    return policies.grants().stream()
        .filter(g -> g.privileges().contains(Privilege.DISCOVER) && g.to().contains(principal))
        .map(g -> g.until().filter(u -> ends).orElse(Instant.MAX))
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  /** Until when a principal sees every cell as it is; {@link Instant#MIN} is never. */
  public Instant reads(PrincipalId principal) {
    return end(sure(principal, Expression.or(everything(), rules.manage())));
  }

  private Expression everything() {
    List<Expression> all = new ArrayList<>();
    for (CellRule rule : rules.columns().values()) {
      all.add(rule.visible());
      rule.masks().forEach(m -> all.add(Expression.not(m.when())));
    }
    return rules.columns().size() == policies.schema().columns().size()
        ? new Expression.And(all)
        : Expression.Constant.FALSE;
  }

  private Expression sure(PrincipalId principal, Expression condition) {
    return new Residual(principal, ends).sure(condition);
  }

  private static Instant end(Expression condition) {
    return switch (condition) {
      case Expression.Constant(boolean value) -> value ? Instant.MAX : Instant.MIN;
      case Expression.Before(Instant instant) -> instant;
      case Expression.And(List<Expression> parts) ->
          parts.stream().map(WholePolicies::end).min(Instant::compareTo).orElse(Instant.MAX);
      case Expression.Or(List<Expression> parts) ->
          parts.stream().map(WholePolicies::end).max(Instant::compareTo).orElse(Instant.MIN);
      default -> Instant.MIN;
    };
  }
}
