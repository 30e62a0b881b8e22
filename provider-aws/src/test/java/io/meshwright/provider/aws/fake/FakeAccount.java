package io.meshwright.provider.aws.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.GlueJob;
import io.meshwright.provider.aws.client.GlueRegistry;
import io.meshwright.provider.aws.client.GlueRuleset;
import io.meshwright.provider.aws.client.GlueSchema;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.GlueTrigger;
import io.meshwright.provider.aws.client.IamRole;
import io.meshwright.provider.aws.client.JobGateway;
import io.meshwright.provider.aws.client.KinesisStream;
import io.meshwright.provider.aws.client.LakeFilter;
import io.meshwright.provider.aws.client.LakeLocation;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.LakeTagging;
import io.meshwright.provider.aws.client.LocationGateway;
import io.meshwright.provider.aws.client.PermissionGateway;
import io.meshwright.provider.aws.client.RoleGateway;
import io.meshwright.provider.aws.client.S3Bucket;
import io.meshwright.provider.aws.client.SchemaGateway;
import io.meshwright.provider.aws.client.SharingGateway;
import io.meshwright.provider.aws.client.StorageGateway;
import io.meshwright.provider.aws.client.StreamGateway;
import io.meshwright.provider.aws.client.TagGateway;
import io.meshwright.provider.aws.resource.TagExpression;
import io.meshwright.spi.CallEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An account with a Glue catalogue and Lake Formation, in memory. It refuses what AWS refuses by
 * its documentation: it is our reading of that, and finds no misreading.
 */
public final class FakeAccount implements TestAccount {
  private static final Pattern NAME = Pattern.compile("[^A-Z\\p{Cntrl}]{1,255}");
  static final Set<String> ON_TABLE =
      Set.of("ALL", "ALTER", "DELETE", "DESCRIBE", "DROP", "INSERT", "SELECT");
  static final Set<String> ON_DATABASE = Set.of("ALL", "ALTER", "CREATE_TABLE", "DESCRIBE", "DROP");
  static final Set<String> CHANGES = Set.of("ALTER", "DELETE", "DROP", "INSERT");
  static final Pattern PRINCIPAL =
      Pattern.compile(
          "arn:aws:iam::\\d{12}:(role|user)/.+|\\d{12}(:IAMPrincipals)?|IAM_ALLOWED_PRINCIPALS"
              + "|arn:aws:organizations::\\d{12}:(organization|ou)/o-[a-z0-9]{10,32}.*");

  final Map<String, GlueDatabase> databases = new TreeMap<>();
  final Map<String, GlueTable> tables = new TreeMap<>();
  final Map<String, LakeFilter> filters = new TreeMap<>();
  final Map<String, S3Bucket> buckets = new TreeMap<>();
  final Map<String, IamRole> roles = new TreeMap<>();
  final Map<String, LakeLocation> locations = new TreeMap<>();
  final Map<String, GlueJob> jobs = new TreeMap<>();
  final Map<String, GlueRuleset> rulesets = new TreeMap<>();
  final Map<String, GlueTrigger> triggers = new TreeMap<>();
  final Map<String, SortedMap<String, String>> jobTags = new TreeMap<>();
  final Map<String, SortedSet<String>> tags = new TreeMap<>();
  final Map<List<String>, LakeTagging> taggings = new HashMap<>();
  final Map<String, TagExpression> expressions = new TreeMap<>();
  final Map<String, KinesisStream> streams = new TreeMap<>();
  final Map<String, GlueRegistry> registries = new TreeMap<>();
  final Map<String, GlueSchema> schemas = new TreeMap<>();
  final Map<String, List<String>> definitions = new TreeMap<>();
  private final Map<String, Integer> underWay = new HashMap<>();
  private int looks;
  final Set<String> filled = new TreeSet<>();
  final List<LakePermission> rights = new ArrayList<>();
  private final FakeShares shares = new FakeShares(this);
  private final FakeRules rules = new FakeRules();
  String number = "111122223333";
  final Map<String, FakeAccount> neighbours = new TreeMap<>();
  boolean opensDatabases;
  boolean opensTables;
  private int versions;

  /** An account with nothing but a place that is registered. */
  public FakeAccount() {
    register();
  }

  private void register() {
    LakeLocation warehouse = LakeLocation.of("company-lake", "arn:aws:iam::1:role/registered");
    locations.put(warehouse.arn(), warehouse);
  }

  /** The settings that a data lake begins with: what is made is open to whomever IAM lets. */
  public synchronized void open(boolean newDatabases, boolean newTables) {
    opensDatabases = newDatabases;
    opensTables = newTables;
  }

  /** Somebody saves an expression of tags. */
  public synchronized void save(String name, TagExpression expression) {
    expressions.put(name, expression);
  }

  @Override
  public CatalogueGateway catalogue(String platform, Consumer<CallEvent> meter) {
    return new FakeCatalogue(this, platform, meter);
  }

  @Override
  public PermissionGateway permissions(String platform, Consumer<CallEvent> meter) {
    return new FakePermissions(this, platform, meter);
  }

