package io.meshwright.provider.postgres.contract;

import io.meshwright.api.model.Platform;
import io.meshwright.api.resource.Address;
import io.meshwright.provider.postgres.PostgresProviderFactory;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.translate.PgNames;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.Hands;
import io.meshwright.testkit.contract.NativeEnforcement;
import io.meshwright.testkit.generate.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An embedded server of its own, emptied between cases. */
public final class PostgresFixture implements ContractFixture {
  private static final String USER_SCHEMAS =
      "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN"
          + " ('information_schema', 'public') ORDER BY 1";
  private static final String USER_ROLES =
      "SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> 'meshwright_admin'"
          + " ORDER BY 1";

  private static final String GRANT_ROLES =
      "SELECT rolname FROM pg_roles WHERE shobj_description(oid, 'pg_authid')"
          + " LIKE '%\"use\":\"grant\"%' ORDER BY 1";

  private static final Map<String, String> HOSTILE =
      Map.of(
          "group:analysts", "o'neill \"x\" \uD83D\uDE00",
          "group:interns", "inte\\rns; --");

  private final Path folder;
  private final RealPostgres postgres;
  private final ProviderFactory factory;

  private PostgresFixture(Path folder, RealPostgres postgres, ProviderFactory factory) {
    this.folder = folder;
    this.postgres = postgres;
    this.factory = factory;
  }

  static PostgresFixture in(Path folder) {
    return in(folder, new PostgresProviderFactory());
  }

