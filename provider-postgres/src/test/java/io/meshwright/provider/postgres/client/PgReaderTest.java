package io.meshwright.provider.postgres.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.spi.CallEvent;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.ReadScope;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Live facts of a real server, made by other hands. */
@Timeout(120)
final class PgReaderTest {
  private static final String MARKER =
      "meshwright:{\"mesh\":\"retailer\",\"scope\":\"sales.orders\"}";
  private static final String ROLE_MARKER = roleMarker("mesh");

  @TempDir private static Path folder;
  private static RealPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = RealPostgres.in(folder);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private static String roleMarker(String database) {
    return MARKER.replace("}", ",\"db\":\"" + database + "\"}");
  }

  private static Seen.Present fact(String kind, String... path) {
    Address address = Address.of(RealPostgres.PLATFORM, kind, path);
    return Optional.ofNullable(postgres.read(List.of(address)).get(address)).orElseThrow();
  }

  private static void makeTables(String schema, int tables) {
    List<Change> changes = new ArrayList<>();
    changes.add(RealPostgres.create(new PgSchema(schema, "")));
    for (int i = 0; i < tables; i++) {
      changes.add(
          RealPostgres.create(
              new PgTable(
                  schema,
                  "t" + i,
                  List.of(new PgTable.Column("id", "integer", false, "")),
                  List.of("id"),
                  List.of(),
                  true,
                  "")));
    }
    assertThat(postgres.apply(changes)).allMatch(o -> o instanceof Outcome.Done);
  }

  @Test
  void theNumberOfQueriesDoesNotDependOnHowMuchThereIs() {
    makeTables("few", 5);
    postgres.calls.clear();
    postgres.read(List.of());
    int few = postgres.calls.size();
    makeTables("many", 100);
    postgres.calls.clear();

    SortedMap<Address, Seen.Present> live = postgres.read(List.of());

    assertThat(live.keySet()).filteredOn(a -> a.kind().equals("table")).hasSizeGreaterThan(104);
    assertThat(postgres.calls)
        .hasSize(few)
        .hasSize(12)
        .containsOnly(new CallEvent(RealPostgres.PLATFORM, "catalogue.read", false));
  }

  @Test
  void whatNobodyMarkedIsForeign() throws SQLException {
    postgres.byHand(
        "CREATE SCHEMA mixed",
        "COMMENT ON SCHEMA mixed IS '" + MARKER + "'",
        "CREATE TABLE mixed.theirs (a integer, b money)",
        "COMMENT ON TABLE mixed.theirs IS 'Theirs.'",
        "CREATE VIEW mixed.sums AS SELECT count(*) AS n FROM mixed.theirs",
        "CREATE MATERIALIZED VIEW mixed.kept AS SELECT a FROM mixed.theirs",
        "CREATE ROLE mixed_stranger",
        "CREATE POLICY p ON mixed.theirs USING (a > 1)",
        "GRANT SELECT (a) ON mixed.theirs TO mixed_stranger",
        "GRANT USAGE ON SCHEMA mixed TO PUBLIC");

    assertThat(fact("schema", "mixed").owner().isOf(RealPostgres.MESH)).isTrue();
    assertThat(
            List.of(
                fact("table", "mixed", "theirs"),
                fact("view", "mixed", "sums"),
                fact("view", "mixed", "kept"),
                fact("policy", "mixed", "theirs", "p"),
                fact("role", "mixed_stranger"),
                fact("grant", "mixed", "theirs", "mixed_stranger"),
                fact("grant", "mixed", "", "public")))
        .extracting(Seen.Present::owner)
        .hasOnlyElementsOfType(Owner.Foreign.class);
    assertThat(PgTable.of(fact("table", "mixed", "theirs").resource()).comment())
        .isEqualTo("Theirs.");
    assertThat(PgView.of(fact("view", "mixed", "kept").resource()).body())
        .isInstanceOf(PgView.Unread.class);
    assertThat(PgPolicy.of(fact("policy", "mixed", "theirs", "p").resource()).roles())
        .containsExactly(PgResource.PUBLIC);
  }

