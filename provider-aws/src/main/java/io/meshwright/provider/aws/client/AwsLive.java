package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsDefault;
import io.meshwright.provider.aws.resource.AwsFilter;
import io.meshwright.provider.aws.resource.AwsLink;
import io.meshwright.provider.aws.resource.AwsOldSharing;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.LinkResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What there is in some databases, as facts in canonical form. */
public final class AwsLive {
  private static final String OUR_FILTERS = "mw_";

  private final String platform;
  private final StorageLive storage;
  private final StreamLive streams;
  private final Map<String, GlueDatabase> databases = new TreeMap<>();
  private final Set<String> looked = new HashSet<>();
  private final Map<String, Map<String, GlueTable>> tables = new TreeMap<>();
  private final Map<Address, LakeFilter> filters = new HashMap<>();
  private final TreeMap<Address, Seen.Present> facts = new TreeMap<>();

  private AwsLive(String platform, StorageLive storage, JobLive jobs, StreamLive streams) {
    this.platform = platform;
    this.storage = storage;
    this.streams = streams;
    this.facts.putAll(storage.facts());
    this.facts.putAll(jobs.facts());
    this.facts.putAll(streams.facts());
  }

  /**
   * Databases and what is in them, beside what is known of storage, jobs and streams.
   *
   * @param mesh whose tags count
   * @param names which, whether they are there or not
   * @param known every database
   */
  static AwsLive of(
      String platform,
      String mesh,
      SortedSet<String> names,
      List<GlueDatabase> known,
      Account account,
      StorageLive storage,
      JobLive jobs,
      StreamLive streams) {
    AwsLive live = new AwsLive(platform, storage, jobs, streams);
    for (GlueDatabase database : known) {
      if (names.contains(database.name())) {
        live.database(database);
        live.tables(database.name(), account.catalogue().tables(database.name()));
      }
    }
    account.permissions().filters().forEach(live::filter);
    live.everyRight(mesh, account);
    return live;
  }

  /**
   * What some addresses are about, each asked for by its name, and no more: only what a kind of
   * object is judged by is read.
   */
  public static AwsLive of(String platform, Collection<Address> addresses, Account account) {
    AwsLive live =
        new AwsLive(
            platform,
            StorageLive.of(platform, account, addresses),
            JobLive.of(platform, account, addresses),
            StreamLive.of(platform, account, addresses));
    for (String name : Needs.databases(of(addresses, Needs::database))) {
      account.catalogue().database(name).ifPresent(live::database);
    }
    for (String name : Needs.databases(of(addresses, Needs::tables))) {
      live.tables(name, account.catalogue().tables(name));
    }
    if (!of(addresses, a -> a.kind().equals(AwsFilter.KIND)).isEmpty()) {
      account.permissions().filters().forEach(live::filter);
    }
    List<AwsTagGrant> byTags =
        of(addresses, Needs::right).isEmpty()
            ? List.of()
            : live.rights(account, account.permissions().settings());
    new LiveTags(platform, live, account.tags()).read(addresses, byTags);
    return live;
  }

  private static List<Address> of(Collection<Address> addresses, Predicate<Address> which) {
    return addresses.stream().filter(which).toList();
  }

  /** The facts, in order of address. */
  public SortedMap<Address, Seen.Present> facts() {
    return Ordered.map(facts);
  }

  /** Where files lie. */
  public StorageLive storage() {
    return storage;
  }

  /** Streams and their schemas. */
  public StreamLive streams() {
    return streams;
  }

  /** A database as Glue has it. */
  public Optional<GlueDatabase> database(String name) {
    return Optional.ofNullable(databases.get(name));
  }

  /** A table as Glue has it. */
  public Optional<GlueTable> table(String database, String name) {
    return Optional.ofNullable(tables.getOrDefault(database, Map.of()).get(name));
  }

  /** A filter as Lake Formation has it. */
  public Optional<LakeFilter> filter(Address address) {
    return Optional.ofNullable(filters.get(address));
  }

  private void database(GlueDatabase database) {
    looked.add(database.name());
    databases.put(database.name(), database);
    add(NativeForms.database(database), owner(database.parameters()));
  }

