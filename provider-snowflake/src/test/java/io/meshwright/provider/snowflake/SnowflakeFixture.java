package io.meshwright.provider.snowflake;

import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.resource.Address;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.snowflake.client.FakeGateway;
import io.meshwright.provider.snowflake.fake.FakeAccount;
import io.meshwright.provider.snowflake.fake.SnowflakeRules;
import io.meshwright.spi.CallEvent;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.Hands;
import io.meshwright.testkit.contract.NativeEnforcement;
import io.meshwright.testkit.generate.PolicyFeature;
import io.meshwright.testkit.generate.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A fake account as a fixture. */
public final class SnowflakeFixture implements ContractFixture {
  private static final String NAME = "warehouse";
  private static final String EXTERNAL = "EXTERNAL TABLE";
  private static final String STRANGER = "STRANGER";
  private static final String ROLE = "role:" + STRANGER;

  private static final Map<String, String> CONSUMERS =
      Map.of(
          "group:marketing", "account:PARTNER.MAIN",
          "group:interns", "account:PARTNER.EU_WEST",
          "service:reporting", "account:OTHERS.MAIN",
          "group:emea", "account:OTHERS.SECOND");

  private final FakeAccount account = new FakeAccount();
  private final List<DataType> types;
  private final PortKind kind;
  private final boolean standard;
  private boolean views;
  private final Map<String, String> settings = new TreeMap<>();
  private Consumer<CallEvent> calls = call -> {};
  private int readers = 1;
  private String table = "TABLE";

  private SnowflakeFixture(List<DataType> types, PortKind kind, boolean standard) {
    this.kind = kind;
    this.standard = standard;
    this.types = types;
    account.role(STRANGER);
    account.standard(standard);
  }

  /** Tables of every type. */
  public static SnowflakeFixture everyType() {
    return new SnowflakeFixture(FixtureTypes.everything(), PortKind.TABLE, false);
  }

  /** Tables of every type that are shared. */
  public static SnowflakeFixture everyTypeShared() {
    return new SnowflakeFixture(FixtureTypes.everything(), PortKind.SHARE, false);
  }

  /** Tables of every type on Standard Edition, where everything is read by views. */
  public static SnowflakeFixture everyTypeByView() {
    return new SnowflakeFixture(FixtureTypes.everything(), PortKind.TABLE, true);
  }

  /** Tables of types that can be compared. */
  public static SnowflakeFixture filterable() {
    return new SnowflakeFixture(FixtureTypes.FILTERABLE, PortKind.TABLE, false);
  }

  /** Tables that are shared; some principals are other accounts. */
  public static SnowflakeFixture shared() {
    return new SnowflakeFixture(FixtureTypes.FILTERABLE, PortKind.SHARE, false);
  }

  /** Tables that are shared by listings. */
  public static SnowflakeFixture listed() {
    return shared().withListings();
  }

  /** The same by a view of its own for each account. */
  public static SnowflakeFixture listedByView() {
    return sharedByView().withListings();
  }

  private SnowflakeFixture withListings() {
    settings.put("listings", "private");
    return this;
  }

  /** Tables that are shared on Standard Edition, by a view of its own for each account. */
  public static SnowflakeFixture sharedByView() {
    return new SnowflakeFixture(FixtureTypes.FILTERABLE, PortKind.SHARE, true);
  }

  /** The same of every type. */
  public static SnowflakeFixture everyTypeSharedByView() {
    return new SnowflakeFixture(FixtureTypes.everything(), PortKind.SHARE, true);
  }

  /** Files with columns of every type. */
  static SnowflakeFixture everyTypeOfFiles() {
    return new SnowflakeFixture(FixtureTypes.everything(), PortKind.FILES, false);
  }

  /** Models with columns of every type. */
  static SnowflakeFixture everyTypeOfModels() {
    return new SnowflakeFixture(FixtureTypes.everything(), PortKind.MODEL, false);
  }

  /** Tables of types that can be compared, read by views. */
  public static SnowflakeFixture filterableByView() {
    return new SnowflakeFixture(FixtureTypes.FILTERABLE, PortKind.TABLE, true);
  }

  /** The same with ports of views over the tables. */
  public SnowflakeFixture withViews() {
    views = true;
    return this;
  }

  /** The same with ports of views over dynamic tables. */
  public SnowflakeFixture withDynamicViews() {
    settings.put("views", "dynamic");
    settings.put("target-lag", "60 minutes");
    settings.put("refresh-warehouse", "refreshing");
    return withViews();
  }

