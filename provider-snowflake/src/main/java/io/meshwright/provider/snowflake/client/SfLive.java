package io.meshwright.provider.snowflake.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.sql.SfTypes;
import java.util.ArrayList;
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

/** What there is in some databases, as facts in canonical form. */
public final class SfLive {
  private final String platform;
  private final Map<Address, MarkedComment> comments = new TreeMap<>();
  private final Map<Address, SfTable> tables = new HashMap<>();
  private final Set<Address> views = new HashSet<>();
  private final Set<Address> dynamic = new HashSet<>();
  private final Map<String, List<SfStage>> stages = new TreeMap<>();
  private final Map<Address, TreeSet<String>> models = new TreeMap<>();
  private final TreeMap<Address, Seen.Present> facts = new TreeMap<>();
  private final TableMetrics metrics = new TableMetrics();
  private final Map<Address, AttachedPolicy> attached = new HashMap<>();
  private final Map<String, List<AttachedPolicy>> policies = new TreeMap<>();

  private SfLive(String platform) {
    this.platform = platform;
  }

  /**
   * Reads no more than what resources of one kind at some addresses are judged by. Of other kinds
   * there may be less in it than there is.
   */
  public static SfLive at(
      String platform, String kind, Collection<Address> addresses, SnowflakeGateway gateway) {
    try (SfCatalogue catalogue = new SfCatalogue(gateway, LookFor.at(kind, addresses))) {
      return of(platform, catalogue, Wanted.of(platform, addresses));
    }
  }

  /** Reads some databases and what is in them, and some of what is in none. */
  static SfLive of(String platform, SfCatalogue catalogue, Wanted wanted) {
    SfLive live = new SfLive(platform);
    String role = catalogue.role();
    TreeSet<String> found = new TreeSet<>();
    List<SnowflakeRow> imported = new ArrayList<>();
    for (SnowflakeRow row : catalogue.databases()) {
      String name = row.text("name");
      if (wanted.databases().test(row) && LiveImports.isImported(row)) {
        imported.add(row);
      } else if (wanted.databases().test(row)) {
        found.add(name);
        live.comment(SfDatabase.address(platform, name), row);
        live.addMarked(new SfDatabase(name, live.description(SfDatabase.address(platform, name))));
      }
    }
    catalogue.ahead(found);
    new LiveImports(live, catalogue).read(imported);
    LiveShares shares = new LiveShares(live, catalogue);
    shares.list(found, wanted.shares(), wanted.listings());
    LiveRights rights = new LiveRights(live, catalogue, role);
    for (String database : found) {
      live.read(database, catalogue);
      new LivePolicies(live, catalogue, database).read();
      new LiveTags(live, catalogue, database).read(wanted.labelled());
      new LiveTasks(live, catalogue, database).read();
      new LiveStreams(live, catalogue, database).read();
      rights.read(database);
    }
    new LiveViews(live, catalogue).read(found);
    new LiveMetrics(live, catalogue).read(found);
    shares.contents(found, rights);
    new LiveWarehouses(live, catalogue, role).read(wanted.warehouses());
    rights.finish();
    return live;
  }

  private void read(String database, SfCatalogue catalogue) {
    for (SnowflakeRow row : catalogue.rows(CatalogueQuery.SCHEMAS, database)) {
      Address address = SfSchema.address(platform, database, row.text("schema_name"));
      comment(address, row);
      addMarked(
          new SfSchema(
              database,
              row.text("schema_name"),
              row.bool("is_managed_access"),
              comment(address).map(SfComments::columns).orElse(List.of()),
              description(address)));
    }
    new LiveModels(this, catalogue, database).read();
    new LiveStages(this, catalogue, database).read();
    new LiveTables(this, catalogue, database).read();
    for (SnowflakeRow row : catalogue.databaseRoles(database)) {
      comment(SfDatabaseRole.address(platform, database, row.text("name")), row);
      addMarked(new SfDatabaseRole(database, row.text("name"), Ordered.set(List.<String>of())));
    }
  }

  /** A table or view as it was found; who has it is said by {@link #addMarked}. */
  void table(SfTable table, boolean view) {
    Address address = table.address(platform);
    tables.put(address, table);
    if (view) {
      views.add(address);
    }
  }

  /** A dynamic table as it was found. */
  void dynamic(SfTable table) {
    table(table, false);
    dynamic.add(table.address(platform));
  }

  /** Whether what is found among the tables is a dynamic one. */
  boolean isDynamic(SfTable table) {
    return dynamic.contains(table.address(platform));
  }

  /** A stage as it was found. */
  void stage(SfStage stage) {
    stages.computeIfAbsent(stage.database(), k -> new ArrayList<>()).add(stage);
    addMarked(stage);
  }

