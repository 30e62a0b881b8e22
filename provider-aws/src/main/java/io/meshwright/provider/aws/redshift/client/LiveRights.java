package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.aws.redshift.resource.RsGrant;
import io.meshwright.provider.aws.redshift.resource.RsRowPolicy;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rights on schemas, tables, columns, and on all tables of something. */
final class LiveRights {
  private static final String TABLES = "tables";
  private static final String SCHEMAS = "schemas";
  private static final String SCHEMA = "schema";

  private final RsLive live;
  private final CatalogueRows rows;
  private final Map<Address, Words> grants = new TreeMap<>();

  LiveRights(RsLive live, CatalogueRows rows) {
    this.live = live;
    this.rows = rows;
  }

  /** What is found of one grant. */
  private static final class Words {
    private final Set<String> privileges = new TreeSet<>();
    private final Set<String> columns = new TreeSet<>();
    private final Set<String> updates = new TreeSet<>();
    private boolean grantable;
  }

  void read() {
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.TABLE_RIGHTS)) {
      boolean known = live.columnsOf(row.text(0), row.text(1)).isPresent();
      if (known && !live.isOwner(row.text(0), row.text(1), row.grantee(3, 4))) {
        words(row.text(0), row.text(1), row.grantee(3, 4)).privileges.add(word(row.text(2)));
        words(row.text(0), row.text(1), row.grantee(3, 4)).grantable |= row.bool(5);
      }
    }
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.COLUMN_RIGHTS)) {
      if (!live.isOwner(row.text(0), row.text(1), row.grantee(4, 5))) {
        column(row);
      }
    }
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.SCHEMA_RIGHTS)) {
      String scope = row.text(2).toLowerCase(Locale.ROOT);
      String who = row.grantee(3, 4);
      boolean concerns = scope.equals(TABLES) || scope.equals(SCHEMA) || scope.isEmpty();
      if (concerns && !live.isOwner(row.text(0), "", who)) {
        Words words = words(row.text(0), scope.equals(TABLES) ? RsGrant.EVERY : "", who);
        words.privileges.add(word(row.text(1)));
        words.grantable |= row.bool(5);
      }
    }
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.DATABASE_RIGHTS)) {
      String scope = row.text(1).toLowerCase(Locale.ROOT);
      if (scope.equals(TABLES) || scope.equals(SCHEMAS)) {
        Words words =
            words(RsGrant.EVERY, scope.equals(TABLES) ? RsGrant.EVERY : "", row.grantee(2, 3));
        words.privileges.add(word(row.text(0)));
        words.grantable |= row.bool(4);
      }
    }
    grants.forEach(this::add);
  }

  private void column(CatalogueRows.Row row) {
    Words words = words(row.text(0), row.text(1), row.grantee(4, 5));
    if (word(row.text(3)).equals("SELECT")) {
      words.columns.add(row.text(2));
    } else {
      words.updates.add(row.text(2));
    }
  }

  private static String word(String privilege) {
    return privilege.strip().toUpperCase(Locale.ROOT);
  }

  private Words words(String schema, String table, String grantee) {
    return grants.computeIfAbsent(
        RsGrant.address(live.platform(), schema, table, grantee), k -> new Words());
  }

  private void add(Address address, Words words) {
    List<String> path = address.path();
    RsGrant grant =
        new RsGrant(
            path.get(0),
            path.get(1),
            path.get(2),
            Ordered.set(words.privileges),
            Ordered.set(words.columns),
            Ordered.set(words.updates),
            words.grantable,
            needs(path));
    live.add(grant, owner(grant));
  }

  /** A right goes before the policies that limit it. */
  private List<Address> needs(List<String> path) {
    if (path.get(1).isEmpty() || path.get(1).equals(RsGrant.EVERY)) {
      return List.of();
    }
    List<Address> needs = new ArrayList<>();
    boolean every =
        live.columnsOf(path.get(0), path.get(1))
            .filter(t -> t.rowSecurity() == RsTable.RowSecurity.AND)
            .isPresent();
    Address of = new Address(live.platform(), RsRowPolicy.KIND, path.subList(0, every ? 2 : 3));
    for (Seen.Present fact : live.facts().values()) {
      if (fact.address().isWithin(of)) {
        needs.add(fact.address());
      }
    }
    needs.add(RsTable.address(live.platform(), path.get(0), path.get(1)));
    return needs;
  }

  private Owner owner(RsGrant grant) {
    boolean onSchema = grant.table().isEmpty();
    Optional<RsComments> comment =
        onSchema ? live.schema(grant.schema()) : live.table(grant.schema(), grant.table());
    Address ledger =
        onSchema
            ? RsSchema.address(live.platform(), grant.schema())
            : RsTable.address(live.platform(), grant.schema(), grant.table());
    return comment
        .filter(c -> c.claims().contains(grant.grantee()))
        .flatMap(RsComments::marker)
        .<Owner>map(m -> new Owner.Claimed(ledger, m))
        .orElseGet(Owner.Foreign::new);
  }
}
