package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTag;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.AwsTagging;
import io.meshwright.provider.aws.resource.TagKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LF-tags and what carries them, as facts in canonical form: what only repeats what is inherited is
 * left out, since nobody writes whether the service lists it. What carries a tag of the mesh is a
 * fact wherever it is, since rights by that tag reach it. A tag that may not be seen is no fact;
 * rights that ask for it may reach anything.
 */
final class LiveTags {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTags.class);

  private final String platform;
  private final AwsLive live;
  private final TagGateway tags;
  private final Map<Place, Map<String, String>> carried = new TreeMap<>();

  LiveTags(String platform, AwsLive live, TagGateway tags) {
    this.platform = platform;
    this.live = live;
    this.tags = tags;
  }

  /** A place of a catalogue; empty parts are absent. */
  private record Place(String database, String table, String column) implements Comparable<Place> {
    Optional<Place> parent() {
      if (!column.isEmpty()) {
        return Optional.of(new Place(database, table, ""));
      }
      return table.isEmpty() ? Optional.empty() : Optional.of(new Place(database, "", ""));
    }

    @Override
    public int compareTo(Place other) {
      int first = database.compareTo(other.database);
      int second = first != 0 ? first : table.compareTo(other.table);
      return second != 0 ? second : column.compareTo(other.column);
    }
  }

  /** What is asked, or something else where the caller may not see it. */
  static <T> T seen(Supplier<T> asked, T otherwise) {
    try {
      return asked.get();
    } catch (MeshException e) {
      if (e.kind() != ErrorKind.PERMISSION) {
        throw e;
      }
      LOG.warn("LF-tags cannot be seen: {}", e.getMessage());
      return otherwise;
    }
  }

  /** Reads the tags that rights ask for, and those of a mesh. */
  void read(String mesh, List<AwsTagGrant> grants) {
    Set<String> asked = new TreeSet<>();
    grants.stream()
        .filter(g -> !g.type().equals(AwsTagGrant.DATABASES))
        .forEach(g -> asked.addAll(g.asked().keys().keySet()));
    Set<String> hidden = new TreeSet<>(asked);
    for (LakeTag tag : seen(tags::tags, List.<LakeTag>of())) {
      if (asked.contains(tag.key())
          || TagKeys.marker(tag.key()).filter(m -> m.mesh().mesh().equals(mesh)).isPresent()) {
        seen(
            () -> {
              carriers(tag);
              return hidden.remove(tag.key());
            },
            false);
        tag(tag);
      }
    }
    add(key -> TagKeys.marker(key).filter(m -> m.mesh().mesh().equals(mesh)).isPresent());
    known(grants, hidden);
  }

  private void known(List<AwsTagGrant> grants, Set<String> hidden) {
    for (AwsTagGrant grant : grants) {
      Set<String> unseen = new TreeSet<>(grant.asked().keys().keySet());
      unseen.retainAll(hidden);
      Owner owner =
          live.at(grant.address(platform)).map(Seen.Present::owner).orElseGet(Owner.Foreign::new);
      // Ours are as many as products and readers, and known by their ledger.
      Set<String> reached =
          owner instanceof Owner.Claimed(Address ledger, Marker marker)
              ? Set.of(ledger.path().getFirst())
              : reached(grant);
      live.add(grant.reaching(unseen, reached), owner);
    }
  }

  /**
   * Reads the tags that addresses are about.
   *
   * @param grants rights by tags, of which those at the addresses matter
   */
  void read(Collection<Address> addresses, List<AwsTagGrant> grants) {
    Set<Address> wanted = new TreeSet<>(addresses);
    List<AwsTagGrant> rights =
        grants.stream().filter(g -> wanted.contains(g.address(platform))).toList();
    Set<String> hidden = new TreeSet<>();
    rights.forEach(g -> hidden.addAll(g.asked().keys().keySet()));
    Set<String> keys = new TreeSet<>();
    Set<String> assigned = new TreeSet<>();
    for (Address address : addresses) {
      if (address.kind().equals(AwsTag.KIND)) {
        keys.add(address.path().getFirst());
      } else if (address.kind().equals(AwsTagging.KIND)) {
        assigned.add(address.path().getLast());
      }
    }
    if (keys.isEmpty() && assigned.isEmpty() && hidden.isEmpty()) {
      return;
    }
    for (LakeTag tag : tags.tags()) {
      if (assigned.contains(tag.key())) {
        carriers(tag);
        hidden.remove(tag.key());
      } else if (hidden.contains(tag.key())) {
        seen(
            () -> {
              carriers(tag);
              return hidden.remove(tag.key());
            },
            false);
      }
      if (keys.contains(tag.key())) {
        tag(tag);
      }
    }
    add(key -> false);
    known(rights, hidden);
  }

  private void tag(LakeTag tag) {
    for (String value : tag.values()) {
      live.add(new AwsTag(tag.key(), value), owner(TagKeys.marker(tag.key())));
    }
  }

  private static Owner owner(Optional<Marker> marker) {
    return marker.<Owner>map(Owner.Marked::new).orElseGet(Owner.Foreign::new);
  }

  private void carriers(LakeTag tag) {
    List<LakeTagging> all = new ArrayList<>(tags.databases(tag.key(), tag.values()));
    all.addAll(tags.tables(tag.key(), tag.values()));
    for (LakeTagging each : all) {
      carried
          .computeIfAbsent(
              new Place(each.database(), each.table(), each.column()), k -> new HashMap<>())
          .put(each.key(), each.value());
    }
  }

  /**
   * Adds what carries tags.
   *
   * @param everywhere whether what carries a tag is a fact also where nothing else was read
   */
  private void add(Predicate<String> everywhere) {
    carried.forEach(
        (place, values) -> {
          boolean there =
              place.table().isEmpty()
                  ? live.database(place.database()).isPresent()
                  : live.table(place.database(), place.table()).isPresent();
          Map<String, String> inherited =
              place.parent().map(this::effective).orElseGet(HashMap::new);
          values.forEach(
              (key, value) -> {
                boolean counts = there || everywhere.test(key) && !live.looked(place.database());
                if (counts && !value.equals(inherited.get(key))) {
                  live.add(
                      new AwsTagging(place.database(), place.table(), place.column(), key, value),
                      owner(place, key));
                }
              });
        });
  }

  /** A tag of ours is part of what it is on. */
  private Owner owner(Place place, String key) {
    Address container =
        place.table().isEmpty()
            ? AwsDatabase.address(platform, place.database())
            : AwsTable.address(platform, place.database(), place.table());
    Optional<? extends Map<String, String>> parameters =
        place.table().isEmpty()
            ? live.database(place.database()).map(GlueDatabase::parameters)
            : live.table(place.database(), place.table()).map(GlueTable::parameters);
    return parameters
        .flatMap(Markers::of)
        .filter(m -> TagKeys.marker(key).filter(k -> k.mesh().equals(m.mesh())).isPresent())
        .<Owner>map(m -> new Owner.Within(container, m))
        .orElseGet(Owner.Foreign::new);
  }

  /** The tags of a place, inherited ones among them. */
  private Map<String, String> effective(Place place) {
    Map<String, String> all = place.parent().map(this::effective).orElseGet(HashMap::new);
    all.putAll(carried.getOrDefault(place, Map.of()));
    return all;
  }

  /** Databases that were read, and have something that a right reaches. */
  private Set<String> reached(AwsTagGrant grant) {
    Set<String> reached = new TreeSet<>();
    if (grant.type().equals(AwsTagGrant.DATABASES)) {
      return reached;
    }
    live.read()
        .forEach(
            (database, tables) -> {
              List<Place> places = new ArrayList<>();
              tables.forEach(t -> places.add(new Place(database, t, "")));
              carried.keySet().stream()
                  .filter(p -> p.database().equals(database) && tables.contains(p.table()))
                  .forEach(places::add);
              if (places.stream().anyMatch(p -> grant.asked().matches(effective(p)))) {
                reached.add(database);
              }
            });
    return reached;
  }
}
