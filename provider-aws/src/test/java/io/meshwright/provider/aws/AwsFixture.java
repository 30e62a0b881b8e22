package io.meshwright.provider.aws;

import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.resource.Address;
import io.meshwright.api.schema.DataType;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.LakeLocation;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.PermissionGateway;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.fake.LakeRules;
import io.meshwright.provider.aws.fake.TestAccount;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.Hands;
import io.meshwright.testkit.contract.NativeEnforcement;
import io.meshwright.testkit.generate.PolicyFeature;
import io.meshwright.testkit.generate.RandomTables;
import io.meshwright.testkit.generate.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fake account as a fixture. */
public final class AwsFixture implements ContractFixture {
  private static final String NAME = "lake";
  private static final String STRANGER = role("stranger");
  private static final List<DataType> FILTERABLE =
      List.of(
          new DataType.Bool(),
          new DataType.Int32(),
          new DataType.Int64(),
          new DataType.Decimal(10, 2),
          new DataType.Decimal(38, 0),
          DataType.Text.unlimited(),
          DataType.Text.upTo(64),
          new DataType.Uuid());

  private final TestAccount account;
  private final List<DataType> types;
  private final Set<PolicyFeature> features;
  private final Map<String, String> settings;
  private final Function<PrincipalId, Optional<String>> identities;

  private AwsFixture(TestAccount account, List<DataType> types, Set<PolicyFeature> features) {
    this(
        account,
        types,
        features,
        Map.of("warehouse", "s3://company-lake/mesh"),
        p -> Optional.of(role(p.toString().replaceAll("[^a-z0-9]", "-"))));
  }

  private AwsFixture(
      TestAccount account,
      List<DataType> types,
      Set<PolicyFeature> features,
      Map<String, String> settings,
      Function<PrincipalId, Optional<String>> identities) {
    this.account = account;
    this.types = types;
    this.features = features;
    this.settings = new HashMap<>(settings);
    this.identities = identities;
  }

  /** Tables of every type: many cannot have row filters. */
  public static AwsFixture everyType(TestAccount account) {
    List<DataType> kept =
        RandomTables.ALL_TYPES.stream()
            // Its values are those of a type without limits, which Glue does not have.
            .filter(t -> !t.equals(new DataType.Decimal(38, 9)))
            .toList();
    return new AwsFixture(account, kept, Set.of(PolicyFeature.values()));
  }

  public static AwsFixture filterable() {
    return filterable(new FakeAccount());
  }

  /** Tables that can have row filters, in another account. */
  public static AwsFixture filterable(TestAccount account) {
    return new AwsFixture(account, FILTERABLE, Set.of(PolicyFeature.values()));
  }

  /** Another account, and grants of whole tables only. */
  public static AwsFixture wholeTables(TestAccount account) {
    return new AwsFixture(account, FILTERABLE, Set.of(PolicyFeature.NESTING));
  }

  /** The same with a bucket for each domain. */
  public AwsFixture withBuckets() {
    // Nobody registered a place before.
    account.locations(NAME, event -> {}).deregister(LakeLocation.of("company-lake", ""));
    return new AwsFixture(account, types, features, Map.of("buckets", "company-mesh"), identities);
  }

