package io.meshwright.provider.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.name.Ordered;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.redshift.client.CatalogueQuery;
import io.meshwright.testkit.generate.RandomCase;
import io.meshwright.testkit.generate.RandomCases;
import io.meshwright.testkit.server.SqlCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A parser of others judges what is sent: every statement of generated models that are made,
 * changed and taken away, and every query. It is a command that prints a line of JSON for each
 * statement; {@code MESHWRIGHT_SQLCHECK} says where it is, and without it this is skipped.
 */
class SqlCheckTest {
  private static final Optional<SqlCheck> CHECK = SqlCheck.of("redshift");
  private static final int CASES = Integer.getInteger("meshwright.contract.cases", 12);

  /** Clauses of ALTER TABLE that are on the vendor's page and not in the grammar. */
  private static final String[] UNKNOWN = {"ROW LEVEL SECURITY O", "MASKING OFF FOR DATASHARES\""};

  /** Calls of the control plane, which the database tells in order with its statements. */
  private static final List<String> CALLS = List.of("AuthorizeDataShare ", "DeauthorizeDataShare ");

  private static final List<String> KNOWN =
      List.of(
          "CREATE SCHEMA",
          "CREATE TABLE",
          "CREATE RLS POLICY",
          "ATTACH RLS POLICY",
          "DETACH RLS POLICY",
          "CREATE MASKING POLICY",
          "ATTACH MASKING POLICY",
          "CREATE DATASHARE",
          "ALTER DATASHARE",
          "GRANT USAGE ON DATASHARE",
          "REVOKE USAGE ON DATASHARE",
          "DROP DATASHARE");

  @BeforeEach
  void needsTheCommand() {
    assumeTrue(CHECK.isPresent(), SqlCheck.MISSING);
  }

  private static List<String> sent() {
    Set<String> statements = new LinkedHashSet<>();
    for (long seed = 1; seed <= CASES; seed++) {
      send(seed, RedshiftFixture.everyType(), statements);
      send(seed, RedshiftFixture.shared(), statements);
    }
    for (CatalogueQuery query : CatalogueQuery.values()) {
      statements.add(query.sql(Ordered.set(List.of("sales", "it's"))).toString());
    }
    return List.copyOf(statements);
  }

  private static void send(long seed, RedshiftFixture fixture, Set<String> statements) {
    fixture
        .database()
        .listener(
            told -> {
              if (CALLS.stream().noneMatch(told::startsWith)) {
                statements.add(told);
              }
            });
    RandomCase made = RandomCases.of(seed, fixture.target(), fixture.clock().instant());
    RandomCase changed =
        RandomCases.changed(made, seed + 1, fixture.target(), fixture.clock().instant());
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(fixture.stateFolder())
            .build()) {
      ApplyOptions all = ApplyOptions.DEFAULT.withAllowDataLoss(true);
      engine.apply(engine.plan(made.mesh(), PlanOptions.DEFAULT), all);
      engine.apply(engine.plan(changed.mesh(), PlanOptions.DEFAULT), all);
      engine.apply(engine.plan(changed.mesh(), PlanOptions.DESTROY), all);
    }
  }

  @Test
  void nothingThatIsSentIsRefused(@TempDir Path folder) throws Exception {
    List<String> sent = sent();
    List<String> lines = checked(sent, folder);
    assertThat(lines).hasSize(sent.size());
    // What its grammar does not know proves nothing.
    assertThat(lines.stream().filter(l -> !SqlCheck.accepts(l)))
        .allSatisfy(l -> assertThat(l).containsAnyOf(UNKNOWN));
    for (String words : KNOWN) {
      assertThat(sent).as(words).anySatisfy(s -> assertThat(s).startsWith(words));
    }
  }

  @Test
  void itRefusesWhatIsWrong(@TempDir Path folder) throws Exception {
    List<String> wrong =
        List.of("ATTACH RLS POLICY \"a\" TABLE \"s\".\"t\"", "GRANT SELECT \"t\" TO ROLE");
    assertThat(checked(wrong, folder)).allSatisfy(l -> assertThat(l).contains("refused"));
  }

  private static List<String> checked(List<String> statements, Path folder)
      throws IOException, InterruptedException {
    return CHECK.orElseThrow().lines(statements, folder);
  }
}
