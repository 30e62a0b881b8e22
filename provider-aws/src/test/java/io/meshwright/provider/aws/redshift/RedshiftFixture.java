package io.meshwright.provider.aws.redshift;

import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.resource.Address;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.aws.redshift.client.DataShareGateway;
import io.meshwright.provider.aws.redshift.fake.FakeDatabase;
import io.meshwright.provider.aws.redshift.fake.RedshiftRules;
import io.meshwright.spi.CallEvent;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A fake database as a fixture. */
public final class RedshiftFixture implements ContractFixture {
  private static final String NAME = "warehouse";
  private static final String STRANGER = "stranger";

  private static final Map<String, String> CONSUMERS =
      Map.of(
          "group:marketing", "namespace:13b8833d-17c6-4f16-8fe4-1a018f5ed00d",
          "group:interns", "namespace:86b5169f-012a-234b-9fbb-e2e24359e9a8",
          "service:reporting", "account:210987654321",
          "group:emea", "account:111122223333");

  private final FakeDatabase database = new FakeDatabase();
  private final List<DataType> types;
  private final PortKind kind;
  private Consumer<CallEvent> calls = call -> {};
  private Runnable closes = () -> {};
  private Optional<Function<CallMeter, DataShareGateway>> shares = Optional.empty();

  private RedshiftFixture(List<DataType> types, PortKind kind) {
    this.types = types;
    this.kind = kind;
    database.role(STRANGER);
  }

  /** Tables of every type. */
  public static RedshiftFixture everyType() {
    return new RedshiftFixture(
        RandomTables.ALL_TYPES.stream()
            // Its values are those of a type without limits, which Redshift does not have.
            .filter(t -> !t.equals(new DataType.Decimal(38, 9)))
            .toList(),
        PortKind.TABLE);
  }

  /** Tables of types that can be compared. */
  public static RedshiftFixture filterable() {
    return new RedshiftFixture(FILTERABLE, PortKind.TABLE);
  }

  /** Tables that are shared; some principals are other namespaces and accounts. */
  public static RedshiftFixture shared() {
    return new RedshiftFixture(FILTERABLE, PortKind.SHARE);
  }

  private static final List<DataType> FILTERABLE =
      List.of(
          new DataType.Bool(),
          new DataType.Int32(),
          new DataType.Int64(),
          new DataType.Decimal(10, 2),
          new DataType.Decimal(38, 0),
          DataType.Text.unlimited(),
          DataType.Text.upTo(64),
          new DataType.Date(),
          new DataType.Timestamp(),
          new DataType.TimestampTz());

  /** Who hears of every call. */
  void calls(Consumer<CallEvent> value) {
    calls = value;
  }

  /** The same where authorisations are asked for by a gateway that has to be closed. */
  public RedshiftFixture withShares(
      Function<CallMeter, DataShareGateway> value, Runnable closesIt) {
    shares = Optional.of(value);
    closes = closesIt;
    return this;
  }

  /** The database behind it. */
  public FakeDatabase database() {
    return database;
  }

  private String identity(PrincipalId principal) {
    return kind == PortKind.TABLE
        ? role(principal)
        : Optional.ofNullable(CONSUMERS.get(principal.toString())).orElseGet(() -> role(principal));
  }

  private String role(PrincipalId principal) {
    String name = principal.toString().replaceAll("[^a-z0-9]", "_");
    database.role(name);
    return "role:" + name;
  }

  @Override
  public ProviderFactory factory() {
    return new RedshiftProviderFactory(
        (config, meter) -> {
          Consumer<CallEvent> told = calls.andThen(meter.told());
          String platform = meter.platform().value();
          return new RedshiftGateways(
              shares
                  .map(made -> database.gateway(platform, told, made.apply(meter)))
                  .orElseGet(() -> database.gateway(platform, told)),
              () -> {});
        });
  }

  @Override
  public Platform platform() {
    return Platform.of(NAME, RedshiftProviderFactory.ID)
        .with("workgroup", "company")
        .with("database", "dev");
  }

  @Override
  public Target target() {
    return new Target(
        platform(), types, p -> Optional.of(identity(p)), Set.of(PolicyFeature.values()), kind);
  }

  @Override
  public Set<PolicyFeature> exactFeatures() {
    if (kind == PortKind.SHARE) {
      return Set.of(PolicyFeature.NESTING);
    }
    return Set.of(
        PolicyFeature.COLUMNS, PolicyFeature.ROWS, PolicyFeature.MASKS, PolicyFeature.NESTING);
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
  }

