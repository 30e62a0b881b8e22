package io.meshwright.provider.postgres.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.postgres.client.CatalogueRows;
import io.meshwright.provider.postgres.client.PgLive;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.sql.ColumnTypes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is there at this point of a transaction: what was read, and what was done since. */
final class Working {
  private final String platform;
  private final CatalogueRows rows;
  private final TreeMap<Address, Seen.Present> facts;
  private final Ledgers ledgers;
  private final Set<Address> due;
  private final Set<Address> detached = new TreeSet<>();

  /**
   * What is there.
   *
   * @param due objects that the transaction changes
   */
  Working(String platform, CatalogueRows rows, Collection<Address> due) {
    this.platform = platform;
    this.rows = rows;
    this.facts = new TreeMap<>(PgLive.of(platform, rows));
    this.ledgers = new Ledgers(rows);
    this.due = new TreeSet<>(due);
  }

  /** Whether a change of the transaction, and a later one than this, is about an object. */
  boolean isDue(Address address) {
    return due.contains(address);
  }

  /** The change of an object begins. */
  void begin(Address address) {
    due.remove(address);
  }

  /** A view is taken away for a while; the rights on it are kept for when it is back. */
  void detach(PgView view) {
    Address address = view.address(platform);
    facts.remove(address);
    detached.add(address);
  }

  boolean isDetached(Address view) {
    return detached.contains(view);
  }

  /** A view that was taken away is back, or is not to come back. */
  boolean attach(Address view) {
    return detached.remove(view);
  }

  /** Views that select from a table. */
  List<Seen.Present> viewsOf(String schema, String table) {
    return facts.values().stream()
        .filter(f -> f.address().kind().equals(PgView.KIND))
        .filter(
            f ->
                PgView.of(f.resource()).body() instanceof PgView.Select select
                    && select.sourceSchema().equals(schema)
                    && select.sourceTable().equals(table))
        .toList();
  }

  /** Row policies on a table. */
  List<Seen.Present> policiesOn(String schema, String table) {
    return facts.values().stream()
        .filter(f -> f.address().kind().equals(PgPolicy.KIND))
        .filter(f -> f.address().path().subList(0, 2).equals(List.of(schema, table)))
        .toList();
  }

  /** Columns of a table got other names, and the server took along what names them. */
  void move(String schema, String table, ColumnMoves moves) {
    if (moves.isEmpty()) {
      return;
    }
    for (Seen.Present fact : viewsOf(schema, table)) {
      put(moves.of(PgView.of(fact.resource())), fact.owner());
    }
    for (Seen.Present fact : policiesOn(schema, table)) {
      put(moves.of(PgPolicy.of(fact.resource())), fact.owner());
    }
    for (PgGrant grant : grantsOn(schema, table)) {
      put(moves.of(grant), at(grant.address(platform)).orElseThrow().owner());
    }
  }

  Ledgers ledgers() {
    return ledgers;
  }

  SortedMap<Address, Seen.Present> facts() {
    return facts;
  }

  Optional<Seen.Present> at(Address address) {
    return Optional.ofNullable(facts.get(address));
  }

  void put(PgResource resource, Owner owner) {
    facts.put(
        resource.address(platform),
        new Seen.Present(
            resource.toResource(platform), owner, Ordered.map(Map.<String, Value>of())));
  }

  void remove(Address address) {
    facts.remove(address);
  }

  String platform() {
    return platform;
  }

  CatalogueRows.Server server() {
    return rows.server();
  }

  /** What anybody may do with a relation. */
  List<PgGrant> grantsOn(String schema, String relation) {
    return facts
        .subMap(
            PgGrant.address(platform, schema, relation, ""),
            PgGrant.address(platform, schema, relation + "\0", ""))
        .values()
        .stream()
        .map(f -> PgGrant.of(f.resource()))
        .toList();
  }

  /** Forgets what goes with a relation: rights on it and its policies. */
  void removeBeside(String schema, String relation) {
    grantsOn(schema, relation).forEach(g -> remove(g.address(platform)));
    facts
        .subMap(
            PgPolicy.address(platform, schema, relation, ""),
            PgPolicy.address(platform, schema, relation + "\0", ""))
        .clear();
  }

  /** Who gave a membership. */
  List<String> grantors(PgMembership membership) {
    return rows.memberships().stream()
        .filter(m -> m.role().equals(membership.role()) && m.member().equals(membership.member()))
        .map(CatalogueRows.Membership::grantor)
        .distinct()
        .toList();
  }

  /** The name of a constraint of a table over columns. */
  Optional<String> constraint(PgTable table, boolean primary, List<String> columns) {
    return rows.constraints().stream()
        .filter(c -> c.schema().equals(table.schema()) && c.table().equals(table.name()))
        .filter(c -> c.primary() == primary && c.columns().equals(columns))
        .map(CatalogueRows.Constraint::name)
        .findFirst();
  }

  /** Types of a table's columns; none where the table is not there. */
  ColumnTypes types(String schema, String table) {
    Map<String, String> types = new HashMap<>();
    at(PgTable.address(platform, schema, table))
        .map(f -> PgTable.of(f.resource()))
        .ifPresent(t -> t.columns().forEach(c -> types.put(c.name(), c.type())));
    return ColumnTypes.of(types);
  }
}
