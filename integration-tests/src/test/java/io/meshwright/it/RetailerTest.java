package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import io.meshwright.api.report.SampleReport;
import io.meshwright.spi.LocalServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example, applied once on an embedded PostgreSQL; the tests look at it from several sides. */
class RetailerTest {
  @TempDir static Path folder;
  private static Retailer retailer;
  private static ApplyReport first;

  @BeforeAll
  static void applyTheExample() {
    retailer = Retailer.open(Retailer.copyInto(folder));
    first = retailer.apply(event -> {});
    SampleReport samples = retailer.engine().loadSamples(retailer.mesh(), folder);
    assertThat(samples.problems()).isEmpty();
    assertThat(samples.tables()).isEqualTo(13);
  }

  @AfterAll
  static void stop() {
    retailer.stopDatabase();
    retailer.close();
  }

  @Test
  void everyChangeIsDoneAndNothingIsClosed() {
    assertThat(first.problems().stream().map(Problem::code)).containsOnly("deprecated-port");
    assertThat(first.done()).isEqualTo(first.results().size()).isGreaterThan(100);
    assertThat(first.succeeded()).isTrue();
  }

  @Test
  void aSecondPlanIsEmptyAndItsApplyWritesNothing() {
    retailer.writes();
    assertThat(retailer.plan().changes()).isEmpty();
    assertThat(retailer.apply(event -> {}).results()).isEmpty();
    assertThat(retailer.engine().loadSamples(retailer.mesh(), folder).rows()).isZero();
    assertThat(retailer.writes()).isZero();
  }

  @Test
  void everySessionSeesOnEveryTableWhatThePoliciesMean() {
    ProofReport proof = retailer.engine().prove(retailer.mesh());
    assertThat(proof.items().stream().flatMap(i -> i.differences().stream())).isEmpty();
    assertThat(proof.items())
        .hasSize(
            retailer.mesh().sessions().size()
                * retailer.mesh().ports().stream().mapToInt(p -> p.tables().size()).sum())
        .allMatch(i -> i.status() == ProofItem.Status.PROVED);
    assertThat(proof.items()).anyMatch(i -> i.rowsSeen() > 0 && i.rowsSeen() < i.rows());
    assertThat(proof.items()).anyMatch(i -> i.rows() > 0 && i.rowsSeen() == 0);
  }

  @Test
  void aQueryOverPlainJdbcShowsWhatTheProofSays() throws SQLException {
    ProofReport proof = retailer.engine().prove(retailer.mesh());
    LocalServer server = retailer.engine().localServer(retailer.mesh()).orElseThrow();
    int compared = 0;
    for (ProofItem item : proof.items()) {
      DeclaredSession session =
          Optional.ofNullable(retailer.mesh().sessions().get(item.session())).orElseThrow();
      LocalServer.Credentials login = server.credentials(Optional.of(session));
      try (Connection connection =
              DriverManager.getConnection(
                  server.address().orElseThrow(), login.user(), new String(login.password()));
          Statement statement = connection.createStatement()) {
        if (item.columnsSeen().isEmpty()) {
          assertThat(refused(statement, "SELECT * FROM " + relation(item.table()))).isTrue();
        } else {
          try (ResultSet rows =
              statement.executeQuery(
                  "SELECT count(*) FROM (SELECT \""
                      + String.join("\", \"", item.columnsSeen())
                      + "\" FROM "
                      + relation(item.table())
                      + ") q")) {
            rows.next();
            assertThat(rows.getLong(1))
                .as("%s on %s", item.session(), item.table())
                .isEqualTo(item.rowsSeen());
          }
        }
        compared++;
      }
    }
    assertThat(compared).isEqualTo(proof.items().size());
  }

  private static String relation(TableAddress table) {
    OutputPort port = retailer.mesh().port(table.port()).orElseThrow();
    return "\""
        + table.port().product().domain()
        + "_"
        + table.port().product().product()
        + "\".\""
        + port.publishedName(table.table())
        + "\"";
  }

  private static boolean refused(Statement statement, String query) {
    try {
      statement.executeQuery(query).close();
      return false;
    } catch (SQLException e) {
      return "42501".equals(e.getSQLState());
    }
  }

  @Test
  void noConsumerReachesTheInternalTables() throws SQLException {
    LocalServer server = retailer.engine().localServer(retailer.mesh()).orElseThrow();
    for (DeclaredSession session : retailer.mesh().sessions().values()) {
      if (session.session().id().value().endsWith("pipeline")) {
        continue;
      }
      LocalServer.Credentials login = server.credentials(Optional.of(session));
      try (Connection connection =
              DriverManager.getConnection(
                  server.address().orElseThrow(), login.user(), new String(login.password()));
          Statement statement = connection.createStatement()) {
        assertThat(refused(statement, "SELECT * FROM sales_customers_internal.customers_v1"))
            .as(session.session().id().value())
            .isTrue();
      }
    }
  }
}
