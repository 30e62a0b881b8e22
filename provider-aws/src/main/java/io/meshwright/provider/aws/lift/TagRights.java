package io.meshwright.provider.aws.lift;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.AwsTagging;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who holds what on one table by the LF-tags that it carries. It has those of its database, and a
 * column those of the table, but for keys of which they have a value of their own.
 */
final class TagRights {
  private final List<AwsTagGrant> grants;
  private final Holders holders;
  private final Map<String, String> onTable = new TreeMap<>();
  private final Map<String, Map<String, String>> onColumns = new TreeMap<>();

  TagRights(AwsTable table, ResourceState state, List<AwsTagGrant> grants, Holders holders) {
    this.grants = List.copyOf(grants);
    this.holders = holders;
    if (grants.isEmpty()) {
      return;
    }
    own(state, table.database(), "").forEach(t -> onTable.put(t.key(), t.value()));
    List<AwsTagging> own = own(state, table.database(), table.name());
    own.stream().filter(t -> t.column().isEmpty()).forEach(t -> onTable.put(t.key(), t.value()));
    table.columns().forEach(c -> onColumns.put(c.name(), new TreeMap<>(onTable)));
    own.stream()
        .filter(t -> onColumns.containsKey(t.column()))
        .forEach(
            t ->
                onColumns
                    .computeIfAbsent(t.column(), k -> new TreeMap<>())
                    .put(t.key(), t.value()));
  }

  /** Rights on tables by tags, whichever tables these are. */
  static List<AwsTagGrant> grants(ResourceState state) {
    List<AwsTagGrant> grants = new ArrayList<>();
    for (Resource resource :
        state.derived(AwsTagGrant.KIND, all -> all.under(AwsTagGrant.KIND, List.of()))) {
      AwsTagGrant grant = (AwsTagGrant) AwsResource.of(resource);
      if (!grant.type().equals(AwsTagGrant.DATABASES)) {
        grants.add(grant);
      }
    }
    return grants;
  }

  private static List<AwsTagging> own(ResourceState state, String database, String table) {
    return state.under(AwsTagging.KIND, List.of(database, table)).stream()
        .map(r -> (AwsTagging) AwsResource.of(r))
        .toList();
  }

  /** Who sees a column by its tags. */
  List<Expression> visible(String column) {
    List<Expression> ways = new ArrayList<>();
    for (AwsTagGrant grant : grants) {
      if (grant.permissions().contains("SELECT")) {
        ways.add(held(grant, onColumns.getOrDefault(column, onTable)));
      }
    }
    ways.addAll(write());
    return ways;
  }

  /** Per principal the columns that he selects by their tags, where those are some. */
  Map<String, Set<String>> parts() {
    Map<String, Set<String>> parts = new TreeMap<>();
    for (AwsTagGrant grant : grants) {
      if (grant.permissions().contains("SELECT")) {
        onColumns.forEach(
            (column, tags) -> {
              if (grant.isKnown() && grant.asked().matches(tags)) {
                parts.computeIfAbsent(grant.principal(), k -> new TreeSet<>()).add(column);
              }
            });
      }
    }
    return parts;
  }

  /** Who may write, and so read all of it. */
  List<Expression> write() {
    return anywhere(grants.stream().filter(g -> TableRights.writes(g.permissions())).toList());
  }

  /** Who may hand on every right, and so do everything. */
  List<Expression> manage() {
    return anywhere(grants.stream().filter(g -> TableRights.isEverything(g.grantable())).toList());
  }

  /**
   * Rights on the table: those that its own tags give; of those that only a column's tags do nobody
   * writes what they give.
   */
  private List<Expression> anywhere(Collection<AwsTagGrant> some) {
    List<Expression> ways = new ArrayList<>();
    for (AwsTagGrant grant : some) {
      Expression held = held(grant, onTable);
      boolean inPart =
          onColumns.values().stream()
              .anyMatch(tags -> !held(grant, tags).equals(Expression.Constant.FALSE));
      ways.add(
          held.equals(Expression.Constant.FALSE) && inPart
              ? Expression.and(holders.of(grant.principal()), unknown(grant))
              : held);
    }
    return ways;
  }

  private Expression held(AwsTagGrant grant, Map<String, String> tags) {
    if (!grant.isKnown()) {
      return Expression.and(holders.of(grant.principal()), unknown(grant));
    }
    return grant.asked().matches(tags) ? holders.of(grant.principal()) : Expression.Constant.FALSE;
  }

  private static Expression unknown(AwsTagGrant grant) {
    return new Expression.Opaque("tables with " + grant.text());
  }
}