  @Override
  public TagGateway tags(String platform, Consumer<CallEvent> meter) {
    return new FakeTags(this, platform, meter);
  }

  @Override
  public LocationGateway locations(String platform, Consumer<CallEvent> meter) {
    return locations(
        platform, meter, arn -> roles.values().stream().anyMatch(r -> r.arn().equals(arn)));
  }

  /** The same where the roles are somebody else's. */
  public LocationGateway locations(
      String platform, Consumer<CallEvent> meter, Predicate<String> isRole) {
    return new FakeLocations(this, platform, meter, isRole);
  }

  @Override
  public StorageGateway storage(String platform, Consumer<CallEvent> meter) {
    return new FakeStorage(this, platform, meter);
  }

  @Override
  public RoleGateway roles(String platform, Consumer<CallEvent> meter) {
    return new FakeRoles(this, platform, meter);
  }

  /** Another number. */
  public FakeAccount numbered(String other) {
    number = other;
    return this;
  }

  /** What links to another account show. */
  public synchronized void knows(String number, FakeAccount other) {
    neighbours.put(number, other);
  }

  @Override
  public JobGateway jobs(String platform, Consumer<CallEvent> meter) {
    return new FakeJobs(this, platform, meter);
  }

  /** The tags of a job, trigger or ruleset: {@code job/name}. */
  public synchronized SortedMap<String, String> tagsOf(String what) {
    return Optional.ofNullable(jobTags.get(what)).orElseThrow();
  }

  @Override
  public StreamGateway streams(String platform, Consumer<CallEvent> meter) {
    return new FakeStreams(this, platform, meter);
  }

  @Override
  public SchemaGateway schemas(String platform, Consumer<CallEvent> meter) {
    return new FakeSchemas(this, platform, meter);
  }

  @Override
  public SharingGateway sharing(String platform, Consumer<CallEvent> meter) {
    return new FakeSharing(this, platform, meter);
  }

  /** What Lake Formation shares through RAM. */
  public FakeShares shares() {
    return shares;
  }

  /** AWS itself writes a tag on a stream. */
  public synchronized void stamp(String stream, String key, String value) {
    streams.computeIfPresent(stream, (n, s) -> FakeStreams.tagged(s, Map.of(key, value)));
  }

  /** From now on changes of streams take so many looks. */
  public synchronized FakeAccount slowStreams(int many) {
    looks = many;
    return this;
  }

  /** The status of a stream while a change of it is under way. */
  String busy(String stream) {
    underWay.put(stream, looks);
    return looks == 0 ? KinesisStream.ACTIVE : "UPDATING";
  }

  boolean settled(String stream) {
    return underWay.merge(stream, -1, Integer::sum) <= 0;
  }

  /** Lifecycle rules of its buckets. */
  public FakeRules rules() {
    return rules;
  }

  /** Somebody puts a file into a bucket. */
  public synchronized void fill(String bucket) {
    filled.add(bucket);
  }

  /** Somebody takes all files out of a bucket. */
  public synchronized void empty(String bucket) {
    filled.remove(bucket);
  }

  @Override
  public synchronized void clear() {
    jobs.clear();
    triggers.clear();
    rulesets.clear();
    jobTags.clear();
    streams.clear();
    registries.clear();
    schemas.clear();
    buckets.clear();
    rules.clear();
    roles.clear();
    locations.clear();
    register();
    tags.clear();
    taggings.clear();
    expressions.clear();
    filled.clear();
    databases.clear();
    tables.clear();
    filters.clear();
    rights.clear();
    shares.clear();
  }

  static String key(String database, String table) {
    return database + "/" + table;
  }

  static String key(String database, String table, String filter) {
    return database + "/" + table + "/" + filter;
  }

  static MeshException refused(ErrorKind kind, String what) {
    return new MeshException(kind, what);
  }

  static void checkName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw refused(ErrorKind.USER, "InvalidInputException: " + what + " name '" + name + "'");
    }
  }

  String version() {
    versions++;
    return Integer.toString(versions);
  }

  void drop(String database, String name) {
    tables.remove(key(database, name));
    filters.values().removeIf(f -> f.database().equals(database) && f.table().equals(name));
    rights.removeIf(r -> isOn(r.on(), database, name));
    taggings.values().removeIf(t -> t.database().equals(database) && t.table().equals(name));
  }

  private static boolean isOn(LakePermission.On on, String database, String table) {
    return switch (on) {
      case LakePermission.Table(String d, String t) -> d.equals(database) && t.equals(table);
      case LakePermission.Columns(String d, String t, var columns, var but) ->
          d.equals(database) && t.equals(table);
      case LakePermission.Filter(String d, String t, String f) ->
          d.equals(database) && t.equals(table);
      default -> false;
    };
  }

  static void exists(boolean there, String name) {
    if (!there) {
      throw refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + name);
    }
  }

  /** Somebody gives a role what it is shown with here. */
  public synchronized void widenRole(IamRole role) {
    roles.put(role.name(), role);
  }
}
