package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.AccessQuestion;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.AccessExplanation;
import io.meshwright.api.report.AccessMatrix;
import io.meshwright.api.report.AccessReason;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import io.meshwright.api.report.TableAccess;
import io.meshwright.spi.LocalServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What explain says is what logins see: the example on an embedded PostgreSQL. */
class ExplainTest {
  @TempDir static Path folder;
  private static Retailer retailer;

  @BeforeAll
  static void applyTheExample() {
    retailer = Retailer.open(Retailer.copyInto(folder));
    assertThat(retailer.apply(event -> {}).succeeded()).isTrue();
    assertThat(retailer.engine().loadSamples(retailer.mesh(), folder).problems()).isEmpty();
  }

  @AfterAll
  static void stop() {
    retailer.stopDatabase();
    retailer.close();
  }

  private static AccessExplanation explain(String session, String on) {
    return retailer
        .engine()
        .explain(retailer.mesh(), AccessQuestion.ofSession(session, on).withLive(true));
  }

  private static List<TableAccess> everything(SessionId session) {
    return retailer.mesh().products().keySet().stream()
        .flatMap(p -> explain(session.value(), p.toString()).tables().stream())
        .toList();
  }

  private static TableAccess.Live live(TableAccess table) {
    return table.live().orElseThrow();
  }

  @Test
  void desiredAndLiveAgreeWithWhatEverySessionSeesOnEveryTable() {
    ProofReport proof = retailer.engine().prove(retailer.mesh());
    Map<String, ProofItem> seen = new TreeMap<>();
    proof.items().forEach(i -> seen.put(i.session() + " " + i.table(), i));
    int compared = 0;
    for (SessionId session : retailer.mesh().sessions().keySet()) {
      for (TableAccess table : everything(session)) {
        String where = session + " " + table.table();
        ProofItem item = Optional.ofNullable(seen.get(where)).orElseThrow();
        boolean denied = table.exposure().columns().isEmpty() && !item.columnsSeen().isEmpty();
        SortedSet<String> columns = new TreeSet<>(denied ? List.of() : item.columnsSeen());
        if (denied) {
          // Natively the columns may be asked for, and no row answers.
          assertThat(item.rowsSeen()).as(where).isZero();
        }
        assertThat(live(table).differences()).as(where).isEmpty();
        assertThat(live(table).exact()).as(where).isTrue();
        assertThat(new TreeSet<>(table.exposure().columns().keySet())).as(where).isEqualTo(columns);
        assertThat(new TreeSet<>(live(table).exposure().columns().keySet()))
            .as(where)
            .isEqualTo(columns);
        assertThat(table.reads()).as(where).isEqualTo(!columns.isEmpty());
        assertThat(table.missing().isEmpty())
            .as(where + ": " + table.missing())
            .isEqualTo(columns.size() == table.columnCount());
        assertThat(live(table).paths().isEmpty()).as(where).isEqualTo(item.columnsSeen().isEmpty());
        compared++;
      }
    }
    assertThat(compared).isEqualTo(proof.items().size());
  }

  @Test
  void aMaskThatIsNamedIsTheOneThatTheLoginSees() throws SQLException {
    LocalServer server = retailer.engine().localServer(retailer.mesh()).orElseThrow();
    int masked = 0;
    for (DeclaredSession session : retailer.mesh().sessions().values()) {
      LocalServer.Credentials login = server.credentials(Optional.of(session));
      try (Connection connection =
              DriverManager.getConnection(
                  server.address().orElseThrow(), login.user(), new String(login.password()));
          Statement statement = connection.createStatement()) {
        for (TableAccess table : everything(session.session().id())) {
          for (AccessReason reason : table.reasons()) {
            if (reason instanceof AccessReason.Masked mask) {
              Optional<String> found =
                  mask.mask().map(m -> m.text()).filter(m -> m.startsWith("sha256"));
              if (found.isPresent()) {
                assertThat(notHashed(statement, table, mask.column())).isZero();
                masked++;
              }
            }
          }
        }
      }
    }
    assertThat(masked).isGreaterThan(5);
  }

