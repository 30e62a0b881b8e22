package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.aws.resource.AwsColumnGrant;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsLink;
import io.meshwright.provider.aws.resource.AwsLinkGrant;
import io.meshwright.provider.aws.resource.AwsLocationGrant;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.TagExpression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Rights of Lake Formation as facts: of one principal on one thing what all of them say. */
final class LiveRights {
  /** What the service calls all rights on a table, but ALL itself. */
  private static final List<String> ALL_OF_TABLE =
      List.of("ALTER", "DELETE", "DESCRIBE", "DROP", "INSERT", "SELECT");

  private static final List<String> ALL_OF_DATABASE =
      List.of("ALTER", "CREATE_TABLE", "DESCRIBE", "DROP");
  private static final List<String> ALL_OF_LINK = List.of("DESCRIBE", "DROP");
  private static final String ALL = "ALL";

  private final String platform;
  private final AwsLive live;
  private final Set<String> operators;
  private final Map<String, TagExpression> saved;
  private final List<AwsTagGrant> tagGrants = new ArrayList<>();
  private final Map<String, String> ledgers = new HashMap<>();

  /**
   * Adds what it is told to what is known.
   *
   * @param operators who are administrators: their rights are no access of policies
   * @param saved expressions of tags by the name under which they are saved
   */
  LiveRights(
      String platform, AwsLive live, Set<String> operators, Map<String, TagExpression> saved) {
    this.platform = platform;
    this.saved = Map.copyOf(saved);
    this.live = live;
    this.operators = operators;
  }

  /** Adds a right, where it is about what was read. */
  void add(LakePermission permission) {
    String who = permission.principal();
    if (operators.contains(who) && !isOurs(permission)) {
      return;
    }
    switch (permission.on()) {
      case LakePermission.Database(String name) when live.looked(name) ->
          grant(permission, new Place(name, "", ""));
      case LakePermission.EveryTable(String database) when live.looked(database) ->
          grant(permission, new Place(database, AwsGrant.EVERY_TABLE, ""));
      case LakePermission.Table(String database, String name) when isLink(database, name) ->
          link(permission, database, name);
      case LakePermission.Table(String database, String name) when live.looked(database) ->
          grant(permission, new Place(database, name, ""));
      case LakePermission.Filter(String database, String table, String name)
          when live.looked(database) ->
          grant(permission, new Place(database, table, name));
      case LakePermission.Columns(String database, String table, List<String> columns, boolean but)
          when live.looked(database) ->
          columns(new AwsColumnGrant(database, table, who, new TreeSet<>(columns), but));
      case LakePermission.Tagged tagged -> tagGrant(permission, tagged);
      case LakePermission.Location(String arn) when live.isUsed(LakeLocation.place(arn)) ->
          live.add(
              new AwsLocationGrant(LakeLocation.place(arn), who, !permission.grantable().isEmpty()),
              new Owner.Foreign());
      default -> {
        // Elsewhere, or nothing that lets anybody read.
      }
    }
  }

  /** Whether it was given by the mesh: one of its principals may also be an administrator. */
  private boolean isOurs(LakePermission permission) {
    return switch (permission.on()) {
      case LakePermission.Database(String name) -> isOurs(permission, new Place(name, "", ""));
      case LakePermission.Table(String database, String name) ->
          isLink(database, name)
              ? live.owner(linkGrant(permission, database, name)) instanceof Owner.Claimed
              : isOurs(permission, new Place(database, name, ""));
      case LakePermission.Filter(String database, String table, String name) ->
          isOurs(permission, new Place(database, table, name));
      case LakePermission.Tagged tagged ->
          ownerOf(tagGrantOf(permission, tagged)) instanceof Owner.Claimed;
      default -> false;
    };
  }

  private boolean isOurs(LakePermission permission, Place place) {
    return ownerOf(grantOf(permission, place)) instanceof Owner.Claimed;
  }

  /** Several lists of one principal are shown as one: what any of them lets him select. */
  private void columns(AwsColumnGrant grant) {
    AwsColumnGrant all = grant;
    Optional<Seen.Present> known = live.at(grant.address(platform));
    if (known.isPresent()
        && AwsResource.of(known.get().resource()) instanceof AwsColumnGrant before) {
      all = grant.and(before);
    }
    live.add(all, new Owner.Foreign());
  }

  /** A right may be there longer than the link that it is on: our ledger knows it for one. */
  private boolean isLink(String database, String name) {
    Optional<GlueTable> table = live.table(database, name);
    return table.isPresent()
        ? table.get().target().isPresent()
        : live.database(database)
            .filter(d -> Markers.claims(d.parameters()).contains(AwsLink.claim(name)))
            .isPresent();
  }

  private void link(LakePermission permission, String database, String name) {
    AwsLinkGrant grant = linkGrant(permission, database, name);
    live.add(grant, live.owner(grant));
  }

