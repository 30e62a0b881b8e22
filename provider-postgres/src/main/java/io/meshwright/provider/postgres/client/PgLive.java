package io.meshwright.provider.postgres.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.postgres.client.CatalogueRows.Column;
import io.meshwright.provider.postgres.client.CatalogueRows.Constraint;
import io.meshwright.provider.postgres.client.CatalogueRows.Membership;
import io.meshwright.provider.postgres.client.CatalogueRows.Policy;
import io.meshwright.provider.postgres.client.CatalogueRows.Privilege;
import io.meshwright.provider.postgres.client.CatalogueRows.Relation;
import io.meshwright.provider.postgres.client.CatalogueRows.Role;
import io.meshwright.provider.postgres.client.CatalogueRows.Schema;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.sql.ColumnTypes;
import io.meshwright.provider.postgres.sql.PgParser;
import io.meshwright.provider.postgres.translate.PgNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rows of the catalogue as live facts, in order of address. */
public final class PgLive {
  private final String platform;
  private final CatalogueRows rows;
  private final Map<Relation.Key, List<Column>> columns = new HashMap<>();
  private final Map<Relation.Key, List<Constraint>> constraints = new HashMap<>();
  private final Map<Relation.Key, ColumnTypes> types = new HashMap<>();
  private final Map<Relation.Key, Relation> relations = new HashMap<>();
  private final Map<Relation.Key, List<String>> partitions = new HashMap<>();
  private final Trust trust;
  private final TreeMap<Address, Seen.Present> facts = new TreeMap<>();

  private PgLive(String platform, CatalogueRows rows) {
    this.platform = platform;
    this.rows = rows;
    this.trust = new Trust(rows);
  }

  /** The facts that rows tell. */
  public static SortedMap<Address, Seen.Present> of(String platform, CatalogueRows rows) {
    PgLive live = new PgLive(platform, rows);
    live.index();
    live.collect();
    Dependents.addTo(live.facts, platform, rows.dependents());
    return Ordered.map(live.facts);
  }

  private void index() {
    for (Column column : rows.columns()) {
      columns.computeIfAbsent(column.key(), k -> new ArrayList<>()).add(column);
    }
    for (Constraint constraint : rows.constraints()) {
      constraints.computeIfAbsent(constraint.key(), k -> new ArrayList<>()).add(constraint);
    }
    columns.forEach((key, list) -> types.put(key, types(list)));
    rows.relations().forEach(r -> relations.put(r.key(), r));
    rows.indexes().stream()
        .filter(i -> i.name().equals(PgNames.partitionIndex(i.table())))
        .forEach(i -> partitions.put(i.key(), i.columns()));
  }

  private static ColumnTypes types(List<Column> columns) {
    Map<String, String> known = new HashMap<>();
    columns.forEach(c -> known.put(c.name(), c.type()));
    return ColumnTypes.of(known);
  }

  private void collect() {
    rows.schemas().forEach(this::schema);
    rows.roles().forEach(this::role);
    rows.relations().forEach(r -> relation(r));
    rows.policies().forEach(this::policy);
    memberships();
    grants();
    rows.attached().forEach(a -> put(LiveAttached.fact(platform, a)));
  }

  private void schema(Schema schema) {
    PgComment comment = PgComment.parse(schema.comment());
    add(new PgSchema(schema.name(), comment.description()), trust.of(schema));
  }

  private void role(Role role) {
    PgComment comment = PgComment.parse(role.comment());
    add(
        new PgRole(
            role.name(),
            role.login(),
            role.unrestricted(),
            comment.use(),
            comment.description(),
            trust.staleClaims(role.name())),
        trust.of(role));
  }

  private void relation(Relation relation) {
    PgComment comment = PgComment.parse(relation.comment());
    List<Column> own = columns.getOrDefault(relation.key(), List.of());
    PgResource resource =
        relation.isView()
            ? view(relation, own, comment.description())
            : table(relation, own, comment.description());
    add(resource, trust.of(relation));
  }

  private PgTable table(Relation relation, List<Column> own, String description) {
    List<String> primaryKey = List.of();
    List<List<String>> unique = new ArrayList<>();
    for (Constraint constraint : constraints.getOrDefault(relation.key(), List.of())) {
      if (constraint.primary()) {
        primaryKey = constraint.columns();
      } else {
        unique.add(constraint.columns());
      }
    }
    return new PgTable(
        relation.schema(),
        relation.name(),
        own.stream().map(PgLive::column).toList(),
        primaryKey,
        unique,
        partitions.getOrDefault(relation.key(), List.of()),
        relation.rowSecurity(),
        description);
  }