  /** The same with what a platform has to ask for. */
  public static SnowflakeFixture askingForAll(SnowflakeFixture fixture) {
    fixture.account.administrator("DEPLOYER");
    fixture.settings.put("warehouse", "home");
    fixture.settings.put("warehouses", "domain");
    fixture.settings.put("warehouse-size", "small");
    fixture.settings.put("auto-suspend", "120");
    fixture.settings.put("credit-quota", "50");
    fixture.settings.put("tags", "object");
    return fixture;
  }

  /** Tables of types that can be compared, whose data Iceberg keeps. */
  public static SnowflakeFixture filterableIceberg() {
    SnowflakeFixture fixture = filterable();
    fixture.table = "ICEBERG TABLE";
    return fixture;
  }

  /** Tables over files, of types that can be compared. */
  public static SnowflakeFixture filterableExternal() {
    return external(PortKind.TABLE);
  }

  /** Tables of every type whose changes are followed. */
  public static SnowflakeFixture everyTypeStreamed() {
    return new SnowflakeFixture(FixtureTypes.everything(), PortKind.STREAM, false);
  }

  /** Tables of types that can be compared, whose changes are followed. */
  public static SnowflakeFixture streamed() {
    return new SnowflakeFixture(FixtureTypes.FILTERABLE, PortKind.STREAM, false);
  }

  /** Tables over files that are shared. */
  public static SnowflakeFixture sharedExternal() {
    return external(PortKind.SHARE);
  }

  private static SnowflakeFixture external(PortKind kind) {
    SnowflakeFixture fixture = new SnowflakeFixture(FixtureTypes.IN_FILES, kind, false);
    fixture.table = EXTERNAL;
    fixture.settings.put("format", "external");
    fixture.settings.put("external-stage", "lake.public.files");
    return fixture;
  }

  void calls(Consumer<CallEvent> value) {
    calls = value;
  }

  /** Whether questions come several at once. */
  SnowflakeFixture readers(int value) {
    readers = value;
    return this;
  }

  public FakeAccount account() {
    return account;
  }

  private String identity(PrincipalId principal) {
    return kind == PortKind.SHARE
        ? Optional.ofNullable(CONSUMERS.get(principal.toString())).orElseGet(() -> role(principal))
        : role(principal);
  }

  private String role(PrincipalId principal) {
    String name = principal.toString().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    account.role(name);
    return "role:" + name;
  }

  @Override
  public ProviderFactory factory() {
    return new SnowflakeProviderFactory(
        (config, meter, runtime) ->
            new SnowflakeGateways(
                new FakeGateway(
                    account,
                    config.target(),
                    new CallMeter(meter.platform(), calls.andThen(meter.told())),
                    readers),
                () -> {}));
  }

