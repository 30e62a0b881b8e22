package io.meshwright.provider.postgres.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Evaluator;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.RowView;
import io.meshwright.api.policy.Session;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.provider.postgres.testing.Differences;
import io.meshwright.provider.postgres.testing.RandomPolicies;
import io.meshwright.provider.postgres.testing.Slices;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.TableRows;
import io.meshwright.spi.Translation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What sessions really see is what the reference semantics says they see, row by row. */
@Timeout(600)
final class EnforcementLawTest {
  private static final int COUNT = Integer.getInteger("meshwright.enforcements", 30);
  private static final List<String> NAMES = RandomPolicies.SCHEMA.columnNames();

  private static final List<DeclaredSession> SESSIONS =
      List.of(
          session("a", "group:a"),
          session("bc", "group:b", "group:c"),
          session("abc", "group:a", "group:b", "group:c"),
          session("etl", "service:etl"),
          session("nobody"));

  private static final List<List<DataValue>> ROWS =
      List.of(
          row(0, "EU", "12.50", "anna@example.org"),
          row(1, "EU", "-12.50", "b"),
          row(2, "US", "0", ""),
          row(3, "it's", null, "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00"),
          row(4, null, "99.99", null),
          row(-1, null, null, null));

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

  private static DeclaredSession session(String id, String... principals) {
    return new DeclaredSession(
        new Session(
            new SessionId(id),
            Ordered.set(Arrays.stream(principals).map(PrincipalId::parse).toList())),
        "",
        List.of());
  }

  private static List<DataValue> row(
      long id, @Nullable String region, @Nullable String amount, @Nullable String email) {
    return List.of(DataValue.Numeric.of(id), text(region), number(amount), text(email));
  }

  private static DataValue text(@Nullable String value) {
    return value == null ? DataValue.Null.VALUE : new DataValue.Text(value);
  }

  private static DataValue number(@Nullable String value) {
    return value == null ? DataValue.Null.VALUE : new DataValue.Numeric(new BigDecimal(value));
  }

  @Test
  void sessionsSeeWhatThePoliciesMean() throws SQLException {
    // Policies end by the server's clock.
    Instant now =
        Instant.parse(postgres.ask("SELECT to_char(now(), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"));
    int seen = 0;
    for (int seed = 0; seed < COUNT; seed++) {
      TablePolicies policies = RandomPolicies.of(seed);
      PlatformSlice.SlicePort port = Slices.table(policies);
      Translation translation = Slices.translate(Slices.of(List.of(port), SESSIONS));
      apply(translation);
      load(port);
      boolean closed = translation.verdicts().stream().anyMatch(PolicyVerdict::closes);
      AccessRules meant = ReferenceSemantics.rules(closed ? withoutGrants(policies) : policies);
      for (DeclaredSession session : SESSIONS) {
        List<List<DataValue>> expected = expected(meant, new Evaluator(session.session(), now));
        assertThat(actual(session, port))
            .as("seed %d, session %s%n%s%n%s", seed, session.session(), meant.text(), policies)
            .containsExactlyInAnyOrderElementsOf(expected);
        seen += expected.size();
      }
    }
    System.out.println("law of enforcement: " + COUNT + " seeds, rows seen " + seen);
    assertThat(seen).isPositive();
  }

  private static TablePolicies withoutGrants(TablePolicies policies) {
    return new TablePolicies(
        policies.table(),
        policies.schema(),
        List.of(),
        List.of(),
        policies.rowPolicies(),
        policies.masks(),
        policies.producer());
  }

  private static void apply(Translation translation) {
    SortedMap<Address, Desired> desired = new TreeMap<>();
    translation.resources().forEach(d -> desired.put(d.address(), d));
    SortedMap<Address, Seen.Present> live = new TreeMap<>(postgres.read(desired.keySet()));
    live.values().removeIf(f -> !f.owner().isOf(RealPostgres.MESH));
    var changes = Differences.of(desired, live);
    if (!changes.isEmpty()) {
      List<Outcome> outcomes = postgres.apply(changes);
      assertThat(outcomes)
          .as(outcomes.toString())
          .allMatch(o -> o instanceof Outcome.Done || o instanceof Outcome.Gone);
    }
  }

  private static void load(PlatformSlice.SlicePort port) {
    var transfer = postgres.provider().transfer().orElseThrow();
    if (transfer.isEmpty(port.port(), RandomPolicies.SCHEMA)) {
      transfer.load(port.port(), RandomPolicies.SCHEMA, NAMES, ROWS.iterator());
    }
  }

  private static List<List<DataValue>> expected(AccessRules rules, Evaluator evaluator) {
    List<List<DataValue>> rows = new ArrayList<>();
    for (List<DataValue> row : ROWS) {
      Map<String, DataValue> cells = new TreeMap<>();
      for (int i = 0; i < NAMES.size(); i++) {
        cells.put(NAMES.get(i), row.get(i));
      }
      RowView.of(rules, RandomPolicies.SCHEMA, cells, evaluator)
          .ifPresent(view -> rows.add(inOrder(view.cells())));
    }
    return rows;
  }

  private static List<List<DataValue>> actual(
      DeclaredSession session, PlatformSlice.SlicePort port) {
    TableRows seen =
        postgres
            .provider()
            .prober()
            .orElseThrow()
            .as(session, port.port(), RandomPolicies.SCHEMA, 100)
            .orElseThrow();
    List<List<DataValue>> rows = new ArrayList<>();
    for (List<DataValue> row : seen.rows()) {
      Map<String, DataValue> cells = new TreeMap<>();
      for (int i = 0; i < row.size(); i++) {
        cells.put(seen.columns().get(i), row.get(i));
      }
      rows.add(inOrder(cells));
    }
    return rows;
  }

  private static List<DataValue> inOrder(Map<String, DataValue> cells) {
    return NAMES.stream().map(n -> cells.getOrDefault(n, DataValue.Null.VALUE)).toList();
  }
}