  private static PgTable.Column column(Column row) {
    ColumnComment comment = ColumnComment.parse(row.comment());
    return new PgTable.Column(
        row.name(),
        row.type(),
        !row.required(),
        comment.description(),
        row.identity(),
        comment.id());
  }

  private PgView view(Relation relation, List<Column> own, String description) {
    List<String> names = own.stream().map(Column::name).toList();
    String definition = relation.definition().orElse("");
    Map<String, String> comments = new HashMap<>();
    own.forEach(c -> comments.put(c.name(), c.comment()));
    PgView.Body body =
        relation.kind() == 'm'
            ? new PgView.Unread(Digest.of(definition), names)
            : PgParser.view(
                definition,
                names,
                comments,
                (schema, table) -> Optional.ofNullable(types.get(new Relation.Key(schema, table))));
    return new PgView(
        relation.schema(),
        relation.name(),
        body,
        relation.isOn("security_barrier"),
        relation.isOn("security_invoker"),
        relation.owner(),
        description);
  }

  private void policy(Policy policy) {
    ColumnTypes known = types.getOrDefault(policy.key(), name -> Optional.empty());
    add(
        new PgPolicy(
            policy.schema(),
            policy.table(),
            policy.name(),
            policy.permissive(),
            PgPolicy.Command.valueOf(policy.command()),
            policy.roles(),
            policy.using().map(text -> PgParser.condition(text, known)),
            policy.check().map(text -> PgParser.condition(text, known))),
        trust.of(policy));
  }

  /** Several grantors may have given one membership; it is worth what they gave together. */
  private void memberships() {
    for (Membership row : rows.memberships()) {
      Address address = PgMembership.address(platform, row.role(), row.member());
      Optional<PgMembership> earlier =
          Optional.ofNullable(facts.get(address)).map(f -> PgMembership.of(f.resource()));
      add(
          new PgMembership(
              row.role(),
              row.member(),
              row.admin() || earlier.map(PgMembership::admin).orElse(false),
              row.inherit() || earlier.map(PgMembership::inherit).orElse(false),
              row.set() || earlier.map(PgMembership::set).orElse(false)),
          trust.ofMembership(PgRole.address(platform, row.role()), row.role(), row.member()));
    }
  }

  private record Grantee(String schema, String relation, String grantee) {}

  private void grants() {
    Map<Grantee, List<Privilege>> grouped = new HashMap<>();
    for (Privilege row : rows.privileges()) {
      grouped
          .computeIfAbsent(
              new Grantee(row.schema(), row.relation(), row.grantee()), k -> new ArrayList<>())
          .add(row);
    }
    grouped.forEach(this::grant);
  }

  private void grant(Grantee key, List<Privilege> given) {
    TreeSet<String> privileges = new TreeSet<>();
    TreeSet<String> grantable = new TreeSet<>();
    for (Privilege row : given) {
      String word = row.column().map(c -> PgGrant.word(row.privilege(), c)).orElse(row.privilege());
      privileges.add(word);
      if (row.grantable()) {
        grantable.add(word);
      }
    }
    Relation relation = relations.get(new Relation.Key(key.schema(), key.relation()));
    PgGrant.On on = PgGrant.On.SCHEMA;
    Address object = PgSchema.address(platform, key.schema());
    if (relation != null) {
      on = relation.isView() ? PgGrant.On.VIEW : PgGrant.On.TABLE;
      object =
          Address.of(
              platform,
              relation.isView() ? PgView.KIND : PgTable.KIND,
              key.schema(),
              key.relation());
    }
    add(
        new PgGrant(key.schema(), key.relation(), key.grantee(), on, privileges, grantable),
        trust.ofGrant(object, key.schema(), key.relation(), key.grantee()));
  }

  private void add(PgResource resource, Owner owner) {
    put(
        new Seen.Present(
            resource.toResource(platform), owner, Ordered.map(Map.<String, Value>of())));
  }

  private void put(Seen.Present fact) {
    facts.put(fact.address(), fact);
  }
}