  @Override
  public Platform platform() {
    Platform platform =
        Platform.of(NAME, SnowflakeProviderFactory.ID)
            .with("account", "COMPANY-TEST")
            .with("user", "deployer")
            .with("role", "DEPLOYER")
            .with("authenticator", "programmatic-token")
            .with("token", "env:TOKEN");
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      platform = platform.with(setting.getKey(), setting.getValue());
    }
    if (table.startsWith("ICEBERG")) {
      return platform.with("format", "iceberg").with("external-volume", "lake");
    }
    return standard ? platform.with("policies", "view") : platform;
  }

  @Override
  public Target target() {
    return new Target(
        platform(),
        types,
        p -> Optional.of(identity(p)),
        Set.of(PolicyFeature.values()),
        kind,
        views);
  }

  @Override
  public Set<PolicyFeature> exactFeatures() {
    return Set.of(
        PolicyFeature.COLUMNS,
        PolicyFeature.ROWS,
        PolicyFeature.ROW_POLICIES,
        PolicyFeature.DENIALS,
        PolicyFeature.MASKS,
        PolicyFeature.NESTING);
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
  }

  @Override
  public Path stateFolder() {
    return Path.of("target");
  }

  private static String quoted(List<String> path) {
    return String.join(
        ".", path.stream().map(name -> "\"" + name.replace("\"", "\"\"") + "\"").toList());
  }

  private static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n") + "'";
  }

  @Override
  public void makeForeignObjects() {
    ForeignObjects.make(account, standard);
  }

  /** A table lies in a schema of a database, and those are left from a run of ours. */
  @Override
  public void occupy(Address address) {
    List<String> path = address.path();
    if (address.kind().equals("share")) {
      account.run("CREATE SHARE " + quoted(path.subList(1, 2)) + " COMMENT = 'mine'");
      return;
    }
    boolean table = address.kind().equals("table");
    for (int parts = 1; parts < path.size(); parts++) {
      account.run(
          "CREATE "
              + (parts == 1 ? "DATABASE " : "SCHEMA ")
              + quoted(path.subList(0, parts))
              + (parts == 1 ? "" : " WITH MANAGED ACCESS")
              + " COMMENT = "
              + text(left(path.subList(0, parts))));
    }
    String name = quoted(path);
    account.run(
        table
            ? "CREATE TABLE " + name + " (C NUMBER) COMMENT = 'mine'"
            : "CREATE "
                + address.kind().toUpperCase(Locale.ROOT)
                + " "
                + name
                + " COMMENT = 'mine'");
  }

  private static String left(List<String> path) {
    String at = String.join(".", path);
    return "left from before\nmeshwright:at="
        + at
        + "&mesh=retailer&scope="
        + at.toLowerCase(Locale.ROOT)
        + "&workspace=main";
  }

  @Override
  public Optional<NativeEnforcement> enforcement() {
    return Optional.of(new SnowflakeRules());
  }

  @Override
  public Hands hands() {
    return new ByHand();
  }

  @Override
  public List<Address> giveAccessByHand(Address subject) {
    List<String> path = subject.path();
    String database = path.get(0);
    String schema = path.get(1);
    account.run(
        "GRANT USAGE ON DATABASE " + quoted(path.subList(0, 1)) + " TO ROLE STRANGER",
        "GRANT USAGE ON SCHEMA " + quoted(path.subList(0, 2)) + " TO ROLE STRANGER",
        "GRANT SELECT ON " + table + " " + quoted(path) + " TO ROLE STRANGER");
    List<Address> given = new ArrayList<>();
    given.add(Address.of(NAME, "grant", database, "", "", ROLE));
    given.add(Address.of(NAME, "grant", database, schema, "", ROLE));
    given.add(Address.of(NAME, "grant", database, schema, path.get(2), ROLE));
    for (String role : account.readers(database, schema, path.get(2))) {
      account.run("GRANT DATABASE ROLE " + quoted(List.of(database, role)) + " TO ROLE STRANGER");
      given.add(Address.of(NAME, "role-grant", database, role, ROLE));
    }
    return given;
  }

  @Override
  public Address makeContainerByHand(Address subject) {
    String database = subject.path().getFirst();
    // Only its owner may change it; somebody with the role of the deployer made it.
    account.runAs("DEPLOYER", "CREATE DATABASE " + quoted(List.of(database)) + " COMMENT = 'mine'");
    return Address.of(NAME, "database", database);
  }

  @Override
  public List<String> foreignObjects() {
    return account.lines().stream()
        .filter(l -> !l.contains("meshwright:"))
        .filter(SnowflakeFixture::isForeign)
        .toList();
  }

  private static boolean isForeign(String line) {
    return line.contains(STRANGER) || line.contains("mine") || line.contains("LEGACY");
  }

  @Override
  public List<String> ownObjects() {
    return account.lines().stream()
        .filter(l -> l.contains("meshwright:") || !isForeign(l))
        .filter(l -> !l.contains("MESHWRIGHT_LOCK_"))
        .toList();
  }

  @Override
  public void clear() {
    account.clear();
  }

  @Override
  public void close() {}

  /** Somebody else's hands. */
  private final class ByHand implements Hands {
    @Override
    public void change(Address subject) {
      List<String> path = subject.path();
      String comment = account.comment(path.get(0), path.get(1), path.get(2));
      if (table.equals(EXTERNAL)) {
        account.comment(path.get(0), path.get(1), path.get(2), "changed by hand\n" + comment);
        return;
      }
      account.run(
          "ALTER "
              + table
              + " "
              + quoted(path)
              + " SET COMMENT = "
              + text("changed by hand\n" + comment));
    }

    @Override
    public void grant(Address subject) {
      account.run("GRANT SELECT ON " + table + " " + quoted(subject.path()) + " TO ROLE STRANGER");
    }

    @Override
    public void drop(Address address) {
      String kind =
          address.kind().equals("table")
              ? table
              : address.kind().replace('-', ' ').toUpperCase(Locale.ROOT);
      // A share is in no database.
      List<String> path = address.path().stream().filter(p -> !p.isEmpty()).toList();
      account.run("DROP " + kind + " " + quoted(path));
    }

    @Override
    public void unmark(Address subject) {
      if (table.equals(EXTERNAL)) {
        List<String> path = subject.path();
        account.comment(path.get(0), path.get(1), path.get(2), "mine");
        return;
      }
      account.run("ALTER " + table + " " + quoted(subject.path()) + " SET COMMENT = 'mine'");
    }
  }
}