  @Override
  public Path stateFolder() {
    return Path.of("target");
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static String on(Address subject) {
    return quoted(subject.path().get(0)) + "." + quoted(subject.path().get(1));
  }

  private void byHand(String... statements) {
    database.run(List.of(statements));
  }

  @Override
  public void makeForeignObjects() {
    byHand(
        "CREATE SCHEMA \"legacy\"",
        "COMMENT ON SCHEMA \"legacy\" IS 'mine, do not touch'",
        "CREATE TABLE \"legacy\".\"customers\" (\"c\" INTEGER)",
        "COMMENT ON TABLE \"legacy\".\"customers\" IS 'mine'",
        "GRANT USAGE ON SCHEMA \"legacy\" TO ROLE \"stranger\"",
        "GRANT SELECT ON TABLE \"legacy\".\"customers\" TO ROLE \"stranger\"",
        "CREATE RLS POLICY \"mine\" USING (TRUE)",
        "ATTACH RLS POLICY \"mine\" ON TABLE \"legacy\".\"customers\" TO ROLE \"stranger\"");
  }

  @Override
  public void occupy(Address address) {
    String schema = address.path().getFirst();
    boolean table = address.kind().equals("table");
    // A table lies in a schema, and that one is left from a run of ours.
    byHand(
        "CREATE SCHEMA " + quoted(schema),
        "COMMENT ON SCHEMA "
            + quoted(schema)
            + " IS '"
            + (table
                ? "left from before\nmeshwright:mesh=retailer&scope="
                    + schema.replaceFirst("_", ".")
                    + "&workspace=main"
                : "mine")
            + "'");
    if (table) {
      byHand(
          "CREATE TABLE " + on(address) + " (\"c\" INTEGER)",
          "COMMENT ON TABLE " + on(address) + " IS 'mine'");
    }
  }

  @Override
  public Optional<NativeEnforcement> enforcement() {
    return Optional.of(new RedshiftRules());
  }

  @Override
  public Hands hands() {
    return new ByHand();
  }

  @Override
  public List<Address> giveAccessByHand(Address subject) {
    String schema = subject.path().get(0);
    String table = subject.path().get(1);
    byHand(
        "GRANT USAGE ON SCHEMA " + quoted(schema) + " TO ROLE \"stranger\"",
        "GRANT SELECT ON TABLE " + on(subject) + " TO ROLE \"stranger\"",
        "CREATE RLS POLICY \"stranger_sees\" USING (TRUE)",
        "ATTACH RLS POLICY \"stranger_sees\" ON TABLE " + on(subject) + " TO ROLE \"stranger\"");
    return List.of(
        Address.of(NAME, "grant", schema, "", "role:stranger"),
        Address.of(NAME, "grant", schema, table, "role:stranger"),
        Address.of(NAME, "row-policy", schema, table, "role:stranger", "stranger_sees"));
  }

  @Override
  public Address makeContainerByHand(Address subject) {
    String schema = subject.path().getFirst();
    byHand("CREATE SCHEMA " + quoted(schema), "COMMENT ON SCHEMA " + quoted(schema) + " IS 'mine'");
    return Address.of(NAME, "schema", schema);
  }

  @Override
  public List<String> foreignObjects() {
    return database.lines().stream()
        .filter(l -> !l.contains("meshwright:"))
        .filter(RedshiftFixture::isForeign)
        .toList();
  }

  private static boolean isForeign(String line) {
    return line.contains(STRANGER) || line.contains("mine") || line.contains("legacy");
  }

  @Override
  public List<String> ownObjects() {
    return database.lines().stream()
        .filter(l -> l.contains("meshwright:") || !isForeign(l))
        .filter(l -> !l.contains("meshwright_lock_"))
        .toList();
  }

  @Override
  public void clear() {
    database.clear();
  }

  @Override
  public void close() {
    closes.run();
  }

  /** Somebody else's hands. */
  private final class ByHand implements Hands {
    @Override
    public void change(Address subject) {
      byHand("ALTER TABLE " + on(subject) + " ROW LEVEL SECURITY OFF");
    }

    @Override
    public void grant(Address subject) {
      byHand("GRANT SELECT ON TABLE " + on(subject) + " TO ROLE \"stranger\"");
    }

    @Override
    public void drop(Address address) {
      switch (address.kind()) {
        case "schema" -> byHand("DROP SCHEMA " + quoted(address.path().getFirst()) + " RESTRICT");
        case "table" -> byHand("DROP TABLE " + on(address));
        default -> throw new IllegalArgumentException("not dropped by hand: " + address);
      }
    }

    @Override
    public void unmark(Address subject) {
      byHand("COMMENT ON TABLE " + on(subject) + " IS 'mine'");
    }
  }
}