  private static long notHashed(Statement statement, TableAccess table, String column)
      throws SQLException {
    String relation =
        "\"%s_%s\".\"%s\""
            .formatted(
                table.table().port().product().domain(),
                table.table().port().product().product(),
                retailer
                    .mesh()
                    .port(table.table().port())
                    .orElseThrow()
                    .publishedName(table.table().table()));
    try (var rows =
        statement.executeQuery(
            "SELECT count(*) FROM %s WHERE \"%s\" !~ '^[0-9a-f]{64}$'"
                .formatted(relation, column))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void theMatrixAgreesWithTheExplanations() {
    AccessMatrix matrix = retailer.engine().access(retailer.mesh());
    assertThat(matrix.rows(AccessMatrix.Kind.PRINCIPAL))
        .hasSize(retailer.mesh().principals().size());
    for (AccessMatrix.Row row : matrix.rows(AccessMatrix.Kind.SESSION)) {
      for (ProductAddress product : matrix.products()) {
        AccessExplanation answer =
            retailer
                .engine()
                .explain(retailer.mesh(), AccessQuestion.ofSession(row.name(), product.toString()));
        TreeSet<Privilege> rights = new TreeSet<>();
        answer.tables().forEach(t -> rights.addAll(t.rights()));
        assertThat(row.cell(product).rights())
            .as(row.name() + " on " + product)
            .isEqualTo(Ordered.set(rights));
        assertThat(answer.reads()).isEqualTo(rights.contains(Privilege.READ));
      }
    }
  }

  @Test
  void aMembershipAndARightThatWereTakenByHandAreMissingFromLive() throws SQLException {
    List<String> taken = new ArrayList<>();
    String on = "sales.customers.customers@1.customers.email";
    byHand("REVOKE \"marketing-analysts\" FROM \"session_ana-marketing\"");
    try {
      TableAccess answer = explain("ana-marketing", on).tables().getFirst();
      taken.addAll(live(answer).missing());
      assertThat(answer.reads()).isTrue();
      assertThat(live(answer).exposure().columns()).isEmpty();
      assertThat(live(answer).differences())
          .contains("email: desired as sha256-hex where marketing_consent = true, live hidden");
      assertThat(live(answer).principals())
          .doesNotContain(PrincipalId.parse("group:marketing-analysts"));
    } finally {
      byHand(
          "GRANT \"marketing-analysts\" TO \"session_ana-marketing\" WITH INHERIT TRUE, SET FALSE");
    }
    assertThat(taken).singleElement().asString().contains("has SELECT on sales_customers");
    assertThat(explain("ana-marketing", on).differs()).isFalse();
  }

  @Test
  void aLoginThatGetsAnotherPrincipalIsAWidening() {
    Mesh promoted =
        retailer.mesh().toBuilder()
            .session(
                DeclaredSession.of(
                    "ana-marketing", "group:marketing-analysts", "group:marketing-leads"))
            .build();
    List<ExposureChange> exposure =
        retailer.engine().plan(promoted, PlanOptions.DEFAULT).exposure();

    assertThat(exposure)
        .isNotEmpty()
        .allMatch(e -> e.session().value().equals("ana-marketing") && e.widens());
    assertThat(exposure)
        .anyMatch(
            e ->
                e.table().equals("sales.orders.orders@1.orders")
                    && e.after().toString().contains("region = 'US'")
                    && !e.before().toString().contains("region = 'US'"));
    Mesh demoted =
        retailer.mesh().toBuilder()
            .session(DeclaredSession.of("lena-lead", "group:marketing-analysts"))
            .build();
    assertThat(retailer.engine().plan(demoted, PlanOptions.DEFAULT).exposure())
        .isNotEmpty()
        .allMatch(e -> e.session().value().equals("lena-lead") && e.narrows() && !e.widens());
    assertThat(retailer.plan().exposure()).isEmpty();
  }

  private static void byHand(String sql) throws SQLException {
    LocalServer server = retailer.engine().localServer(retailer.mesh()).orElseThrow();
    LocalServer.Credentials admin = server.credentials(Optional.empty());
    try (Connection connection =
            DriverManager.getConnection(
                server.address().orElseThrow(), admin.user(), new String(admin.password()));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
