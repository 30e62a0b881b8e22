package io.meshwright.provider.aws.redshift.lift;

import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.redshift.resource.RsGrant;
import io.meshwright.provider.aws.redshift.resource.RsResource;
import io.meshwright.provider.aws.redshift.resource.RsRowPolicy;
import io.meshwright.provider.aws.redshift.resource.RsSystemGrant;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import io.meshwright.provider.aws.redshift.resource.RsView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who may do what on one table, and on which rows. */
final class TableRights {
  private static final String SELECT = "SELECT";
  private static final String USAGE = "USAGE";
  private static final Set<String> WRITING = Set.of("INSERT", "UPDATE", "DELETE");

  /** What removes rows whatever row policies say. */
  private static final String TRUNCATE = "TRUNCATE";

  private final RsTable table;
  private final Members members;
  private final List<RsGrant> grants = new ArrayList<>();
  private final List<RsGrant> onSchema = new ArrayList<>();
  private final Map<String, List<Expression>> policies = new TreeMap<>();
  private final List<Expression> ignoring = new ArrayList<>();

  /** Whoever reads views of others over its schema; nobody works out who, and what of it. */
  private final List<Expression> views = new ArrayList<>();

  private final Map<String, String> published = new HashMap<>();

  TableRights(RsTable table, ResourceState state) {
    this.table = table;
    this.members = Members.of(state);
    table.columns().forEach(c -> published.put(c.name(), c.published()));
    read(state, List.of(table.schema(), table.name()), grants);
    read(state, List.of(table.schema(), RsGrant.EVERY), grants);
    read(state, List.of(RsGrant.EVERY, RsGrant.EVERY), grants);
    read(state, List.of(table.schema(), ""), onSchema);
    read(state, List.of(RsGrant.EVERY, ""), onSchema);
    for (Resource found : state.under(RsRowPolicy.KIND, List.of(table.schema(), table.name()))) {
      RsRowPolicy policy = (RsRowPolicy) RsResource.of(found);
      policies
          .computeIfAbsent(policy.grantee(), k -> new ArrayList<>())
          .add(publishedNames(policy.rows()));
    }
    state.derived(RsView.KIND, all -> all.under(RsView.KIND, List.of())).stream()
        .map(r -> (RsView) RsResource.of(r))
        .filter(v -> v.over().contains(table.schema()))
        .forEach(
            v ->
                views.add(
                    new Expression.Opaque("what view " + v.schema() + "." + v.name() + " shows")));
    state.derived(RsSystemGrant.KIND, all -> all.under(RsSystemGrant.KIND, List.of())).stream()
        .filter(r -> r.address().path().get(1).equals(RsSystemGrant.IGNORE_RLS))
        .forEach(r -> ignoring.add(members.has(r.address().path().getFirst())));
  }

  private static void read(ResourceState state, List<String> path, List<RsGrant> into) {
    state.under(RsGrant.KIND, path).forEach(r -> into.add((RsGrant) RsResource.of(r)));
  }

  private Expression publishedNames(Expression rows) {
    return NormalForm.of(rows, leaf -> ColumnNames.rename(leaf, c -> published.getOrDefault(c, c)));
  }

  /** The rows whose cells of a column are visible. */
  Expression visible(String column) {
    Set<String> readers = new TreeSet<>();
    for (RsGrant grant : grants) {
      if (grant.privileges().contains(SELECT) || grant.columns().contains(column)) {
        readers.add(grant.grantee());
      }
    }
    return views.isEmpty() ? kept(readers) : Expression.or(kept(readers), new Expression.Or(views));
  }

  /** Who may insert any row: no row policy is asked then. Updates and deletes reach fewer. */
  Expression write() {
    Set<String> all = new TreeSet<>();
    List<Expression> some = new ArrayList<>();
    for (RsGrant grant : grants) {
      if (grant.privileges().containsAll(WRITING)) {
        all.add(grant.grantee());
      } else if (!grant.updates().isEmpty()
          || grant.privileges().contains(TRUNCATE)
          || grant.privileges().stream().anyMatch(WRITING::contains)) {
        some.add(members.has(grant.grantee()));
      }
    }
    return some.isEmpty()
        ? reaching(all)
        : Expression.or(
            reaching(all),
            Expression.and(
                new Expression.Or(some), new Expression.Opaque("a part of what writing is")));
  }

  /** Who may hand on what he has, may hand on everything that we know of. */
  Expression manage() {
    List<Expression> ways = new ArrayList<>();
    for (RsGrant grant : grants) {
      if (grant.grantable()) {
        ways.add(
            Expression.and(
                members.has(grant.grantee()),
                new Expression.Opaque("what " + grant.grantee() + " may hand on")));
      }
    }
    return new Expression.Or(ways);
  }

  /** Some of the grantees, where the schema lets them in. */
  private Expression reaching(Set<String> grantees) {
    return new Expression.Or(grantees.stream().map(this::reaching).toList());
  }

  private Expression reaching(String grantee) {
    List<Expression> usage = new ArrayList<>();
    for (RsGrant grant : onSchema) {
      if (grant.privileges().contains(USAGE)) {
        if (grant.grantee().equals(grantee)) {
          return members.has(grantee);
        }
        usage.add(members.has(grant.grantee()));
      }
    }
    return Expression.and(members.has(grantee), new Expression.Or(usage));
  }

  /** The rows that are left to some grantees. */
  private Expression kept(Set<String> grantees) {
    return switch (table.rowSecurity()) {
      case OFF -> reaching(grantees);
      case OR -> Expression.or(any(grantees), unlimited(grantees), ignored(grantees));
      case AND -> Expression.or(every(grantees), unlimited(grantees), ignored(grantees));
    };
  }

  /** A row that any of the policies of somebody's roles keeps. */
  private Expression any(Set<String> grantees) {
    List<Expression> ways = new ArrayList<>();
    policies.forEach(
        (holder, kept) ->
            ways.add(
                Expression.and(
                    members.has(holder),
                    new Expression.Or(kept),
                    grantees.contains(holder) ? reaching(holder) : reaching(grantees))));
    return new Expression.Or(ways);
  }

  /** A row that all policies of somebody's roles keep, of which there is one. */
  private Expression every(Set<String> grantees) {
    List<Expression> parts = new ArrayList<>();
    List<Expression> limited = new ArrayList<>();
    policies.forEach(
        (holder, kept) -> {
          limited.add(members.has(holder));
          parts.add(Expression.or(Expression.not(members.has(holder)), new Expression.And(kept)));
        });
    if (!policies.keySet().containsAll(grantees)) {
      parts.add(new Expression.Or(limited));
    }
    parts.add(reaching(grantees));
    return new Expression.And(parts);
  }

  /** What somebody sees whom no policy is about, nobody writes: perhaps nothing, perhaps all. */
  private Expression unlimited(Set<String> grantees) {
    Set<String> without = new TreeSet<>(grantees);
    without.removeAll(policies.keySet());
    if (without.isEmpty()) {
      return Expression.Constant.FALSE;
    }
    List<Expression> parts = new ArrayList<>();
    policies.keySet().forEach(h -> parts.add(Expression.not(members.has(h))));
    parts.add(reaching(without));
    parts.add(new Expression.Opaque("rows of whom no row policy is attached to"));
    return new Expression.And(parts);
  }

  private Expression ignored(Set<String> grantees) {
    return Expression.and(reaching(grantees), new Expression.Or(ignoring));
  }
}
