package io.meshwright.provider.postgres.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.postgres.RealPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What hangs on tables of ours and is no table, view, policy or right. */
@Timeout(120)
final class AttachedTest {
  private static final String MARKER =
      "meshwright:{\"mesh\":\"retailer\",\"scope\":\"sales.orders\"}";

  @TempDir private static Path folder;
  private static RealPostgres postgres;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = RealPostgres.in(folder);
    postgres.byHand(
        "CREATE SCHEMA ours",
        "COMMENT ON SCHEMA ours IS '" + MARKER + "'",
        "CREATE TABLE ours.t (a integer)",
        "CREATE SCHEMA theirs",
        "CREATE FUNCTION theirs.spy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TRIGGER spy BEFORE INSERT ON ours.t FOR EACH ROW EXECUTE FUNCTION theirs.spy()",
        "CREATE RULE quiet AS ON DELETE TO ours.t DO INSTEAD NOTHING",
        "CREATE VIEW theirs.copy AS SELECT a FROM ours.t",
        "CREATE VIEW ours.inside AS SELECT a FROM ours.t",
        "CREATE PUBLICATION leak FOR TABLE ours.t",
        "CREATE ROLE bob",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA ours GRANT SELECT ON TABLES TO bob");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private static Address address(String kind, String... path) {
    return Address.of(RealPostgres.PLATFORM, kind, path);
  }

  @Test
  void everythingIsSeenAndForeign() {
    List<Seen.Present> attached =
        postgres.read(List.of()).values().stream()
            .filter(f -> f.resource().attribute("definition").isPresent())
            .filter(f -> !f.address().kind().equals("view"))
            .toList();

    assertThat(attached)
        .extracting(Seen.Present::address)
        .containsExactlyInAnyOrder(
            address("trigger", "ours", "t", "spy"),
            address("rule", "ours", "t", "quiet"),
            address("reader", "ours", "t", "theirs.copy"),
            address("publication", "ours", "t", "leak"),
            address("default-privilege", "ours", "", "meshwright_admin r"));
    assertThat(attached).extracting(Seen.Present::owner).hasOnlyElementsOfType(Owner.Foreign.class);
    assertThat(attached)
        .filteredOn(f -> !f.address().kind().equals("default-privilege"))
        .allSatisfy(
            f ->
                assertThat(f.resource().dependsOn())
                    .containsExactly(address("table", "ours", "t")));
  }
}
