package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.spi.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example as mesh.yaml has it and its environment dev, side by side on one server. */
class EnvironmentsTest {
  @TempDir static Path folder;
  private static Retailer main;
  private static Retailer dev;

  @BeforeAll
  static void applyBoth() {
    Retailer.copyInto(folder);
    main = Retailer.open(folder);
    dev = Retailer.open(folder, "dev");
    applyAll(main);
    applyAll(dev);
  }

  private static void applyAll(Retailer retailer) {
    ApplyReport report = retailer.apply(event -> {});
    assertThat(report.problems().stream().map(Problem::code)).containsOnly("deprecated-port");
    assertThat(report.succeeded()).isTrue();
    assertThat(retailer.engine().loadSamples(retailer.mesh(), folder).problems()).isEmpty();
  }

  @AfterAll
  static void stop() {
    main.stopDatabase();
    main.close();
    dev.close();
  }

  @Test
  void eachPlansEmptyAndIsProved() {
    for (Retailer each : List.of(main, dev)) {
      assertThat(each.plan().changes()).isEmpty();
      assertThat(each.engine().prove(each.mesh()).succeeded()).isTrue();
    }
    assertThat(dev.mesh().sessions()).hasSize(main.mesh().sessions().size() + 1);
  }

  @Test
  void whatDevMakesHasItsPrefix() throws SQLException {
    List<String> schemas =
        names("SELECT nspname FROM pg_namespace WHERE nspname ~ '_(internal|orders)$' ORDER BY 1");
    assertThat(schemas).contains("sales_orders", "dev_sales_orders");
    assertThat(schemas.stream().filter(s -> s.startsWith("dev_")))
        .hasSize(schemas.size() / 2)
        .allMatch(s -> schemas.contains(s.substring("dev_".length())));
    assertThat(
            names("SELECT rolname FROM pg_roles WHERE rolname !~ '^(pg_|meshwright_)' ORDER BY 1"))
        .contains("session_ana-marketing", "dev_session_ana-marketing", "dev_testers")
        .doesNotContain("testers");
  }

  private static List<String> names(String query) throws SQLException {
    LocalServer server = main.engine().localServer(main.mesh()).orElseThrow();
    LocalServer.Credentials admin = server.credentials(Optional.<DeclaredSession>empty());
    List<String> names = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(
                server.address().orElseThrow(), admin.user(), new String(admin.password()));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  @Test
  void destroyingOneLeavesTheOtherAndItComesBack() {
    ApplyReport destroyed = main.destroy();
    assertThat(destroyed.succeeded())
        .as("%s %s", destroyed.problems(), destroyed.results())
        .isTrue();
    assertThat(dev.plan().changes()).isEmpty();
    assertThat(dev.engine().prove(dev.mesh()).succeeded()).isTrue();
    assertThat(main.plan().changes())
        .isNotEmpty()
        .allMatch(c -> c.change() instanceof Change.Create);
    applyAll(main);
    assertThat(main.plan().changes()).isEmpty();
    assertThat(dev.plan().changes()).isEmpty();
  }

  @Test
  void theServerIsFoundWhateverTheWorkspaceHolds() throws IOException {
    Path others = Files.createDirectories(folder.resolve(".meshwright").resolve("notes"));
    assertThat(others).isEmptyDirectory();
    try (MeshwrightEngine engine =
        MeshwrightEngine.builder().stateFolder(folder.resolve(".meshwright")).build()) {
      assertThat(engine.runningServers()).containsOnlyKeys(new PlatformName("local"));
    }
    try (MeshwrightEngine engine =
        MeshwrightEngine.builder().stateFolder(folder.resolve("nowhere")).build()) {
      assertThat(engine.runningServers()).isEmpty();
    }
  }
}
