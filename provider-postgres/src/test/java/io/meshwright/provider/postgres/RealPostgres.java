package io.meshwright.provider.postgres;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.spi.Batch;
import io.meshwright.spi.CallEvent;
import io.meshwright.spi.LocalServer;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ReadScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An embedded platform on a server of its own, and hands that change it behind our back. */
public final class RealPostgres implements AutoCloseable {
  /** Name of the platform. */
  public static final String PLATFORM = "pg";

  /** The mesh that everything belongs to. */
  public static final WorkspaceId MESH = WorkspaceId.of("retailer");

  /** What the server was asked. */
  public final List<CallEvent> calls = new ArrayList<>();

  private final Path folder;
  private final PlatformProvider provider;

  private RealPostgres(Path folder) {
    this.folder = folder;
    this.provider = another();
  }

  /** A server in a temporary folder. */
  public static RealPostgres in(Path folder) throws IOException {
    // JUnit makes the folder for one user only, and root has to run the server as another.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    RealPostgres postgres = new RealPostgres(folder);
    postgres.server().start();
    return postgres;
  }

  /** The platform as a mesh names it. */
  public static Platform platform() {
    return new Platform(
        new PlatformName(PLATFORM),
        PostgresProviderFactory.ID,
        Ordered.map(Map.<String, String>of()),
        Authority.ADDITIVE);
  }

  /** Another run on the same server. */
  public PlatformProvider another() {
    return new PostgresProviderFactory()
        .open(
            platform(),
            new PlatformRuntime(
                () -> Instant.EPOCH, reference -> Optional.empty(), calls::add, folder));
  }

  /** The platform. */
  public PlatformProvider provider() {
    return provider;
  }

  private LocalServer server() {
    return provider.localServer().orElseThrow();
  }

  /** Somebody else's hands, as the administrator. */
  public void byHand(String... statements) throws SQLException {
    try (Connection connection = admin();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  /** The first column of the first row, as text. */
  public String ask(String query) throws SQLException {
    try (Connection connection = admin();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? String.valueOf(result.getString(1)) : "no row";
    }
  }

  /** The first column of the first row, as text, as a role sees it. */
  public String askAs(String role, String query) throws SQLException {
    try (Connection connection = admin();
        Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE " + role);
      try (ResultSet result = statement.executeQuery(query)) {
        return result.next() ? String.valueOf(result.getString(1)) : "no row";
      }
    }
  }

  /** A connection of the administrator. */
  public Connection admin() throws SQLException {
    LocalServer.Credentials login = server().credentials(Optional.empty());
    return DriverManager.getConnection(
        server().start(), login.user(), new String(login.password()));
  }

  /** Live facts of the mesh and beside addresses. */
  public SortedMap<Address, Seen.Present> read(Collection<Address> wanted) {
    TreeMap<Address, Seen.Present> facts = new TreeMap<>();
    List<Address> order = new ArrayList<>();
    provider
        .reader()
        .read(
            new ReadScope(MESH, Ordered.set(wanted)),
            seen -> {
              order.add(seen.address());
              facts.put(seen.address(), (Seen.Present) seen);
            });
    if (!order.equals(List.copyOf(facts.keySet()))) {
      throw new AssertionError("not in order of address: " + order);
    }
    return facts;
  }

  /** The live fact of an object. */
  public Seen.Present live(PgResource object) {
    Address address = object.address(PLATFORM);
    Seen.Present fact = read(List.of(address)).get(address);
    if (fact == null) {
      throw new AssertionError(address + " is not there");
    }
    return fact;
  }

  /** Carries out changes as one batch. */
  public List<Outcome> apply(Change... changes) {
    return apply(Arrays.asList(changes));
  }

  /** Carries out changes as one batch. */
  public List<Outcome> apply(List<Change> changes) {
    return provider
        .executor()
        .execute(new Batch(MESH, provider.executor().slot(changes.getFirst()), changes));
  }

  /** The change that makes an object. */
  public static Change create(PgResource object) {
    return new Change.Create(desired(object));
  }

  /** The change that makes an object what it should be. */
  public Change update(PgResource object) {
    return new Change.Update(live(object), desired(object), Ordered.set(List.<String>of()));
  }

  /** The change that takes an object away. */
  public Change delete(PgResource object) {
    return new Change.Delete(live(object));
  }

  /** An object of the mesh. */
  public static Desired desired(PgResource object) {
    return new Desired(
        object.toResource(PLATFORM),
        new Owner.Marked(new Marker(MESH, "sales.orders")),
        Ordered.set(List.of()));
  }

  @Override
  public void close() {
    provider.close();
    server().stop();
  }
}