  private static AwsLinkGrant linkGrant(LakePermission permission, String database, String name) {
    return new AwsLinkGrant(
        database,
        name,
        permission.principal(),
        expanded(permission.permissions(), ALL_OF_LINK),
        expanded(permission.grantable(), ALL_OF_LINK));
  }

  private AwsTagGrant tagGrantOf(LakePermission permission, LakePermission.Tagged tagged) {
    List<String> all = tagged.type().equals(AwsTagGrant.DATABASES) ? ALL_OF_DATABASE : ALL_OF_TABLE;
    return new AwsTagGrant(
        permission.principal(),
        tagged.type(),
        tagged.saved().isEmpty()
            ? tagged.asked()
            : saved.getOrDefault(tagged.saved(), TagExpression.unknown()),
        tagged.words(),
        expanded(permission.permissions(), all),
        expanded(permission.grantable(), all),
        Ordered.set(tagged.asked().keys().keySet()),
        Ordered.set(List.<String>of()));
  }

  private void tagGrant(LakePermission permission, LakePermission.Tagged tagged) {
    AwsTagGrant grant = tagGrantOf(permission, tagged);
    live.add(grant, ownerOf(grant));
    tagGrants.add(grant);
  }

  /** What it is about may be anywhere, so that it is the ledger that says whose it is. */
  private Owner ownerOf(AwsTagGrant grant) {
    return Optional.ofNullable(ledgers().get(grant.claim()))
        .flatMap(live::database)
        .flatMap(
            database ->
                Markers.of(database.parameters())
                    .map(m -> new Owner.Claimed(AwsDatabase.address(platform, database.name()), m)))
        .<Owner>map(claimed -> claimed)
        .orElseGet(Owner.Foreign::new);
  }

  /** Per claim the database whose ledger has it. */
  private Map<String, String> ledgers() {
    if (ledgers.isEmpty()) {
      for (String name : live.read().keySet()) {
        live.database(name)
            .ifPresent(d -> Markers.claims(d.parameters()).forEach(c -> ledgers.put(c, name)));
      }
    }
    return ledgers;
  }

  /** The rights by tags among them. */
  List<AwsTagGrant> tagGrants() {
    return List.copyOf(tagGrants);
  }

  /** What a right is about; empty parts are absent. */
  private record Place(String database, String table, String filter) {
    /** What ALL is there. */
    List<String> all() {
      if (!filter.isEmpty()) {
        return List.of("SELECT");
      }
      return table.isEmpty() ? ALL_OF_DATABASE : ALL_OF_TABLE;
    }
  }

  private void grant(LakePermission permission, Place place) {
    AwsGrant grant = grantOf(permission, place);
    Optional<Seen.Present> known = live.at(grant.address(platform));
    if (known.isPresent() && AwsResource.of(known.get().resource()) instanceof AwsGrant before) {
      grant =
          new AwsGrant(
              place.database(),
              place.table(),
              place.filter(),
              permission.principal(),
              union(before.permissions(), grant.permissions()),
              union(before.grantable(), grant.grantable()),
              isOnView(place));
    }
    live.add(grant, ownerOf(grant));
  }

  private AwsGrant grantOf(LakePermission permission, Place place) {
    return new AwsGrant(
        place.database(),
        place.table(),
        place.filter(),
        permission.principal(),
        expanded(permission.permissions(), place.all()),
        expanded(permission.grantable(), place.all()),
        isOnView(place));
  }

  private boolean isOnView(Place place) {
    return live.table(place.database(), place.table()).filter(ViewForms::isView).isPresent();
  }

  private Owner ownerOf(AwsGrant grant) {
    boolean onDatabase = grant.table().isEmpty();
    Optional<? extends Map<String, String>> parameters =
        onDatabase
            ? live.database(grant.database()).map(GlueDatabase::parameters)
            : live.table(grant.database(), grant.table()).map(GlueTable::parameters);
    Address ledger = onDatabase ? AwsDatabase.address(platform, grant.database()) : place(grant);
    return parameters
        .filter(p -> Markers.claims(p).contains(grant.claim()))
        .flatMap(Markers::of)
        .<Owner>map(m -> new Owner.Claimed(ledger, m))
        .orElseGet(Owner.Foreign::new);
  }

  private Address place(AwsGrant grant) {
    return grant.onView()
        ? AwsView.address(platform, grant.database(), grant.table())
        : AwsTable.address(platform, grant.database(), grant.table());
  }

  private static SortedSet<String> union(SortedSet<String> some, SortedSet<String> others) {
    TreeSet<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static SortedSet<String> expanded(SortedSet<String> permissions, List<String> all) {
    TreeSet<String> expanded = new TreeSet<>(permissions);
    if (expanded.remove(ALL)) {
      expanded.addAll(all);
    }
    return expanded;
  }
}