  private void tables(String database, List<GlueTable> inside) {
    looked.add(database);
    Map<String, GlueTable> byName = new TreeMap<>();
    for (GlueTable table : inside) {
      byName.put(table.name(), table);
      if (table.target().isPresent()) {
        AwsLink link = new AwsLink(database, table.name(), table.target().get());
        add(link, owner(link));
      } else {
        add(
            ViewForms.isView(table) ? ViewForms.view(table) : NativeForms.table(table),
            owner(table.parameters()));
      }
    }
    tables.put(database, byName);
  }

  /** What is read of a link are its target's parameters: the ledger of its database counts. */
  Owner owner(LinkResource link) {
    return database(link.database())
        .map(GlueDatabase::parameters)
        .filter(p -> Markers.claims(p).contains(link.claim()))
        .flatMap(Markers::of)
        .<Owner>map(m -> new Owner.Claimed(AwsDatabase.address(platform, link.database()), m))
        .orElseGet(Owner.Foreign::new);
  }

  /** Every right, what it needs to be understood, and what opens the gates beside them. */
  private void everyRight(String mesh, Account account) {
    LakeSettings settings = account.permissions().settings();
    if (settings.opensDatabases()) {
      add(new AwsDefault(AwsDefault.DATABASES), new Owner.Foreign());
    }
    if (settings.opensTables()) {
      add(new AwsDefault(AwsDefault.TABLES), new Owner.Foreign());
    }
    settings
        .sharing()
        .filter(v -> v < AwsOldSharing.WITH_ROLES)
        .ifPresent(v -> add(new AwsOldSharing(v.toString()), new Owner.Foreign()));
    new LiveTags(platform, this, account.tags()).read(mesh, rights(account, settings));
  }

  private List<AwsTagGrant> rights(Account account, LakeSettings settings) {
    List<LakePermission> all = account.permissions().permissions();
    boolean isSaved =
        all.stream()
            .anyMatch(
                p -> p.on() instanceof LakePermission.Tagged tagged && !tagged.saved().isEmpty());
    LiveRights rights =
        new LiveRights(
            platform,
            this,
            settings.administrators(),
            isSaved ? LiveTags.seen(account.tags()::expressions, Map.of()) : Map.of());
    all.forEach(rights::add);
    return rights.tagGrants();
  }

  /** Whether tables that were read, or a bucket of ours, have files in the bucket of a place. */
  boolean isUsed(String place) {
    String bucket = AwsBucket.of(place);
    return storage.bucket(bucket).isPresent()
        || tables.values().stream()
            .flatMap(inside -> inside.values().stream())
            .filter(table -> table.target().isEmpty())
            .anyMatch(table -> AwsBucket.of(table.location()).equals(bucket));
  }

  /** Names of the databases and tables that were read. */
  Map<String, Set<String>> read() {
    Map<String, Set<String>> names = new TreeMap<>();
    databases.keySet().forEach(d -> names.put(d, new TreeSet<>()));
    tables.forEach((d, inside) -> names.put(d, new TreeSet<>(inside.keySet())));
    return names;
  }

  /** Whether what is in a database was read. */
  boolean looked(String database) {
    return looked.contains(database);
  }

  /** What is known at an address so far. */
  Optional<Seen.Present> at(Address address) {
    return Optional.ofNullable(facts.get(address));
  }

  private static Owner owner(Map<String, String> parameters) {
    return Markers.of(parameters).<Owner>map(Owner.Marked::new).orElseGet(Owner.Foreign::new);
  }

  private void filter(LakeFilter filter) {
    Optional<GlueTable> table = table(filter.database(), filter.table());
    if (table.isEmpty()) {
      return;
    }
    AwsFilter read = NativeForms.filter(filter, NativeForms.types(table.get()));
    filters.put(read.address(platform), filter);
    Optional<Marker> marker =
        Markers.of(table.get().parameters()).filter(m -> filter.name().startsWith(OUR_FILTERS));
    add(
        read,
        marker
            .<Owner>map(
                m ->
                    new Owner.Within(
                        AwsTable.address(platform, filter.database(), filter.table()), m))
            .orElseGet(Owner.Foreign::new));
  }

  void add(AwsResource resource, Owner owner) {
    facts.put(
        resource.address(platform),
        new Seen.Present(
            resource.toResource(platform), owner, Ordered.map(Map.<String, Value>of())));
  }
}
