package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.provider.aws.resource.Way;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The policies of one table as what each principal gets where there is all of it or nothing: a
 * stream has no columns, a folder no rows. Conditions on the time are all that a statement can say.
 */
final class WholePolicies {
  private final TablePolicies policies;
  private final AccessRules rules;

  WholePolicies(TablePolicies policies) {
    this.policies = policies;
    this.rules = ReferenceSemantics.rules(policies);
  }

  TablePolicies policies() {
    return policies;
  }

  /** Everybody who may be given something. */
  SortedSet<PrincipalId> principals() {
    TreeSet<PrincipalId> all = new TreeSet<>();
    policies.grants().forEach(g -> all.addAll(g.to()));
    policies.producer().ifPresent(all::add);
    return Ordered.set(all);
  }

  /** Per principal and way until when; {@link Instant#MAX} is for ever. */
  SortedMap<PrincipalId, SortedMap<Way, Instant>> given() {
    TreeMap<PrincipalId, SortedMap<Way, Instant>> all = new TreeMap<>();
    for (PrincipalId principal : principals()) {
      TreeMap<Way, Instant> ways = new TreeMap<>();
      put(ways, Way.DISCOVER, discovers(principal));
      put(ways, Way.READ, reads(principal));
      put(ways, Way.WRITE, end(sure(principal, Expression.or(rules.write(), rules.manage()))));
      if (!ways.isEmpty()) {
        all.put(principal, Ordered.map(ways));
      }
    }
    return all;
  }

  private static void put(SortedMap<Way, Instant> ways, Way way, Instant end) {
    if (end.isAfter(Instant.MIN)) {
      ways.put(way, end);
    }
  }

  private Instant discovers(PrincipalId principal) {
    return policies.grants().stream()
        .filter(g -> g.privileges().contains(Privilege.DISCOVER) && g.to().contains(principal))
        .map(g -> g.until().orElse(Instant.MAX))
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  /** Until when a principal sees every cell as it is; {@link Instant#MIN} is never. */
  Instant reads(PrincipalId principal) {
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

  /** An end as statements say it; empty for none. */
  static String text(Instant until) {
    return until.equals(Instant.MAX) ? "" : until.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Expression sure(PrincipalId principal, Expression condition) {
    return new Residual(principal, true).sure(condition);
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
