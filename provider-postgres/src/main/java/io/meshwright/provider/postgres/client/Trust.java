package io.meshwright.provider.postgres.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.postgres.client.CatalogueRows.Membership;
import io.meshwright.provider.postgres.client.CatalogueRows.Policy;
import io.meshwright.provider.postgres.client.CatalogueRows.Relation;
import io.meshwright.provider.postgres.client.CatalogueRows.Role;
import io.meshwright.provider.postgres.client.CatalogueRows.Schema;
import io.meshwright.provider.postgres.resource.PgRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whose the objects of a read are: which markers count, and which members a ledger lists. */
final class Trust {
  /** Roles that are made to be granted something; what they have is what we gave them. */
  private static final Set<PgRole.Use> GRANTEES =
      Set.of(
          PgRole.Use.GRANT,
          PgRole.Use.DENY,
          PgRole.Use.EXEMPT,
          PgRole.Use.PUBLISHER,
          PgRole.Use.PRODUCER);

  private final String database;
  private final Map<String, Marker> schemas = new HashMap<>();
  private final Map<String, Marker> roles = new HashMap<>();
  private final Map<String, Marker> grantees = new HashMap<>();
  private final Map<String, Marker> publishers = new HashMap<>();
  private final Map<String, SortedSet<String>> ledgers = new HashMap<>();
  private final Map<String, SortedSet<String>> members = new HashMap<>();
  private final Map<Relation.Key, Relation> relations = new HashMap<>();

  Trust(CatalogueRows rows) {
    this.database = rows.server().database();
    rows.relations().forEach(r -> relations.put(r.key(), r));
    rows.schemas().forEach(s -> marker(s).ifPresent(m -> schemas.put(s.name(), m)));
    rows.roles().forEach(this::index);
    for (Membership row : rows.memberships()) {
      members.computeIfAbsent(row.role(), k -> new TreeSet<>()).add(row.member());
    }
  }

  private void index(Role role) {
    PgComment comment = PgComment.parse(role.comment());
    Optional<Marker> marker = marker(role);
    if (marker.isEmpty()) {
      return;
    }
    roles.put(role.name(), marker.get());
    ledgers.put(role.name(), comment.members());
    if (comment.use().filter(GRANTEES::contains).isPresent()) {
      grantees.put(role.name(), marker.get());
    }
    if (!role.login() && comment.isFor(PgRole.Use.PUBLISHER)) {
      publishers.put(role.name(), marker.get());
    }
  }

  /** Whoever owns a schema can write any comment on it. */
  private static Optional<Marker> marker(Schema schema) {
    return PgComment.parse(schema.comment()).marker().filter(m -> schema.trusted());
  }

  /** Every database of the server shows the same roles. */
  private Optional<Marker> marker(Role role) {
    PgComment comment = PgComment.parse(role.comment());
    return comment.marker().filter(m -> comment.isIn(database));
  }

  /** Whoever owns a relation can write any comment on it; views are owned by their publishers. */
  private Optional<Marker> marker(Relation relation) {
    return PgComment.parse(relation.comment())
        .marker()
        .filter(m -> relation.trusted() || relation.isView() && isPublisher(relation.owner(), m));
  }

  private boolean isPublisher(String role, Marker object) {
    Marker marker = publishers.get(role);
    return marker != null && marker.mesh().equals(object.mesh());
  }

  Owner of(Schema schema) {
    return marked(marker(schema));
  }

  Owner of(Role role) {
    return marked(marker(role));
  }

  Owner of(Relation relation) {
    return marked(marker(relation));
  }

  /** A policy is its table's owner's. */
  Owner of(Policy policy) {
    Relation table = relations.get(policy.key());
    return marked(
        PgComment.parse(policy.comment()).marker().filter(m -> table != null && table.trusted()));
  }

  private static Owner marked(Optional<Marker> marker) {
    return marker.<Owner>map(Owner.Marked::new).orElseGet(Owner.Foreign::new);
  }

  /** A membership is ours where the ledger of a role of ours lists the member. */
  Owner ofMembership(Address role, String name, String member) {
    Marker marker = roles.get(name);
    return marker != null && ledger(name).contains(member)
        ? new Owner.Claimed(role, marker)
        : new Owner.Foreign();
  }

  /** Members that the ledger of a role lists and that are none. */
  SortedSet<String> staleClaims(String role) {
    TreeSet<String> stale = new TreeSet<>(ledger(role));
    stale.removeAll(members.getOrDefault(role, Ordered.set(List.of())));
    return stale;
  }

  private SortedSet<String> ledger(String role) {
    return ledgers.getOrDefault(role, Ordered.set(List.of()));
  }

  /**
   * What a role of ours may do with an object of the same workspace is ours, whoever gave it, and
   * belongs to what the role is for.
   */
  Owner ofGrant(Address object, String schema, String relation, String grantee) {
    Relation on = relations.get(new Relation.Key(schema, relation));
    Optional<Marker> marker = on == null ? Optional.ofNullable(schemas.get(schema)) : marker(on);
    Optional<Marker> role = Optional.ofNullable(grantees.get(grantee));
    return role.filter(r -> marker.filter(m -> m.mesh().equals(r.mesh())).isPresent())
        .<Owner>map(r -> new Owner.Within(object, r))
        .orElseGet(Owner.Foreign::new);
  }
}
