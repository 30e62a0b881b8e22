package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.DriftReport;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.LocalServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other hands at work on the 68 tables of AdventureWorks, and on a schema beside them. */
class AdventureWorksDriftTest {
  private static final String READERS = "mw_works_cycles_person_v1__all-read";
  private static final String MESH =
      AdventureWorks.MESH
          + """
          principals: {"group:analysts": {}}
          sessions:
            ana: {principals: ["group:analysts"]}
          """;
  private static final String POLICY =
      """
      kind: AccessPolicy
      id: all-read
      to: group:analysts
      on: works.cycles
      """;

  /** Objects of a database that are neither the server's own nor of the schema beside. */
  private static final String OURS =
      """
      SELECT nspname FROM pg_namespace
      WHERE nspname !~ '^pg_' AND nspname NOT IN ('public', 'information_schema', 'legacy')
      UNION ALL SELECT rolname FROM pg_roles
      WHERE rolname !~ '^(pg|legacy)_' AND NOT rolsuper
      UNION ALL SELECT relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace
      UNION ALL SELECT description FROM pg_description WHERE description LIKE '%meshwright:%'
      UNION ALL SELECT description FROM pg_shdescription WHERE description LIKE '%meshwright:%'
      UNION ALL SELECT format('default acl of %s', defaclrole::regrole) FROM pg_default_acl
      """;

  @TempDir Path folder;
  private Path workspace;
  private Retailer mesh;
  private LocalServer server;
  private List<String> legacy;

  @BeforeEach
  void start() {
    workspace =
        AdventureWorks.workspace(
            folder.resolve("workspace"), MESH, "domains/works/cycles/aw.odcs.yaml");
    AdventureWorks.write(workspace, "policies/all.yaml", POLICY);
    mesh = Retailer.open(workspace);
    server = mesh.engine().localServer(mesh.mesh()).orElseThrow();
    server.start();
    byHand(LegacySchema.STATEMENTS);
    legacy = ask(LegacySchema.EVERYTHING);
  }

  @AfterEach
  void stop() {
    // Where the contract is not at hand, nothing was started.
    if (mesh != null) {
      mesh.stopDatabase();
      mesh.close();
    }
  }

  @Test
  void whatOthersGaveIsShownAndTakenOnlyByAuthority() {
    assertThat(ask(OURS)).isEmpty();
    Plan plan = mesh.plan();
    assertDone(mesh.apply(event -> {}), plan.changes().size());
    assertThat(mesh.plan().changes()).isEmpty();
    assertThat(drift().isEmpty()).isTrue();

    byHand(
        List.of(
            "GRANT SELECT ON works_cycles.person_v1 TO legacy_readers",
            "GRANT \"" + READERS + "\" TO legacy_ben",
            "CREATE POLICY by_hand ON works_cycles_internal.person_v1 USING (true)"));
    List<Address> foreign =
        List.of(
            Address.of("local", "grant", "works_cycles", "person_v1", "legacy_readers"),
            Address.of("local", "membership", READERS, "legacy_ben"),
            Address.of("local", "policy", "works_cycles_internal", "person_v1", "by_hand"));
    assertThat(drift().ours()).isEmpty();
    assertThat(drift().foreign()).extracting(ForeignObject::address).hasSameElementsAs(foreign);

    assertThat(mesh.plan().changes()).isEmpty();
    assertDone(mesh.apply(event -> {}), 0);
    assertThat(drift().foreign()).extracting(ForeignObject::address).hasSameElementsAs(foreign);

    withAuthority();
    Plan revoking = mesh.plan();
    assertThat(revoking.changes()).hasSize(foreign.size());
    assertThat(revoking.exposure()).isNotEmpty().noneMatch(ExposureChange::widens);
    assertDone(mesh.apply(event -> {}), foreign.size());
    assertThat(drift().isEmpty()).isTrue();
    assertThat(mesh.plan().changes()).isEmpty();
    assertThat(ask(LegacySchema.EVERYTHING)).isEqualTo(legacy);

    Plan destroying = mesh.plan(PlanOptions.DESTROY);
    assertDone(mesh.destroy(), destroying.changes().size());
    assertThat(ask(OURS)).isEmpty();
    assertThat(ask(LegacySchema.EVERYTHING)).isEqualTo(legacy);
  }

  private void withAuthority() {
    mesh.close();
    AdventureWorks.write(
        workspace,
        "mesh.yaml",
        MESH.replace(
            "    provider: postgres\n", "    provider: postgres\n    authority: authoritative\n"));
    mesh = Retailer.open(workspace);
  }

  private DriftReport drift() {
    return mesh.engine().drift(mesh.mesh(), PlanOptions.DEFAULT);
  }

  private static void assertDone(ApplyReport report, int changes) {
    assertThat(report.problems().stream().filter(Problem::isError)).isEmpty();
    assertThat(report.done()).isEqualTo(report.results().size()).isEqualTo(changes);
  }

  private void byHand(List<String> statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> ask(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(String.valueOf(rows.getString(1)));
      }
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    LocalServer.Credentials login = server.credentials(Optional.empty());
    return DriverManager.getConnection(
        server.address().orElseThrow(), login.user(), new String(login.password()));
  }
}
