package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsBucketRule;
import io.meshwright.provider.aws.resource.AwsExpiry;
import io.meshwright.provider.aws.resource.AwsFilesGrant;
import io.meshwright.provider.aws.resource.AwsLocation;
import io.meshwright.provider.aws.resource.AwsOpenPlace;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsRole;
import io.meshwright.provider.aws.resource.AwsRolePolicy;
import io.meshwright.provider.aws.resource.AwsStatement;
import io.meshwright.provider.aws.resource.RoleFolder;
import io.meshwright.provider.aws.resource.StorageResource;
import io.meshwright.spi.ReadScope;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Buckets, registrations and their roles, as facts in canonical form. */
public final class StorageLive {
  private static final String DOMAIN = "domain";

  private final String platform;
  private final Account account;
  private final Map<String, S3Bucket> buckets = new TreeMap<>();
  private final Map<String, IamRole> roles = new TreeMap<>();
  private final Map<String, LakeLocation> locations = new TreeMap<>();
  private final TreeMap<Address, Seen.Present> facts = new TreeMap<>();

  private StorageLive(String platform, Account account) {
    this.platform = platform;
    this.account = account;
  }

  /**
   * What lies at or beside some addresses, and what is of the mesh: the buckets whose name begins
   * so, the roles in the mesh's folder.
   */
  static StorageLive of(String platform, Account account, AwsPlace.Buckets place, ReadScope scope) {
    StorageLive live = new StorageLive(platform, account);
    Set<String> wanted = names(scope.wanted(), AwsBucket.KIND);
    for (String name : account.storage().buckets(place.prefix())) {
      account
          .storage()
          .tags(name)
          .filter(
              tags ->
                  wanted.contains(name)
                      || Markers.of(tags)
                          .filter(m -> m.mesh().mesh().equals(scope.mesh().mesh()))
                          .isPresent())
          .ifPresent(
              tags -> {
                live.bucket(name, tags);
                // A call more for each: only where there may be rules of ours, or are to be.
                if (place.deletion().isOn() || tags.containsKey(Markers.RULES)) {
                  live.rules(name, tags);
                }
              });
    }
    account.roles().roles(RoleFolder.of(scope.mesh().mesh())).forEach(live::role);
    live.rolesByName(names(scope.wanted(), AwsRole.KIND));
    Set<String> places = names(scope.wanted(), AwsLocation.KIND);
    places.addAll(live.buckets.keySet());
    live.registrations(places);
    return live;
  }

  /** What lies at some addresses, each asked for by its name. */
  static StorageLive of(String platform, Account account, Collection<Address> addresses) {
    StorageLive live = new StorageLive(platform, account);
    Set<String> names = names(addresses, AwsBucket.KIND);
    names.addAll(names(addresses, AwsStatement.KIND));
    names.addAll(names(addresses, AwsFilesGrant.KIND));
    Set<String> ruled = names(addresses, AwsExpiry.KIND);
    ruled.addAll(names(addresses, AwsBucketRule.KIND));
    names.addAll(ruled);
    Set<String> places = names(addresses, AwsLocation.KIND);
    names.addAll(places);
    for (String name : names) {
      account
          .storage()
          .tags(name)
          .ifPresent(
              tags -> {
                live.bucket(name, tags);
                if (ruled.contains(name)) {
                  live.rules(name, tags);
                }
              });
    }
    live.rolesByName(names(addresses, AwsRole.KIND));
    if (!places.isEmpty()) {
      live.registrations(places);
    }
    return live;
  }

  private static Set<String> names(Collection<Address> addresses, String kind) {
    Set<String> names = new TreeSet<>();
    addresses.stream()
        .filter(a -> a.kind().equals(kind))
        .forEach(a -> names.add(a.path().getFirst()));
    return names;
  }

  private void rolesByName(Set<String> names) {
    for (String name : names) {
      if (!roles.containsKey(name)) {
        account.roles().role(name).ifPresent(this::role);
      }
    }
  }

  private void bucket(String name, Map<String, String> tags) {
    S3Bucket bucket = account.storage().bucket(name, tags);
    buckets.put(name, bucket);
    add(
        new AwsBucket(
            name,
            bucket.encryption(),
            bucket.versioned(),
            bucket.closed(),
            bucket.tlsOnly(),
            tags.getOrDefault(DOMAIN, "")),
        owner(Markers.of(tags)));
    bucket
        .others()
        .forEach(
            (id, text) ->
                AccessStatements.grant(name, text)
                    .ifPresentOrElse(
                        grant -> add(grant, within(name, tags)),
                        () ->
                            add(
                                new AwsStatement(name, id, PolicyDocuments.allows(text), text),
                                new Owner.Foreign())));
  }

  private void rules(String name, Map<String, String> tags) {
    for (StorageResource rule : account.storage().rules().rules(name).resources(name)) {
      add(rule, rule instanceof AwsExpiry ? within(name, tags) : new Owner.Foreign());
    }
  }

  private Owner within(String bucket, Map<String, String> tags) {
    return Markers.of(tags)
        .<Owner>map(m -> new Owner.Within(AwsBucket.address(platform, bucket), m))
        .orElseGet(Owner.Foreign::new);
  }

  private static Owner owner(Optional<Marker> marker) {
    return marker.<Owner>map(Owner.Marked::new).orElseGet(Owner.Foreign::new);
  }

  private void role(IamRole role) {
    roles.put(role.name(), role);
    Optional<Marker> marker = RoleFolder.marker(role.path());
    add(PolicyDocuments.role(role), owner(marker));
    if (marker.isPresent()) {
      role.others().forEach(name -> add(new AwsRolePolicy(role.name(), name), new Owner.Foreign()));
    }
  }

  private void registrations(Set<String> names) {
    for (LakeLocation location : account.locations().locations()) {
      String name = location.bucket();
      if (names.contains(name)) {
        locations.put(name, location);
        add(
            new AwsLocation(
                name,
                location.roleArn().substring(location.roleArn().indexOf('/') + 1),
                location.hybrid()),
            Optional.ofNullable(buckets.get(name))
                .map(b -> within(name, b.tags()))
                .orElseGet(Owner.Foreign::new));
      } else if (location.hybrid() && names.contains(AwsBucket.of(place(location)))) {
        add(new AwsOpenPlace(place(location), true), new Owner.Foreign());
      }
    }
  }

  private static String place(LakeLocation location) {
    return LakeLocation.place(location.arn());
  }

  private void add(AwsResource resource, Owner owner) {
    facts.put(
        resource.address(platform),
        new Seen.Present(
            resource.toResource(platform), owner, Ordered.map(Map.<String, Value>of())));
  }

  /** The facts, in order of address. */
  SortedMap<Address, Seen.Present> facts() {
    return Ordered.map(facts);
  }

  /** A bucket as S3 has it. */
  public Optional<S3Bucket> bucket(String name) {
    return Optional.ofNullable(buckets.get(name));
  }

  /** A role as IAM has it. */
  public Optional<IamRole> role(String name) {
    return Optional.ofNullable(roles.get(name));
  }

  /** The tags of a bucket of ours; what others wrote beside them stays. */
  public static Map<String, String> tags(
      AwsBucket bucket, Marker marker, Map<String, String> before) {
    Map<String, String> all = new TreeMap<>(Markers.marked(before, marker));
    all.put(DOMAIN, bucket.domain());
    return all;
  }
}
