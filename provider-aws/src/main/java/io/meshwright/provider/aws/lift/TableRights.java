package io.meshwright.provider.aws.lift;

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
import io.meshwright.provider.aws.resource.AwsTagGrant;
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
  private final FolderRights folder;
  private final Holders holders;

  /**
   * Rights on a table.
   *
   * @param known what settings say
   */
  TableRights(String platform, AwsTable table, ResourceState state, Known known) {
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
    this.folder = new FolderRights(table.location(), state);
    table.columns().forEach(c -> published.put(c.name(), c.published()));
    CarriedTags carried = CarriedTags.of(state, table.database(), table.name(), published.keySet());
    List<AwsTagGrant> tagGrants = carried.grants(state);
    FileRights files = new FileRights(table, state);
    TreeSet<String> principals = new TreeSet<>(files.principals());
    grants.forEach(g -> principals.add(g.principal()));
    columnGrants.forEach(g -> principals.add(g.principal()));
    tagGrants.forEach(g -> principals.add(g.principal()));
    this.holders = new Holders(principals, known.account(), known.operator());
    this.tags = new TagRights(carried, tagGrants, holders);
    this.byFiles = files.ways(platform, holders);
  }

  Expression visible(String column) {
    List<Expression> ways = new ArrayList<>();
    for (AwsGrant grant : grants) {
      if (grant.filter().isEmpty()) {
        if (reads(grant.permissions())) {
          ways.add(holders.of(grant.principal()));
        }
      } else if (grant.permissions().contains("SELECT")) {
        ways.add(Expression.and(holders.of(grant.principal()), shown(grant.filter(), column)));
      }
    }
    for (AwsColumnGrant grant : columnGrants) {
      if (grant.columns().contains(column) != grant.allBut()) {
        ways.add(holders.of(grant.principal()));
      }
    }
    ways.addAll(tags.visible(column));
    ways.addAll(severalParts(column));
    ways.addAll(byFiles);
    ways.add(folder.read());
    return new Expression.Or(ways);
  }

  /** A filter that cannot be seen may show anything. */
  private Expression shown(String filter, String column) {
    AwsFilter known = filters.get(filter);
    if (known == null) {
      return new Expression.Opaque("filter " + filter + " of " + table.name());
    }
    return known.shows(column) ? publishedNames(known.rows()) : Expression.Constant.FALSE;
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
                        Holders.member(principal),
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
        Set<String> columns = new TreeSet<>(published.keySet());
        columns.removeIf(c -> !filter.shows(c));
        add(parts, grant.principal(), columns, publishedNames(filter.rows()));
      }
    }
    for (AwsColumnGrant grant : columnGrants) {
      Set<String> columns = new TreeSet<>(published.keySet());
      columns.removeIf(c -> grant.columns().contains(c) == grant.allBut());
      add(parts, grant.principal(), columns, Expression.Constant.TRUE);
    }
    tags.parts()
        .forEach((principal, columns) -> add(parts, principal, columns, Expression.Constant.TRUE));
    return parts;
  }

  /** Whoever may have what somebody was given may have that part, too. */
  private void add(
      Map<String, List<Part>> parts, String principal, Set<String> columns, Expression rows) {
    for (String holder : holders.reached(principal)) {
      parts.computeIfAbsent(holder, k -> new ArrayList<>()).add(new Part(columns, rows));
    }
  }

  Expression write() {
    List<Expression> ways = new ArrayList<>();
    for (AwsGrant grant : grants) {
      if (grant.filter().isEmpty() && writes(grant.permissions())) {
        ways.add(holders.of(grant.principal()));
      }
    }
    ways.addAll(tags.write());
    ways.add(folder.write());
    return new Expression.Or(ways);
  }

  /** Who may hand on every right may do everything. */
  Expression manage() {
    List<Expression> ways = new ArrayList<>();
    for (AwsGrant grant : grants) {
      if (grant.filter().isEmpty() && isEverything(grant.grantable())) {
        ways.add(holders.of(grant.principal()));
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

  private Expression publishedNames(Expression rows) {
    return NormalForm.of(rows, leaf -> ColumnNames.rename(leaf, c -> published.getOrDefault(c, c)));
  }
}
