package io.meshwright.provider.aws.lift;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsColumnGrant;
import io.meshwright.provider.aws.resource.AwsFilter;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final TagRights tags;
  private final List<Expression> byFiles;
  private final Map<String, AwsFilter> filters = new HashMap<>();
  private final Map<String, String> published = new HashMap<>();

  TableRights(String platform, AwsTable table, ResourceState state) {
    this.table = table;
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
    table.columns().forEach(c -> published.put(c.name(), c.published()));
    this.tags = new TagRights(table, state);
    this.byFiles = new FileRights(table, state).ways(platform);
  }

  Expression visible(String column) {
    List<Expression> ways = new ArrayList<>();
    for (AwsGrant grant : grants) {
      if (grant.filter().isEmpty()) {
        if (reads(grant.permissions())) {
          ways.add(member(grant.principal()));
        }
      } else if (grant.permissions().contains("SELECT")) {
        ways.add(Expression.and(member(grant.principal()), shown(grant.filter(), column)));
      }
    }
    for (AwsColumnGrant grant : columnGrants) {
      if (grant.columns().contains(column) != grant.allBut()) {
        ways.add(member(grant.principal()));
      }
    }
    ways.addAll(tags.visible(column));
    ways.addAll(severalParts(column));
    ways.addAll(byFiles);
    return new Expression.Or(ways);
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

  /** Some columns in some rows. */
  private record Part(Set<String> columns, Expression rows) {}

  /**
   * Nobody writes how several parts of a table that one principal may select add up: perhaps every
   * column that any of them shows, in every row that any of them shows.
   */
  private List<Expression> severalParts(String column) {
    List<Expression> ways = new ArrayList<>();
    parts()
        .forEach(
            (principal, several) -> {
              boolean any = several.stream().anyMatch(p -> p.columns().contains(column));
              if (several.size() > 1 && any) {
                ways.add(
                    Expression.and(
                        member(principal),
                        new Expression.Opaque("how the filters of " + principal + " add up"),
                        new Expression.Or(several.stream().map(Part::rows).toList())));
              }
            });
    return ways;
  }

  private Map<String, List<Part>> parts() {
    Map<String, List<Part>> parts = new TreeMap<>();
    for (AwsGrant grant : grants) {
      AwsFilter filter = filters.get(grant.filter());
      if (filter != null && grant.permissions().contains("SELECT")) {
        parts
            .computeIfAbsent(grant.principal(), k -> new ArrayList<>())
            .add(new Part(filter.columns(), publishedNames(filter.rows())));
      }
    }
    for (AwsColumnGrant grant : columnGrants) {
      Set<String> columns = new TreeSet<>(published.keySet());
      columns.removeIf(c -> grant.columns().contains(c) == grant.allBut());
      parts
          .computeIfAbsent(grant.principal(), k -> new ArrayList<>())
          .add(new Part(columns, Expression.Constant.TRUE));
    }
    tags.parts()
        .forEach(
            (principal, columns) ->
                parts
                    .computeIfAbsent(principal, k -> new ArrayList<>())
                    .add(new Part(columns, Expression.Constant.TRUE)));
    return parts;
  }

  Expression write() {
    List<Expression> ways = new ArrayList<>();
    for (AwsGrant grant : grants) {
      if (grant.filter().isEmpty() && writes(grant.permissions())) {
        ways.add(member(grant.principal()));
      }
    }
    ways.addAll(tags.write());
    return new Expression.Or(ways);
  }

  /** Who may hand on every right may do everything. */
  Expression manage() {
    List<Expression> ways = new ArrayList<>();
    for (AwsGrant grant : grants) {
      if (grant.filter().isEmpty() && isEverything(grant.grantable())) {
        ways.add(member(grant.principal()));
      }
    }
    ways.addAll(tags.manage());
    return new Expression.Or(ways);
  }

  static boolean reads(SortedSet<String> permissions) {
    return permissions.stream().anyMatch(READING::contains);
  }

  static boolean writes(SortedSet<String> permissions) {
    return permissions.stream().anyMatch(WRITING::contains);
  }

  static boolean isEverything(SortedSet<String> permissions) {
    return permissions.containsAll(EVERYTHING);
  }

  /** Whom IAM lets is not known here. */
  static Expression member(String principal) {
    return principal.equals(AwsGrant.EVERYBODY_BY_IAM)
        ? new Expression.Opaque("whoever IAM lets read the data")
        : new Expression.MemberOf(PrincipalId.ofNative(principal));
  }

  private Expression publishedNames(Expression rows) {
    return NormalForm.of(rows, leaf -> ColumnNames.rename(leaf, c -> published.getOrDefault(c, c)));
  }
}
