package io.meshwright.provider.aws.lift;

import io.meshwright.api.policy.Expression;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who holds what on one table by the LF-tags that it carries. */
final class TagRights {
  private final CarriedTags carried;
  private final List<AwsTagGrant> grants;
  private final Holders holders;

  TagRights(CarriedTags carried, List<AwsTagGrant> grants, Holders holders) {
    this.carried = carried;
    this.grants = List.copyOf(grants);
    this.holders = holders;
  }

  /** Who sees a column by its tags. */
  List<Expression> visible(String column) {
    List<Expression> ways = new ArrayList<>();
    for (AwsTagGrant grant : grants) {
      if (grant.permissions().contains("SELECT")) {
        ways.add(held(grant, carried.of(column)));
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
        carried
            .onColumns()
            .forEach(
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
      Expression held = held(grant, carried.onTable());
      boolean inPart =
          carried.onColumns().values().stream()
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