  /** A model of a registry. */
  void model(Address registry, String name) {
    models.computeIfAbsent(registry, k -> new TreeSet<>()).add(name);
  }

  /** Names of the models of registries of a database, by registry; those without any included. */
  SortedMap<Address, SortedSet<String>> models(String database) {
    TreeMap<Address, SortedSet<String>> all = new TreeMap<>();
    facts.values().stream()
        .filter(f -> f.address().kind().equals(SfSchema.KIND))
        .filter(f -> f.address().path().getFirst().equals(database))
        .filter(f -> ((SfSchema) SfResource.of(f.resource())).isRegistry())
        .forEach(
            f ->
                all.put(
                    f.address(), Ordered.set(models.getOrDefault(f.address(), new TreeSet<>()))));
    return Ordered.map(all);
  }

  /** The comment of something, as it was read. */
  void comment(Address address, MarkedComment comment) {
    comments.put(address, comment);
  }

  /** Whether what is found among the tables is a view. */
  boolean isView(SfTable table) {
    return views.contains(table.address(platform));
  }

  void comment(Address address, SnowflakeRow row) {
    comments.put(address, SfComments.read(row, address));
  }

  private String description(Address address) {
    return comment(address).map(MarkedComment::description).orElse("");
  }

  void addMarked(SfResource resource) {
    Address address = resource.address(platform);
    add(resource, marker(address).<Owner>map(Owner.Marked::new).orElseGet(Owner.Foreign::new));
  }

  void add(SfResource resource, Owner owner) {
    facts.put(resource.address(platform), present(platform, resource, owner));
  }

  static Seen.Present present(String platform, SfResource resource, Owner owner) {
    return new Seen.Present(
        resource.toResource(platform), owner, Ordered.map(Map.<String, Value>of()));
  }

  void attach(Address address, AttachedPolicy policy) {
    attached.put(address, policy);
  }

  void policy(String database, AttachedPolicy policy) {
    policies.computeIfAbsent(database, k -> new ArrayList<>()).add(policy);
  }

  /** Which platform. */
  public String platform() {
    return platform;
  }

  /** Names of the schemas of a database. */
  public List<String> schemas(String database) {
    return within(SfSchema.KIND, database);
  }

  /** Names of the roles of a database. */
  List<String> roles(String database) {
    return within(SfDatabaseRole.KIND, database);
  }

  private List<String> within(String kind, String database) {
    return facts.keySet().stream()
        .filter(a -> a.kind().equals(kind) && a.path().getFirst().equals(database))
        .map(a -> a.path().get(1))
        .toList();
  }

  /** The facts, in order of address. */
  public SortedMap<Address, Seen.Present> facts() {
    return Ordered.map(facts);
  }

  /** The comment of what has one, where it is there. */
  public Optional<MarkedComment> comment(Address address) {
    return Optional.ofNullable(comments.get(address));
  }

  /**
   * The marker of a database, schema, table, database role or share, where it is there and has one.
   */
  Optional<Marker> marker(Address address) {
    return comment(address).flatMap(MarkedComment::marker);
  }

  /** The comment of a database role, where it is there. */
  public Optional<MarkedComment> role(String database, String name) {
    return comment(SfDatabaseRole.address(platform, database, name));
  }

  /** The comment of a share, where it is there. */
  public Optional<MarkedComment> share(String name) {
    return comment(SfShare.address(platform, name));
  }

  /** A table as it is. */
  public Optional<SfTable> table(String database, String schema, String name) {
    return Optional.ofNullable(tables.get(SfTable.address(platform, database, schema, name)));
  }

  /** Tables and views of a database. */
  public List<SfTable> tables(String database) {
    return tables.values().stream().filter(t -> t.database().equals(database)).toList();
  }

  /** Stages of a database. */
  public List<SfStage> stages(String database) {
    return List.copyOf(stages.getOrDefault(database, List.of()));
  }

  /** Metrics of tables as they are. */
  public TableMetrics metrics() {
    return metrics;
  }

  /** The policy behind a row policy or mask, where it is there. */
  public Optional<AttachedPolicy> attached(Address address) {
    return Optional.ofNullable(attached.get(address));
  }

  /** Policies that are there in a database, whether they are on something or not. */
  public List<AttachedPolicy> policies(String database) {
    return List.copyOf(policies.getOrDefault(database, List.of()));
  }

  /** Neutral types of a table's columns, by native name. */
  public SortedMap<String, DataType> types(String database, String schema, String name) {
    TreeMap<String, DataType> types = new TreeMap<>();
    table(database, schema, name)
        .ifPresent(
            t ->
                t.columns()
                    .forEach(
                        c ->
                            SfTypes.neutral(c.type(), c.neutral())
                                .ifPresent(type -> types.put(c.name(), type))));
    return types;
  }
}