  /** A server in a folder, by another adapter. */
  public static PostgresFixture in(Path folder, ProviderFactory factory) {
    try {
      return new PostgresFixture(folder, RealPostgres.in(Files.createDirectories(folder)), factory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ProviderFactory factory() {
    return factory;
  }

  /** Some principals have names that are no words. */
  @Override
  public Target target() {
    Target target = ContractFixture.super.target();
    return new Target(
        target.platform(),
        target.types(),
        principal -> Optional.ofNullable(HOSTILE.get(principal.toString())),
        target.features());
  }

  @Override
  public Platform platform() {
    return RealPostgres.platform();
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public Path stateFolder() {
    return folder;
  }

  @Override
  public void makeForeignObjects() {
    run(
        "CREATE ROLE legacy_reader",
        "CREATE SCHEMA legacy",
        "CREATE TABLE legacy.customers (id integer PRIMARY KEY, note text DEFAULT 'x')",
        "COMMENT ON TABLE legacy.customers IS 'do not touch'",
        "GRANT USAGE ON SCHEMA legacy TO legacy_reader",
        "GRANT SELECT (id) ON legacy.customers TO legacy_reader",
        "ALTER TABLE legacy.customers ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY own ON legacy.customers TO legacy_reader USING (id > 1)");
  }

  @Override
  public void occupy(Address address) {
    String schema = quoted(address.path().get(0));
    run(
        "CREATE SCHEMA IF NOT EXISTS " + schema,
        "CREATE TABLE " + schema + "." + quoted(address.path().get(1)) + " (mine integer)");
  }

  /** The server behind it is a real one. */
  @Override
  public Optional<NativeEnforcement> enforcement() {
    return Optional.empty();
  }

  @Override
  public Hands hands() {
    return new PostgresHands(this::run);
  }

  @Override
  public List<Address> giveAccessByHand(Address subject) {
    String schema = subject.path().getFirst();
    String name = subject.path().getLast();
    String internal = PgNames.internalSchema(schema);
    String view = quoted(schema) + "." + quoted(name);
    String table = quoted(internal) + "." + quoted(name);
    run(
        "CREATE ROLE stranger",
        "GRANT USAGE ON SCHEMA " + quoted(schema) + ", " + quoted(internal) + " TO stranger",
        "GRANT SELECT ON " + view + " TO stranger WITH GRANT OPTION",
        "GRANT SELECT ON " + table + " TO stranger",
        "CREATE POLICY by_hand ON " + table + " FOR SELECT TO stranger USING (true)");
    List<Address> given =
        new ArrayList<>(
            List.of(
                PgGrant.address(RealPostgres.PLATFORM, schema, "", "stranger"),
                PgGrant.address(RealPostgres.PLATFORM, schema, name, "stranger"),
                PgGrant.address(RealPostgres.PLATFORM, internal, "", "stranger"),
                PgGrant.address(RealPostgres.PLATFORM, internal, name, "stranger"),
                PgPolicy.address(RealPostgres.PLATFORM, internal, name, "by_hand")));
    for (String role : column(GRANT_ROLES)) {
      run("GRANT " + quoted(role) + " TO stranger WITH ADMIN OPTION");
      given.add(PgMembership.address(RealPostgres.PLATFORM, role, "stranger"));
    }
    return given;
  }

  @Override
  public Address makeContainerByHand(Address subject) {
    String schema = subject.path().getFirst();
    run(
        "CREATE ROLE owner",
        "CREATE SCHEMA " + quoted(schema) + " AUTHORIZATION owner",
        "COMMENT ON SCHEMA " + quoted(schema) + " IS 'Theirs.'");
    return PgSchema.address(RealPostgres.PLATFORM, schema);
  }

  @Override
  public List<String> foreignObjects() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        column(
            """
            SELECT format('%s.%s kind %s owner %s security %s acl %s comment %s', n.nspname,
              c.relname, c.relkind, c.relowner::regrole, c.relrowsecurity, c.relacl,
              obj_description(c.oid, 'pg_class'))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND c.relkind IN ('r', 'v')
              AND coalesce(obj_description(c.oid, 'pg_class'), '') NOT LIKE '%meshwright:%'
            ORDER BY 1\
            """));
    lines.addAll(
        column(
            """
            SELECT format('schema %s acl %s', nspname, nspacl) FROM pg_namespace
            WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
              AND coalesce(obj_description(oid, 'pg_namespace'), '') NOT LIKE '%meshwright:%'
            ORDER BY 1\
            """));
    lines.addAll(
        column(
            """
            SELECT format('role %s login %s', rolname, rolcanlogin) FROM pg_roles
            WHERE rolname !~ '^pg_' AND rolname <> 'meshwright_admin'
              AND coalesce(shobj_description(oid, 'pg_authid'), '') NOT LIKE '%meshwright:%'
            ORDER BY 1\
            """));
    lines.addAll(
        column(
            """
            SELECT format('policy %s on %s using %s', polname, polrelid::regclass,
              pg_get_expr(polqual, polrelid))
            FROM pg_policy
            WHERE coalesce(obj_description(oid, 'pg_policy'), '') NOT LIKE '%meshwright:%'
            ORDER BY 1\
            """));
    return lines;
  }

  @Override
  public List<String> ownObjects() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        column("SELECT description FROM pg_description WHERE description LIKE '%meshwright:%'"));
    lines.addAll(
        column("SELECT description FROM pg_shdescription WHERE description LIKE '%meshwright:%'"));
    lines.addAll(column("SELECT rolname FROM pg_roles WHERE rolname LIKE 'mw\\_%'"));
    return lines;
  }

  @Override
  public void clear() {
    List<String> statements = new ArrayList<>();
    column(USER_SCHEMAS).forEach(s -> statements.add("DROP SCHEMA " + quoted(s) + " CASCADE"));
    for (String role : column(USER_ROLES)) {
      statements.add("DROP OWNED BY " + quoted(role) + " CASCADE");
      statements.add("DROP ROLE " + quoted(role));
    }
    run(statements.toArray(String[]::new));
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private void run(String... statements) {
    try {
      postgres.byHand(statements);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> column(String query) {
    try (Connection connection = postgres.admin();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server stops with the folder's test class; the next test finds it empty. */
  @Override
  public void close() {
    clear();
    postgres.close();
  }
}
