package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import io.meshwright.spi.LocalServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract of 68 tables that others wrote, beside a mesh.yaml of ten lines. */
class AdventureWorksTest {
  private static final String OURS =
      """
      SELECT (SELECT count(*) FROM pg_namespace
              WHERE nspname !~ '^pg_' AND nspname NOT IN ('public', 'information_schema'))
           + (SELECT count(*) FROM pg_roles
              WHERE rolname !~ '^pg_' AND rolname <> 'deployer_aw' AND NOT rolsuper)
           + (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace)""";

  @TempDir Path folder;

  @Test
  void itIsAppliedPlansEmptyAndIsDestroyed() throws SQLException {
    Path workspace = AdventureWorks.workspace(folder, AdventureWorks.MESH, "aw.odcs.yaml");
    try (Retailer mesh = Retailer.open(workspace)) {
      LocalServer server = mesh.engine().localServer(mesh.mesh()).orElseThrow();
      server.start();
      try {
        assertThat(ask(server, OURS)).isEqualTo("0");

        Plan plan = mesh.plan();
        assertThat(plan.problems().stream().map(Problem::code))
            .containsExactly("physical-type-changed");
        assertThat(plan.problems().getFirst().what()).contains("'bpchar', in 21 columns");
        assertThat(plan.changes()).hasSizeGreaterThan(300);
        assertApplied(mesh, plan);
        assertTypes(server);
        assertNothingLeftToDo(mesh);

        assertDestroyed(mesh, server);
        onAServerOfSomebodyElse(server);
      } finally {
        mesh.stopDatabase();
      }
    }
  }

  /** The same by URL, as a deployer who is no superuser, with the contract in a domain's folder. */
  private void onAServerOfSomebodyElse(LocalServer server) throws SQLException {
    execute(server, "CREATE ROLE deployer_aw LOGIN CREATEROLE PASSWORD 'hunter2'");
    execute(server, "GRANT CREATE ON DATABASE mesh TO deployer_aw");
    Path workspace =
        AdventureWorks.workspace(
            folder.resolve("server"),
            AdventureWorks.MESH.replace(
                "    provider: postgres\n",
                "    provider: postgres\n    settings: {mode: server, user: deployer_aw, password:"
                    + " env:DEPLOYER, url: '"
                    + server.address().orElseThrow()
                    + "'}\n"),
            "domains/works/cycles/aw.odcs.yaml");
    AdventureWorks.write(workspace, "domains/works/domain.yaml", DOMAIN);
    try (Retailer mesh =
        Retailer.open(workspace, reference -> Optional.of("hunter2".toCharArray()))) {
      assertApplied(mesh, mesh.plan());
      assertNothingLeftToDo(mesh);
      assertDestroyed(mesh, server);
    }
  }

  private static final String DOMAIN =
      """
      apiVersion: meshwright/v1
      kind: Domain
      owner: cycles@example.com
      """;

  private static void assertDestroyed(Retailer mesh, LocalServer server) throws SQLException {
    ApplyReport destroyed = mesh.destroy();
    assertThat(destroyed.problems().stream().filter(Problem::isError)).isEmpty();
    assertThat(ask(server, OURS)).isEqualTo("0");
  }

