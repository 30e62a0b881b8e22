package io.meshwright.provider.aws.lift;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsColumnGrant;
import io.meshwright.provider.aws.resource.AwsFilter;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsStatement;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who holds what on one table. */
final class TableRights {
  private static final Set<String> READING = Set.of("SELECT", "INSERT", "DELETE");
  private static final Set<String> WRITING = Set.of("INSERT", "DELETE");
  private static final Set<String> EVERYTHING =
      Set.of("ALTER", "DELETE", "DESCRIBE", "DROP", "INSERT", "SELECT");

  private final AwsTable table;
  private final List<AwsGrant> grants = new ArrayList<>();
  private final List<AwsColumnGrant> columnGrants = new ArrayList<>();
  private final List<AwsTagGrant> tagGrants = new ArrayList<>();
  private final Map<String, AwsFilter> filters = new HashMap<>();
  private final Map<String, String> published = new HashMap<>();
  private final List<AwsStatement> statements = new ArrayList<>();
  private final Optional<String> account;
  private final SortedSet<String> principals = new TreeSet<>();

  /**
   * Rights on a table.
   *
   * @param account the number of its account; empty where nobody says
   */
  TableRights(AwsTable table, ResourceState state, Optional<String> account) {
    this.table = table;
    this.account = account;
    List<String> path = List.of(table.database(), table.name());
    List<String> every = List.of(table.database(), AwsGrant.EVERY_TABLE);
    state.under(AwsGrant.KIND, path).forEach(r -> grants.add((AwsGrant) AwsResource.of(r)));
    state.under(AwsGrant.KIND, every).forEach(r -> grants.add((AwsGrant) AwsResource.of(r)));
    state
        .under(AwsColumnGrant.KIND, path)
        .forEach(r -> columnGrants.add((AwsColumnGrant) AwsResource.of(r)));
    for (Resource filter : state.under(AwsFilter.KIND, path)) {
      AwsFilter read = (AwsFilter) AwsResource.of(filter);
      filters.put(read.name(), read);
    }
    for (Resource statement :
        state.under(AwsStatement.KIND, List.of(AwsBucket.of(table.location())))) {
      statements.add((AwsStatement) AwsResource.of(statement));
    }
    table.columns().forEach(c -> published.put(c.name(), c.published()));
    state
        .derived(AwsTagGrant.KIND, all -> all.under(AwsTagGrant.KIND, List.of()))
        .forEach(r -> tagGrants.add((AwsTagGrant) AwsResource.of(r)));
    grants.forEach(g -> principals.add(g.principal()));
    columnGrants.forEach(g -> principals.add(g.principal()));
    tagGrants.forEach(g -> principals.add(g.principal()));
  }

  Expression visible(String column) {
    List<Expression> ways = new ArrayList<>();
    for (AwsGrant grant : grants) {
      if (grant.filter().isEmpty()) {
        if (grant.permissions().stream().anyMatch(READING::contains)) {
          ways.add(holder(grant.principal()));
        }
      } else if (grant.permissions().contains("SELECT")) {
        ways.add(Expression.and(holder(grant.principal()), shown(grant.filter(), column)));
      }
    }
    for (AwsColumnGrant grant : columnGrants) {
      if (grant.columns().contains(column) != grant.allBut()) {
        ways.add(holder(grant.principal()));
      }
    }
    tagGrants.stream()
        .filter(g -> g.permissions().stream().anyMatch(READING::contains))
        .forEach(g -> ways.add(tagged(g)));
    ways.addAll(severalFilters(column));
    statements.stream().filter(AwsStatement::allows).forEach(s -> ways.add(byFiles(s)));
    return new Expression.Or(ways);
  }

  /** Who reads files is asked for no right on the table. */
  private static Expression byFiles(AwsStatement statement) {
    return new Expression.Opaque(
        "whoever statement " + statement.id() + " of bucket " + statement.bucket() + " lets");
  }

  /** A filter that cannot be seen may show anything. */
  private Expression shown(String filter, String column) {
    AwsFilter known = filters.get(filter);
    if (known == null) {
      return new Expression.Opaque("filter " + filter + " of " + table.name());
    }
    return known.columns().contains(column)
        ? publishedNames(known.rows())
        : Expression.Constant.FALSE;
  }

  /**
   * Nobody writes how several filters of one principal add up: perhaps every column that any of
   * them shows, in every row that any of them shows.
   */
  private List<Expression> severalFilters(String column) {
    Map<String, List<AwsFilter>> byPrincipal = new TreeMap<>();
    for (AwsGrant grant : grants) {
      AwsFilter filter = filters.get(grant.filter());
      if (filter != null && grant.permissions().contains("SELECT")) {
        principals.stream()
            .filter(p -> p.equals(grant.principal()) || mayReach(grant.principal(), p))
            .forEach(p -> byPrincipal.computeIfAbsent(p, k -> new ArrayList<>()).add(filter));
      }
    }
    List<Expression> ways = new ArrayList<>();
    byPrincipal.forEach(
        (principal, several) -> {
          boolean any = several.stream().anyMatch(f -> f.columns().contains(column));
          if (several.size() > 1 && any) {
            ways.add(
                Expression.and(
                    member(principal),
                    new Expression.Opaque("how the filters of " + principal + " add up"),
                    new Expression.Or(
                        several.stream().map(f -> publishedNames(f.rows())).toList())));
          }
        });
    return ways;
  }

  private Expression tagged(AwsTagGrant grant) {
    return Expression.and(
        holder(grant.principal()), new Expression.Opaque("tables with " + grant.expression()));
  }

  Expression write() {
    List<Expression> ways = new ArrayList<>();
    for (AwsGrant grant : grants) {
      if (grant.filter().isEmpty() && grant.permissions().stream().anyMatch(WRITING::contains)) {
        ways.add(holder(grant.principal()));
      }
    }
    tagGrants.stream()
        .filter(g -> g.permissions().stream().anyMatch(WRITING::contains))
        .forEach(g -> ways.add(tagged(g)));
    return new Expression.Or(ways);
  }

  /** Who may hand on every right may do everything. */
  Expression manage() {
    List<Expression> ways = new ArrayList<>();
    for (AwsGrant grant : grants) {
      if (grant.filter().isEmpty() && grant.grantable().containsAll(EVERYTHING)) {
        ways.add(holder(grant.principal()));
      }
    }
    return new Expression.Or(ways);
  }

  /** Who has what a principal was given: also those to whom its administrators hand it on. */
  private Expression holder(String principal) {
    List<Expression> holders = new ArrayList<>();
    holders.add(member(principal));
    for (String other : principals) {
      if (mayReach(principal, other)) {
        holders.add(
            Expression.and(
                member(other),
                new Expression.Opaque("what administrators of " + principal + " hand on")));
      }
    }
    return new Expression.Or(holders);
  }

  private boolean mayReach(String one, String other) {
    return AwsPrincipal.of(one)
        .flatMap(o -> AwsPrincipal.of(other).filter(p -> o.mayReach(p, account)))
        .isPresent();
  }

  /** Whom IAM lets is not known here. */
  private static Expression member(String principal) {
    return principal.equals(AwsGrant.EVERYBODY_BY_IAM)
        ? new Expression.Opaque("whoever IAM lets read the data")
        : new Expression.MemberOf(PrincipalId.ofNative(principal));
  }

  private Expression publishedNames(Expression rows) {
    return NormalForm.of(rows, leaf -> ColumnNames.rename(leaf, c -> published.getOrDefault(c, c)));
  }
}
