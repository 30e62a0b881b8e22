package io.meshwright.provider.postgres.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.plan.Change;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.spi.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody gets a right to a new object by what the deployer's defaults give away. */
@Timeout(120)
final class DefaultRightsTest {
  private static final String HELD =
      """
      SELECT count(*) FROM (
        SELECT (aclexplode(nspacl)).grantee FROM pg_namespace WHERE nspname LIKE 'made%'
        UNION ALL
        SELECT (aclexplode(c.relacl)).grantee FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname LIKE 'made%') x
      WHERE x.grantee IN (0, '"Odd stranger"'::regrole)""";

  @TempDir private static Path folder;
  private static RealPostgres postgres;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = RealPostgres.in(folder);
    postgres.byHand(
        "CREATE ROLE \"Odd stranger\"",
        "ALTER DEFAULT PRIVILEGES GRANT ALL ON SCHEMAS TO PUBLIC, \"Odd stranger\"",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
        "ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO \"Odd stranger\" WITH GRANT OPTION");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void aStrangerHasNothingOnNewObjectsAndWeHaveWhatWasPlanned() throws SQLException {
    postgres.byHand("CREATE SCHEMA made_by_hand");
    assertThat(postgres.ask(HELD)).isNotEqualTo("0");
    postgres.byHand("DROP SCHEMA made_by_hand");
    Objects objects = new Objects("made");
    List<Change> changes = objects.all().stream().map(RealPostgres::create).toList();

    assertThat(postgres.apply(changes)).allMatch(o -> o instanceof Outcome.Done);

    assertThat(postgres.ask(HELD)).isEqualTo("0");
    assertThat(postgres.apply(recreated(objects))).allMatch(o -> o instanceof Outcome.Done);
    assertThat(postgres.ask(HELD)).isEqualTo("0");
  }

  private static Change recreated(Objects objects) {
    return postgres.update(
        objects.view(
            List.of(Objects.column("id", "integer"), Objects.column("amount", "numeric(10,2)"))));
  }
}