  @Test
  void anOwnersRightsOnHisOwnAreNotMentioned() throws SQLException {
    postgres.byHand(
        "CREATE SCHEMA own",
        "COMMENT ON SCHEMA own IS '" + MARKER + "'",
        "CREATE TABLE own.t (a integer)",
        "CREATE ROLE own_reader",
        "GRANT SELECT ON own.t TO own_reader WITH GRANT OPTION");

    assertThat(postgres.read(List.of()).keySet())
        .filteredOn(a -> a.kind().equals("grant") && a.path().getFirst().equals("own"))
        .containsExactly(Address.of(RealPostgres.PLATFORM, "grant", "own", "t", "own_reader"));
    assertThat(PgGrant.of(fact("grant", "own", "t", "own_reader").resource()).grantable())
        .containsExactly("SELECT");
  }

  @Test
  void aMembershipIsWorthWhatAllItsGrantorsGave() throws SQLException {
    postgres.byHand(
        "CREATE ROLE shared_group",
        "COMMENT ON ROLE shared_group IS '"
            + ROLE_MARKER.replace("}", ",\"members\":[\"shared_member\"]}")
            + "'",
        "CREATE ROLE shared_boss",
        "CREATE ROLE shared_member",
        "GRANT shared_group TO shared_boss WITH ADMIN TRUE",
        "GRANT shared_group TO shared_member WITH INHERIT TRUE, SET FALSE",
        "SET ROLE shared_boss",
        "GRANT shared_group TO shared_member WITH INHERIT FALSE, SET TRUE");

    Seen.Present fact = fact("membership", "shared_group", "shared_member");

    assertThat(PgMembership.of(fact.resource()))
        .isEqualTo(new PgMembership("shared_group", "shared_member", false, true, true));
    assertThat(fact.owner().isOf(RealPostgres.MESH)).isTrue();
  }

  @Test
  void aRoleThatPassesByRowSecurityIsToldApart() throws SQLException {
    postgres.byHand(
        "CREATE ROLE passes BYPASSRLS", "COMMENT ON ROLE passes IS '" + ROLE_MARKER + "'");

    assertThat(PgRole.of(fact("role", "passes").resource()).unrestricted()).isTrue();
  }

  @Test
  void aViewThatReadsAsItsUserIsToldApart() throws SQLException {
    postgres.byHand(
        "CREATE SCHEMA invoked",
        "CREATE TABLE invoked.t (a integer)",
        "CREATE VIEW invoked.v WITH (security_invoker = on, security_barrier) AS"
            + " SELECT a FROM invoked.t");

    PgView view = PgView.of(fact("view", "invoked", "v").resource());

    assertThat(view.securityInvoker()).isTrue();
    assertThat(view.securityBarrier()).isTrue();
  }

  @Test
  void aRoleOfAnotherDatabaseIsForeignWithItsMembers() throws SQLException {
    postgres.byHand(
        "CREATE ROLE far_group",
        "COMMENT ON ROLE far_group IS '" + roleMarker("elsewhere") + "'",
        "CREATE ROLE nowhere_group",
        "COMMENT ON ROLE nowhere_group IS '" + MARKER + "'",
        "CREATE ROLE far_member",
        "GRANT far_group, nowhere_group TO far_member");

    assertThat(
            List.of(
                fact("role", "far_group"),
                fact("role", "nowhere_group"),
                fact("membership", "far_group", "far_member"),
                fact("membership", "nowhere_group", "far_member")))
        .extracting(Seen.Present::owner)
        .hasOnlyElementsOfType(Owner.Foreign.class);
  }

  @Test
  void aMarkerOfAStrangerDoesNotCount() throws SQLException {
    postgres.byHand(
        "CREATE ROLE forger",
        "CREATE ROLE forger_reader",
        "COMMENT ON ROLE forger_reader IS '" + ROLE_MARKER + "'",
        "GRANT CREATE ON DATABASE mesh TO forger",
        "SET ROLE forger",
        "CREATE SCHEMA forged",
        "COMMENT ON SCHEMA forged IS '" + MARKER + "'",
        "CREATE TABLE forged.t (a integer)",
        "COMMENT ON TABLE forged.t IS '" + MARKER + "'",
        "CREATE POLICY p ON forged.t USING (true)",
        "COMMENT ON POLICY p ON forged.t IS '" + MARKER + "'",
        "CREATE VIEW forged.v AS SELECT a FROM forged.t",
        "COMMENT ON VIEW forged.v IS '" + MARKER + "'",
        "GRANT USAGE ON SCHEMA forged TO forger_reader",
        "GRANT SELECT ON forged.t, forged.v TO forger_reader");

    assertThat(
            List.of(
                fact("schema", "forged"),
                fact("table", "forged", "t"),
                fact("policy", "forged", "t", "p"),
                fact("view", "forged", "v"),
                fact("grant", "forged", "", "forger_reader"),
                fact("grant", "forged", "t", "forger_reader"),
                fact("grant", "forged", "v", "forger_reader")))
        .extracting(Seen.Present::owner)
        .hasOnlyElementsOfType(Owner.Foreign.class);
  }

