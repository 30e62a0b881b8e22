package io.meshwright.provider.postgres.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataType;
import io.meshwright.provider.postgres.client.CatalogueRows;
import io.meshwright.provider.postgres.client.PgLive;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.sql.ColumnTypes;
import io.meshwright.provider.postgres.sql.PgTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is there at this point of a transaction: what was read, and what was done since. */
final class Working {
  private final String platform;
  private final CatalogueRows rows;
  private final TreeMap<Address, Seen.Present> facts;
  private final Ledgers ledgers;

  Working(String platform, CatalogueRows rows) {
    this.platform = platform;
    this.rows = rows;
    this.facts = new TreeMap<>(PgLive.of(platform, rows));
    this.ledgers = new Ledgers(rows);
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
        .keySet()
        .removeIf(
            a ->
                a.kind().equals(PgPolicy.KIND)
                    && a.path().subList(0, 2).equals(List.of(schema, relation)));
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
    Map<String, DataType> types = new HashMap<>();
    at(PgTable.address(platform, schema, table))
        .map(f -> PgTable.of(f.resource()))
        .ifPresent(
            t ->
                t.columns()
                    .forEach(
                        c -> PgTypes.neutral(c.type()).ifPresent(n -> types.put(c.name(), n))));
    return ColumnTypes.of(types);
  }
}
