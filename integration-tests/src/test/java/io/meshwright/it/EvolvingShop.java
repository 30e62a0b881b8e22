package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.ReadResult;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.spi.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A workspace whose contract a test rewrites: one product with a filled table behind a mask, a row
 * filter and a row policy, and a second one with a view over it.
 */
final class EvolvingShop implements AutoCloseable {
  static final int ROWS = 100_000;
  private final Path workspace;
  private final MeshwrightEngine engine;
  private Mesh mesh;

  private EvolvingShop(Path workspace, Mesh mesh, MeshwrightEngine engine) {
    this.workspace = workspace;
    this.mesh = mesh;
    this.engine = engine;
  }

  /** Writes the workspace, applies it and fills its table. */
  static EvolvingShop in(Path folder) throws IOException, SQLException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    write(folder, "mesh.yaml", ShopDocuments.MESH);
    write(folder, "domains/sales/domain.yaml", ShopDocuments.domain("sales"));
    write(folder, "domains/finance/domain.yaml", ShopDocuments.domain("finance"));
    writeVersions(folder, List.of(1));
    write(
        folder,
        "domains/sales/orders/orders-v1.odcs.yaml",
        ShopDocuments.contract(1, "active", ShopDocuments.COLUMNS));
    write(folder, "domains/finance/revenue/revenue.odps.yaml", ShopDocuments.REVENUE);
    write(folder, "domains/finance/revenue/product.yaml", ShopDocuments.revenue("amount"));
    write(
        folder,
        "domains/finance/revenue/revenue.odcs.yaml",
        ShopDocuments.revenueContract("decimal(10,2)"));
    write(folder, "policies/all.yaml", ShopDocuments.policies("region"));
    MeshwrightEngine engine =
        MeshwrightEngine.builder().stateFolder(folder.resolve(".meshwright")).build();
    EvolvingShop shop = new EvolvingShop(folder, read(engine, folder), engine);
    shop.done(false);
    shop.execute(
        """
        INSERT INTO sales_orders_internal.orders_v1
        SELECT i, CASE i %% 3 WHEN 0 THEN 'EU' WHEN 1 THEN 'US' END, 'mail' || i || '@example.org',
          i / 7.0, i %% 1000, 'c' || i
        FROM generate_series(1, %d) i
        """
            .formatted(ROWS));
    return shop;
  }

  private static void write(Path folder, String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mesh read(MeshwrightEngine engine, Path folder) {
    ReadResult read = engine.read(folder);
    assertThat(read.problems().stream().filter(p -> p.isError()).map(p -> p.text())).isEmpty();
    return read.mesh().orElseThrow();
  }

  /** Rewrites a file and reads the workspace again. */
  EvolvingShop rewrite(String file, String text) {
    write(workspace, file, text);
    return this;
  }

  EvolvingShop columns(String columns) {
    return rewrite(
        "domains/sales/orders/orders-v1.odcs.yaml", ShopDocuments.contract(1, "active", columns));
  }

  MeshwrightEngine engine() {
    return engine;
  }

  Mesh mesh() {
    return mesh;
  }

  Plan plan() {
    mesh = read(engine, workspace);
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  ApplyReport apply(boolean allowDataLoss) {
    return engine.apply(plan(), ApplyOptions.DEFAULT.withAllowDataLoss(allowDataLoss));
  }

  /** Applies it: everything is done, the next plan is empty, and everybody sees what is right. */
  void done(boolean allowDataLoss) {
    ApplyReport report = apply(allowDataLoss);
    assertThat(report.succeeded()).as(report.toString()).isTrue();
    Plan next = plan();
    assertThat(next.changes().stream().map(PlannedChange::change)).isEmpty();
    assertThat(next.problems().stream().filter(p -> p.isError()).map(p -> p.text())).isEmpty();
    proved();
  }

  void proved() {
    ProofReport proof = engine.prove(mesh);
    assertThat(proof.items().stream().flatMap(i -> i.differences().stream())).isEmpty();
    assertThat(proof.items()).isNotEmpty().allMatch(i -> i.status() == ProofItem.Status.PROVED);
  }

  /** Number of rows and a checksum over expressions of the internal table. */
  String checksum(String expressions) throws SQLException {
    return ask(
        "SELECT count(*) || ' ' || sum(hashtextextended(ROW("
            + expressions
            + ")::text, 0)::numeric) FROM sales_orders_internal.orders_v1");
  }

  String ask(String query) throws SQLException {
    try (Connection connection = admin();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? String.valueOf(result.getString(1)) : "no row";
    }
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = admin();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  private Connection admin() throws SQLException {
    LocalServer server = engine.localServer(mesh).orElseThrow();
    LocalServer.Credentials login = server.credentials(Optional.empty());
    return DriverManager.getConnection(
        server.address().orElseThrow(), login.user(), new String(login.password()));
  }

  @Override
  public void close() {
    engine.localServer(mesh).orElseThrow().stop();
    engine.close();
  }

  /** The product with more ports than the first. */
  void versions(List<Integer> majors) {
    writeVersions(workspace, majors);
  }

  private static void writeVersions(Path folder, List<Integer> majors) {
    StringBuilder ports = new StringBuilder();
    StringBuilder kinds = new StringBuilder();
    for (int major : majors) {
      ports.append(
          """
          - {name: orders, type: table, version: %d.0.0, contractId: orders}
          """
              .formatted(major));
      kinds.append("  orders@%d: {kind: table}\n".formatted(major));
    }
    write(folder, "domains/sales/orders/orders.odps.yaml", ShopDocuments.ORDERS + ports);
    write(folder, "domains/sales/orders/product.yaml", ShopDocuments.PRODUCT + kinds);
  }
}