  private static void execute(LocalServer server, String text) throws SQLException {
    try (Connection connection = connect(server, server.credentials(Optional.empty()));
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private static void assertApplied(Retailer mesh, Plan plan) {
    ApplyReport report = mesh.apply(event -> {});
    assertThat(report.problems().stream().filter(Problem::isError).map(Problem::text)).isEmpty();
    assertThat(report.succeeded()).isTrue();
    assertThat(report.done()).isEqualTo(plan.changes().size());
  }

  private static void assertNothingLeftToDo(Retailer mesh) {
    mesh.writes();
    assertThat(mesh.plan().changes()).isEmpty();
    assertThat(mesh.apply(event -> {}).results()).isEmpty();
    assertThat(mesh.writes()).isZero();
  }

  /** What the contract names is there as the server writes it; views show the same. */
  private static void assertTypes(LocalServer server) throws SQLException {
    for (String schema : List.of("adventureworks_aw_internal", "adventureworks_aw")) {
      String numbered = schema.endsWith("internal") ? ":d" : ":";
      assertThat(
              ask(
                  server,
                  """
                  SELECT string_agg(type || ' ' || number, ', ' ORDER BY type COLLATE "C")
                  FROM (
                    SELECT format_type(a.atttypid, NULL) || ':' || a.attidentity::text AS type,
                      count(*) AS number
                    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                    WHERE c.relnamespace = '%s'::regnamespace AND a.attnum > 0
                      AND c.relkind IN ('r', 'v') GROUP BY 1) t"""
                      .formatted(schema)))
          .isEqualTo(
              schema.endsWith("internal")
                  ? "boolean: 11, bytea: 4, character varying: 71, date: 4, integer: 95,"
                      + " integer%s 36, numeric: 44, smallint: 26, text: 25, time without time"
                          .formatted(numbered)
                      + " zone: 2, timestamp without time zone: 102, uuid: 29, xml: 7"
                  : "boolean: 11, bytea: 4, character varying: 71, date: 4, integer: 131,"
                      + " numeric: 44, smallint: 26, text: 25, time without time zone: 2,"
                      + " timestamp without time zone: 102, uuid: 29, xml: 7");
    }
  }

  @Test
  void accessToAProductInItsDomainIsProved() throws SQLException {
    Path workspace =
        AdventureWorks.workspace(
            folder, AdventureWorks.MESH + SESSIONS, "domains/works/cycles/aw.odcs.yaml");
    AdventureWorks.write(workspace, "policies/policies.yaml", POLICIES);
    try (Retailer mesh = Retailer.open(workspace)) {
      LocalServer server = mesh.engine().localServer(mesh.mesh()).orElseThrow();
      server.start();
      try {
        assertApplied(mesh, mesh.plan());
        fill(server, mesh.mesh().ports().getFirst());
        assertNothingLeftToDo(mesh);

        ProofReport proof = mesh.engine().prove(mesh.mesh());

        assertThat(proof.items().stream().flatMap(i -> i.differences().stream())).isEmpty();
        assertThat(proof.items()).hasSize(2 * 68);
        assertThat(proof.items()).allMatch(i -> i.status() == ProofItem.Status.PROVED);
        assertThat(proof.items().stream().mapToLong(ProofItem::rowsSeen).sum()).isEqualTo(10);
        assertThat(
                askAs(
                    server,
                    mesh,
                    "ana",
                    "SELECT concat_ws('/', businessentityid, namestyle, firstname, lastname,"
                        + " demographics) FROM works_cycles.person_v1 ORDER BY 1"))
            .isEqualTo("1/f/K**/S******");
      } finally {
        mesh.stopDatabase();
      }
    }
  }

  private static final String SESSIONS =
      """
      principals: {"group:analysts": {}, "group:hr": {}}
      sessions:
        ana: {principals: ["group:analysts"]}
        hal: {principals: ["group:hr"]}
      """;

  private static final String POLICIES =
      """
      kind: AccessPolicy
      id: all-read
      to: [group:analysts, group:hr]
      on: works.cycles
      ---
      kind: RowPolicy
      id: staff-only
      on: works.cycles.aw.person
      keep: "persontype <> 'SP' and emailpromotion < 40000"
      except: [group:hr]
      ---
      kind: MaskingPolicy
      id: first-letter
      match: {column: works.cycles.aw.person.firstname}
      mask: {partial: {first: 1, last: 0}}
      except: [group:hr]
      ---
      kind: MaskingPolicy
      id: last-letter
      match: {column: works.cycles.aw.person.lastname}
      mask: {partial: {first: 1, last: 0}}
      except: [group:hr]
      ---
      kind: MaskingPolicy
      id: no-demographics
      match: {column: works.cycles.aw.person.demographics}
      mask: "null"
      except: [group:hr]
      ---
      kind: MaskingPolicy
      id: rounded-prices
      match: {column: works.cycles.aw.product.listprice}
      mask: {truncate: {multiple: 100}}
      except: [group:hr]
      ---
      kind: MaskingPolicy
      id: rounded-stock
      match: {column: works.cycles.aw.product.safetystocklevel}
      mask: {truncate: {multiple: 10}}
      except: [group:hr]
      """;

  private static void fill(LocalServer server, OutputPort port) throws SQLException {
    assertThat(port.contract().tables()).hasSize(68);
    try (Connection connection = connect(server, server.credentials(Optional.empty()));
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO works_cycles_internal.person_v1
            (businessentityid, persontype, namestyle, firstname, lastname, emailpromotion,
             demographics)
          VALUES (1, 'EM', false, 'Ken', 'Sánchez', 0, '<a>1</a>'),
            (2, 'SP', true, 'Terri', 'Duffy', 1, NULL),
            (3, NULL, NULL, 'Rob', 'Walters', NULL, '<b/>')""");
      statement.execute(
          """
          INSERT INTO works_cycles_internal.product_v1
            (name, makeflag, safetystocklevel, listprice)
          VALUES ('Chain', true, 32767, 12345678901234567890123456789012345678901234.5),
            ('Nut', false, -15, 'NaN'), ('Ball', NULL, NULL, -99.99)""");
    }
  }

  private static String askAs(LocalServer server, Retailer mesh, String session, String query)
      throws SQLException {
    return ask(
        server,
        query,
        Optional.of(
            mesh.mesh().sessions().values().stream()
                .filter(s -> s.session().id().value().equals(session))
                .findFirst()
                .orElseThrow()));
  }

  private static String ask(LocalServer server, String query) throws SQLException {
    return ask(server, query, Optional.empty());
  }

  private static String ask(LocalServer server, String query, Optional<DeclaredSession> session)
      throws SQLException {
    try (Connection connection = connect(server, server.credentials(session));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? String.valueOf(row.getString(1)) : "no row";
    }
  }

  private static Connection connect(LocalServer server, LocalServer.Credentials login)
      throws SQLException {
    return DriverManager.getConnection(
        server.address().orElseThrow(), login.user(), new String(login.password()));
  }
}
