package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.TablePolicies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Principals that only exceptions name: their roles need not be known. */
final class ExemptOnly {
  private ExemptOnly() {}

  static Set<PrincipalId> of(TablePolicies policies) {
    Set<PrincipalId> exempt = new HashSet<>();
    policies.rowPolicies().forEach(k -> exempt.addAll(k.except()));
    policies.masks().values().forEach(list -> list.forEach(m -> exempt.addAll(m.except())));
    Set<PrincipalId> others = new TreeSet<>();
    policies.producer().ifPresent(others::add);
    policies.grants().forEach(g -> others.addAll(g.to()));
    policies.denials().forEach(d -> others.addAll(d.to()));
    others.addAll(
        new AccessRules(
                new TreeMap<>(), new Expression.Or(filters(policies)), Expression.Constant.FALSE)
            .members());
    exempt.removeAll(others);
    return exempt;
  }

  private static List<Expression> filters(TablePolicies policies) {
    List<Expression> all = new ArrayList<>();
    policies.grants().forEach(g -> all.add(g.rows()));
    policies.denials().forEach(d -> all.add(d.rows()));
    policies.rowPolicies().forEach(k -> all.add(k.keep()));
    return all;
  }
}
