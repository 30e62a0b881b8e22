package io.meshwright.provider.snowflake.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfModelOwner;
import io.meshwright.provider.snowflake.resource.SfSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Privileges on the models of registries, those to come included. What a role of ours has of each
 * model because it has it of all to come is told once, with the models that lack it.
 */
final class LiveModelRights {
  private static final String OWNERSHIP = "OWNERSHIP";

  private final SfLive live;
  private final GrantOwners owners;
  private final Map<String, SortedMap<Address, SortedSet<String>>> registries = new HashMap<>();
  private final Map<Place, Map<String, Words>> found = new TreeMap<>();

  LiveModelRights(SfLive live, GrantOwners owners) {
    this.live = live;
    this.owners = owners;
  }

  /** One grantee in a registry, or in a database as a whole. */
  private record Place(String database, String schema, String grantee)
      implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return String.join("\n", database, schema, grantee)
          .compareTo(String.join("\n", other.database, other.schema, other.grantee));
    }
  }

  /** What is found of one model, or of those to come. */
  private static final class Words {
    private final TreeSet<String> privileges = new TreeSet<>();
    private boolean grantable;
  }

  private SortedMap<Address, SortedSet<String>> registries(String database) {
    return registries.computeIfAbsent(database, live::models);
  }

  private SortedSet<String> models(Place place) {
    return registries(place.database())
        .getOrDefault(
            SfSchema.address(live.platform(), place.database(), place.schema()), new TreeSet<>());
  }

  /** A right on a model; whether that is one of a registry. */
  boolean onModel(
      String database,
      String schema,
      String model,
      String grantee,
      String privilege,
      boolean grantable) {
    Place place = new Place(database, schema, grantee);
    boolean there = models(place).contains(model);
    if (there) {
      word(place, model, privilege, grantable);
    }
    return there;
  }

  /**
   * A right on models to come; whether some would be in a registry.
   *
   * @param schema empty for those to come in the whole database
   */
  boolean toCome(
      String database, String schema, String grantee, String privilege, boolean grantable) {
    boolean counts =
        schema.equals(SfModelGrant.TO_COME)
            ? !registries(database).isEmpty()
            : registries(database).containsKey(SfSchema.address(live.platform(), database, schema));
    if (counts) {
      word(new Place(database, schema, grantee), SfModelGrant.TO_COME, privilege, grantable);
    }
    return counts;
  }

  private void word(Place place, String model, String privilege, boolean grantable) {
    Words words =
        found.computeIfAbsent(place, k -> new TreeMap<>()).computeIfAbsent(model, k -> new Words());
    words.privileges.add(privilege);
    words.grantable |= grantable && !privilege.equals(OWNERSHIP);
  }

  void finish() {
    found.forEach(
        (place, words) -> {
          owned(place, words);
          Words toCome = words.getOrDefault(SfModelGrant.TO_COME, new Words());
          boolean ours =
              owners.of(grant(place, SfModelGrant.TO_COME, toCome)) instanceof Owner.Within;
          if (ours && !toCome.privileges.isEmpty()) {
            folded(place, words, toCome);
          }
          words.forEach(
              (model, each) -> {
                if (!each.privileges.isEmpty() && !(ours && each == toCome)) {
                  add(grant(place, model, each));
                }
              });
        });
  }

  /** Who owns a model logged it: that is a fact of its own, and no privilege that is taken. */
  private void owned(Place place, Map<String, Words> words) {
    TreeSet<String> models = new TreeSet<>();
    words.forEach(
        (model, each) -> {
          if (!model.equals(SfModelGrant.TO_COME) && each.privileges.remove(OWNERSHIP)) {
            models.add(model);
          }
        });
    if (!models.isEmpty()) {
      live.add(
          new SfModelOwner(place.database(), place.schema(), place.grantee(), models),
          new Owner.Foreign());
    }
  }

  /** What follows from models to come goes from what is told of each. */
  private void folded(Place place, Map<String, Words> words, Words toCome) {
    TreeSet<String> lacking = new TreeSet<>();
    Set<String> wanted = new TreeSet<>(toCome.privileges);
    wanted.remove(OWNERSHIP);
    boolean grantable = toCome.grantable;
    for (String model : models(place)) {
      Words each = words.getOrDefault(model, new Words());
      if (!each.privileges.containsAll(wanted)) {
        lacking.add(model);
      }
      grantable |= each.grantable && each.privileges.removeIf(wanted::contains);
      each.privileges.removeAll(wanted);
    }
    add(
        new SfModelGrant(
            place.database(),
            place.schema(),
            SfModelGrant.TO_COME,
            place.grantee(),
            toCome.privileges,
            grantable,
            lacking));
  }

  private static SfModelGrant grant(Place place, String model, Words words) {
    return new SfModelGrant(
        place.database(),
        place.schema(),
        model,
        place.grantee(),
        words.privileges,
        words.grantable,
        Ordered.set(Set.<String>of()));
  }

  private void add(SfModelGrant grant) {
    live.add(grant, owners.of(grant));
  }
}
