package io.meshwright.provider.aws.lift;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsColumnGrant;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.AwsView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who may select from one view. Filters are not for views, and nothing is written by one. */
final class ViewRights {
  private static final Set<String> EVERYTHING =
      Set.of("ALTER", "DELETE", "DESCRIBE", "DROP", "INSERT", "SELECT");

  private final List<AwsGrant> grants = new ArrayList<>();
  private final List<AwsColumnGrant> columnGrants = new ArrayList<>();
  private final List<AwsTagGrant> tagGrants = new ArrayList<>();
  private final Holders holders;

  ViewRights(AwsView view, ResourceState state, Known known) {
    List<String> path = List.of(view.database(), view.name());
    List<String> every = List.of(view.database(), AwsGrant.EVERY_TABLE);
    for (List<String> place : List.of(path, every)) {
      for (Resource right : state.under(AwsGrant.KIND, place)) {
        grants.add((AwsGrant) AwsResource.of(right));
      }
    }
    for (Resource right : state.under(AwsColumnGrant.KIND, path)) {
      columnGrants.add((AwsColumnGrant) AwsResource.of(right));
    }
    CarriedTags carried =
        CarriedTags.of(
            state,
            view.database(),
            view.name(),
            view.columns().stream().map(AwsColumn::name).toList());
    carried.grants(state).stream().filter(carried::mayMatch).forEach(tagGrants::add);
    TreeSet<String> principals = new TreeSet<>();
    grants.forEach(g -> principals.add(g.principal()));
    columnGrants.forEach(g -> principals.add(g.principal()));
    tagGrants.forEach(g -> principals.add(g.principal()));
    this.holders = new Holders(principals, known.account(), known.operator());
  }

  /** Who may select a column of it. */
  Expression select(String column) {
    List<Expression> ways = new ArrayList<>();
    for (AwsGrant grant : grants) {
      if (grant.permissions().contains("SELECT")) {
        ways.add(holders.of(grant.principal()));
      }
    }
    for (AwsColumnGrant grant : columnGrants) {
      if (grant.columns().contains(column) != grant.allBut()) {
        ways.add(holders.of(grant.principal()));
      }
    }
    for (AwsTagGrant grant : tagGrants) {
      if (grant.permissions().contains("SELECT")) {
        ways.add(
            Expression.and(
                holders.of(grant.principal()),
                new Expression.Opaque("views with " + grant.text())));
      }
    }
    return new Expression.Or(ways);
  }

  /** Who may hand on every right may do everything. */
  Expression manage() {
    List<Expression> ways = new ArrayList<>();
    for (AwsGrant grant : grants) {
      if (grant.grantable().containsAll(EVERYTHING)) {
        ways.add(holders.of(grant.principal()));
      }
    }
    return new Expression.Or(ways);
  }
}
