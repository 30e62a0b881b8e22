package io.meshwright.provider.snowflake.client;

import static io.meshwright.provider.snowflake.client.CatalogueQuery.GRANTS_ON_WAREHOUSE;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.GRANTS_TO_SHARE;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.METRIC_EXPECTATIONS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.METRIC_REFERENCES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.RESOURCE_MONITORS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.SHARES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.STREAMS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.TAGS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.TAG_POLICIES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.TAG_VALUES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.WAREHOUSES;

import io.meshwright.api.resource.Address;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfImportedRoleGrant;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.resource.SfStreamGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTag;
import io.meshwright.provider.snowflake.resource.SfView;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is looked for.
 *
 * @param queries what
 * @param roles only these database roles are asked what they have and who has them, as in {@link
 *     SfDatabaseRole#grantee()}; all where empty
 * @param shares only these shares are looked at; those that matter where empty
 * @param places only these schemas, by database and name, are asked what is to come in them; all
 *     where empty
 */
record LookFor(
    Set<CatalogueQuery> queries,
    Optional<SortedSet<String>> roles,
    Optional<SortedSet<String>> shares,
    Optional<Set<List<String>>> places) {
  private static final Set<String> OF_SCHEMAS =
      Set.of(SfTable.KIND, SfView.KIND, SfDynamicTable.KIND, SfStage.KIND, SfModelGrant.KIND);

  LookFor {
    queries = Set.copyOf(queries);
  }

  /** Everything, and of what is read only where it is asked for no more than that. */
  static LookFor all(ReadAlso also) {
    EnumSet<CatalogueQuery> queries = EnumSet.allOf(CatalogueQuery.class);
    if (!also.warehouses()) {
      queries.removeAll(EnumSet.of(WAREHOUSES, RESOURCE_MONITORS, GRANTS_ON_WAREHOUSE));
    }
    if (!also.metrics()) {
      queries.removeAll(EnumSet.of(METRIC_REFERENCES, METRIC_EXPECTATIONS));
    }
    if (!also.streams()) {
      queries.remove(STREAMS);
    }
    if (!also.tags()) {
      queries.removeAll(EnumSet.of(TAGS, TAG_POLICIES, TAG_VALUES));
    }
    return new LookFor(queries, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** No more than what resources of one kind are judged by; of other kinds there may be less. */
  static LookFor at(String kind, Collection<Address> addresses) {
    TreeSet<String> roles = new TreeSet<>();
    TreeSet<String> shares = new TreeSet<>();
    for (Address address : addresses) {
      List<String> path = address.path();
      switch (kind) {
        case SfGrant.KIND, SfStageGrant.KIND, SfModelGrant.KIND, SfStreamGrant.KIND -> {
          roles.add(path.get(3));
          share(path.get(3)).ifPresent(shares::add);
        }
        case SfImportedRoleGrant.KIND -> roles.add(SfGrant.databaseRole(path.get(0), path.get(1)));
        case SfRoleGrant.KIND -> {
          roles.add(SfGrant.databaseRole(path.get(0), path.get(1)));
          share(path.get(2)).ifPresent(shares::add);
        }
        case SfShare.KIND, SfShareAccount.KIND -> shares.add(path.get(1));
        default -> {
          // Of others nothing is asked one by one.
        }
      }
    }
    EnumSet<CatalogueQuery> queries = EnumSet.copyOf(KindQueries.of(kind));
    // What is left among our tags would go with their schema.
    if (kind.equals(SfSchema.KIND)
        && addresses.stream().anyMatch(a -> a.path().getLast().endsWith(SfTag.SCHEMA))) {
      queries.add(TAGS);
    }
    boolean rights =
        Set.of(
                SfGrant.KIND,
                SfStageGrant.KIND,
                SfModelGrant.KIND,
                SfStreamGrant.KIND,
                SfRoleGrant.KIND,
                SfImportedRoleGrant.KIND)
            .contains(kind);
    if (rights && !shares.isEmpty()) {
      queries.add(SHARES);
      queries.add(GRANTS_TO_SHARE);
    }
    return new LookFor(
        queries,
        rights ? Optional.of(roles) : Optional.empty(),
        Optional.of(shares),
        OF_SCHEMAS.contains(kind) ? Optional.of(places(addresses)) : Optional.empty());
  }

  private static Set<List<String>> places(Collection<Address> addresses) {
    Set<List<String>> places = new HashSet<>();
    // A view that may show anything depends on a whole database.
    addresses.stream()
        .filter(a -> a.path().size() > 2)
        .forEach(a -> places.add(a.path().subList(0, 2)));
    return places;
  }

  /** Those schemas of a database, of all, that are asked what is to come in them. */
  List<String> schemas(String database, List<String> all) {
    return all.stream()
        .filter(
            s ->
                places.isEmpty()
                    || places.get().contains(List.of(database, s))
                    || places.get().contains(List.of(database, SfGrant.named(s))))
        .toList();
  }

  private static Optional<String> share(String grantee) {
    return Optional.of(grantee)
        .filter(g -> g.startsWith(SfShare.SHARE))
        .map(g -> g.substring(SfShare.SHARE.length()));
  }

  /** The database that an address lies in; empty where it is of the account. */
  static Optional<String> database(Address address) {
    return Optional.of(address.path().getFirst()).filter(d -> !d.isEmpty());
  }

  boolean wants(CatalogueQuery query) {
    return queries.contains(query);
  }

  /**
   * Whether a share is looked at.
   *
   * @param matters whether it has something to do with what is read
   */
  boolean wantsShare(String name, boolean matters) {
    return shares.map(s -> s.contains(name)).orElse(matters);
  }

  boolean wantsRole(String grantee) {
    return roles.isEmpty() || roles.get().contains(grantee);
  }
}