  @Test
  void onlyAPublisherThatDoesNotLogInVouchesForItsView() throws SQLException {
    String publisher = ROLE_MARKER.replace("}", ",\"use\":\"publisher\"}");
    postgres.byHand(
        "CREATE SCHEMA vouched",
        "COMMENT ON SCHEMA vouched IS '" + MARKER + "'",
        "CREATE ROLE vouched_publisher",
        "CREATE ROLE vouched_login LOGIN",
        "CREATE ROLE vouched_group",
        "CREATE ROLE vouched_far",
        "COMMENT ON ROLE vouched_publisher IS '" + publisher + "'",
        "COMMENT ON ROLE vouched_login IS '" + publisher + "'",
        "COMMENT ON ROLE vouched_group IS '" + ROLE_MARKER + "'",
        "COMMENT ON ROLE vouched_far IS '"
            + publisher.replace("\"mesh\",\"use", "\"far\",\"use")
            + "'");
    for (String owner : List.of("publisher", "login", "group", "far")) {
      postgres.byHand(
          "CREATE VIEW vouched." + owner + " AS SELECT 1 AS one",
          "COMMENT ON VIEW vouched." + owner + " IS '" + MARKER + "'",
          "ALTER VIEW vouched." + owner + " OWNER TO vouched_" + owner);
    }

    assertThat(fact("view", "vouched", "publisher").owner().isOf(RealPostgres.MESH)).isTrue();
    assertThat(List.of("login", "group", "far"))
        .extracting(name -> fact("view", "vouched", name).owner())
        .hasOnlyElementsOfType(Owner.Foreign.class);
  }

  @Test
  void objectsOfAnotherMeshAreTheirs() throws SQLException {
    postgres.byHand(
        "CREATE SCHEMA elsewhere",
        "COMMENT ON SCHEMA elsewhere IS"
            + " 'meshwright:{\"mesh\":\"retailer2\",\"scope\":\"a.b\"}'");

    assertThat(fact("schema", "elsewhere").owner().isOf(RealPostgres.MESH)).isFalse();
    assertThat(postgres.read(List.of()).keySet())
        .doesNotContain(Address.of(RealPostgres.PLATFORM, "schema", "elsewhere"));
  }

  @Test
  void readersCannotWrite() {
    try (JdbcCatalogue catalogue =
        new JdbcCatalogue(
            new PgConnections(
                new LocalTarget(folder.resolve(RealPostgres.PLATFORM), s -> "nobody")),
            new CallMeter(new PlatformName(RealPostgres.PLATFORM), e -> {}))) {
      assertThat(catalogue).isNotInstanceOf(DdlGateway.class);
    }
    assertThatThrownBy(
            () -> {
              try (var connection =
                      new PgConnections(
                              new LocalTarget(folder.resolve(RealPostgres.PLATFORM), s -> "nobody"))
                          .reading();
                  var statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA written");
              }
            })
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
  }

  @Test
  void aServerThatDoesNotAnswerIsTransient() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    PgTarget target =
        new RemoteTarget(
            new PlatformName("far"),
            "jdbc:postgresql://127.0.0.1:" + port + "/mesh",
            "deployer",
            Optional.of("env:SECRET"),
            reference -> Optional.of("hunter2".toCharArray()));
    PgReader reader =
        new PgReader(
            new PlatformName("far"),
            new JdbcCatalogue(
                new PgConnections(target), new CallMeter(new PlatformName("far"), e -> {})));

    assertThatThrownBy(
            () -> reader.read(new ReadScope(RealPostgres.MESH, new TreeSet<>()), seen -> {}))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TRANSIENT))
        .hasMessageContaining("127.0.0.1:" + port + "/mesh")
        .hasMessageNotContaining("hunter2");
  }
}