  /** The same with views: {@link Viewing}. */
  public AwsFixture with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(more);
    return new AwsFixture(account, types, features, all, identities);
  }

  /** The same where some principals are of other accounts. */
  public AwsFixture withNeighbours() {
    return new AwsFixture(
        account, types, features, with("account", Neighbours.OWN).settings, Neighbours::identity);
  }

  public AwsFixture with(String setting, String value) {
    return with(Map.of(setting, value));
  }

  /** With LF-tags. */
  public AwsFixture withTags() {
    return with(Map.of("tags", "lake-formation"));
  }

  /** With rights by tags, where three of four policies accept it; in half of the cases all read. */
  public AwsFixture withTagRights() {
    return withTags().with("rights", "tags");
  }

  private boolean isByTags() {
    return settings.containsKey("rights");
  }

  private static String role(String name) {
    return "arn:aws:iam::111122223333:role/" + name;
  }

  @Override
  public ProviderFactory factory() {
    ProviderFactory factory =
        new AwsProviderFactory(
            (config, meter) ->
                new AwsGateways(account.account(meter.platform().value(), meter.told()), () -> {}));
    return isByTags() ? new Accepting(factory, p -> p.value().hashCode() % 4 != 0) : factory;
  }

  @Override
  public Platform platform() {
    Platform platform = Platform.of(NAME, AwsProviderFactory.ID).with("format", "parquet");
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      platform = platform.with(setting.getKey(), setting.getValue());
    }
    return platform;
  }

  @Override
  public Target target() {
    return new Target(platform(), types, identities, features);
  }

  @Override
  public Set<PolicyFeature> exactFeatures() {
    return Stream.of(PolicyFeature.COLUMNS, PolicyFeature.ROWS, PolicyFeature.NESTING)
        .filter(features::contains)
        .filter(f -> !isByTags() || f == PolicyFeature.NESTING)
        .collect(Collectors.toSet());
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
  }

  @Override
  public Path stateFolder() {
    return Path.of("target");
  }

  private CatalogueGateway catalogue() {
    return account.catalogue(NAME, event -> {});
  }

  private PermissionGateway permissions() {
    return account.permissions(NAME, event -> {});
  }

  private void grant(LakePermission.On on, String... permissions) {
    List<?> failures =
        permissions()
            .grant(
                List.of(
                    new LakePermission(
                        STRANGER,
                        on,
                        Ordered.set(List.of(permissions)),
                        Ordered.set(List.<String>of()))));
    if (!failures.isEmpty()) {
      throw new IllegalStateException("by hand: " + failures);
    }
  }

  @Override
  public void makeForeignObjects() {
    catalogue()
        .create(
            new GlueDatabase(
                "legacy", "do not touch", "s3://elsewhere/", Ordered.map(Map.of("note", "mine"))));
    catalogue().create(ByHand.table("legacy", "customers"));
    grant(new LakePermission.Table("legacy", "customers"), "SELECT");
    grant(new LakePermission.Database("legacy"), "DESCRIBE");
    ForeignJobs.make(account.jobs(NAME, event -> {}));
    if (settings.containsKey("buckets")) {
      ForeignStorage.make(account.account(NAME, event -> {}));
    }
  }

  @Override
  public void occupy(Address address) {
    String database = address.path().getFirst();
    boolean table = address.kind().equals("table");
    // A table lies in a database, and that one is left from a run of ours.
    catalogue()
        .create(
            new GlueDatabase(
                database,
                "",
                "",
                Ordered.map(table ? ByHand.ours(database) : Map.of("note", "mine"))));
    if (table) {
      catalogue().create(ByHand.table(database, address.path().get(1)));
    }
  }

  @Override
  public Optional<NativeEnforcement> enforcement() {
    return Optional.of(new LakeRules());
  }

  @Override
  public Hands hands() {
    return new ByHand(catalogue(), permissions(), on -> grant(on, "SELECT"));
  }

  @Override
  public List<Address> giveAccessByHand(Address subject) {
    hands().grant(subject);
    List<String> path = subject.path();
    return List.of(Address.of(NAME, "grant", path.get(0), path.get(1), "", STRANGER));
  }

  @Override
  public Address makeContainerByHand(Address subject) {
    String database = subject.path().getFirst();
    catalogue()
        .create(new GlueDatabase(database, "theirs", "", Ordered.map(Map.of("note", "theirs"))));
    return Address.of(NAME, "database", database);
  }

  private static boolean isForeign(String line) {
    return line.contains(STRANGER)
        || line.contains("note=")
        || line.contains("company-mesh-legacy")
        || line.contains("arn:aws:s3:::company-lake,");
  }

  @Override
  public List<String> foreignObjects() {
    return account.lines().stream()
        .filter(l -> !l.contains("meshwright.mesh") && isForeign(l))
        .toList();
  }

  @Override
  public List<String> ownObjects() {
    return account.lines().stream()
        .filter(l -> l.contains("meshwright.mesh") || !isForeign(l))
        .filter(l -> !l.contains("meshwright_lock_"))
        .toList();
  }

  @Override
  public void clear() {
    account.clear();
    if (settings.containsKey("buckets")) {
      // Nobody registered a place before.
      account.locations(NAME, event -> {}).deregister(LakeLocation.of("company-lake", ""));
    }
  }

  @Override
  public void close() {
    account.close();
  }
}
