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
  static final String COLUMNS =
      """
        - {name: id, id: c_id, logicalType: integer, logicalTypeOptions: {format: i64}, primaryKey: true, primaryKeyPosition: 1, required: true}
        - {name: region, id: c_region, logicalType: string, logicalTypeOptions: {maxLength: 10}}
        - {name: email, id: c_email, logicalType: string, logicalTypeOptions: {maxLength: 64}, classification: pii}
        - {name: amount, id: c_amount, logicalType: number, physicalType: "decimal(10,2)"}
        - {name: quantity, id: c_quantity, logicalType: integer, logicalTypeOptions: {format: i32}}
        - {name: code, logicalType: string, logicalTypeOptions: {maxLength: 12}}
      """;

  private static final String MESH =
      """
      apiVersion: meshwright/v1
      kind: Mesh
      id: shop
      defaultPlatform: local
      platforms:
        local: {provider: postgres, authority: additive, settings: {mode: embedded}}
      principals:
        group:analysts: {description: Analysts}
        group:office: {description: Office}
        service:etl: {description: Fills the tables}
      sessions:
        ana: {principals: [group:analysts]}
        olga: {principals: [group:office]}
        both: {principals: [group:analysts, group:office]}
        nora: {principals: []}
        etl: {principals: [service:etl]}
      classifications:
        pii: Personal data
      """;
  private static final String ORDERS =
      """
      apiVersion: v1.0.0
      kind: DataProduct
      id: orders
      name: Orders
      version: 1.0.0
      status: active
      domain: sales
      outputPorts:
      """;
  private static final String PRODUCT =
      """
      apiVersion: meshwright/v1
      kind: Product
      producer: service:etl
      ports:
      """;
  private static final String REVENUE =
      """
      apiVersion: v1.0.0
      kind: DataProduct
      id: revenue
      name: Revenue
      version: 1.0.0
      status: active
      domain: finance
      outputPorts:
      - {name: revenue, type: view, version: 1.0.0, contractId: revenue}
      """;

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
    write(folder, "mesh.yaml", MESH);
    write(folder, "domains/sales/domain.yaml", domain("sales"));
    write(folder, "domains/finance/domain.yaml", domain("finance"));
    writeVersions(folder, List.of(1));
    write(folder, "domains/sales/orders/orders-v1.odcs.yaml", contract(1, "active", COLUMNS));
    write(folder, "domains/finance/revenue/revenue.odps.yaml", REVENUE);
    write(folder, "domains/finance/revenue/product.yaml", revenue("amount"));
    write(folder, "domains/finance/revenue/revenue.odcs.yaml", revenueContract("decimal(10,2)"));
    write(folder, "policies/all.yaml", policies("region"));
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
    return rewrite("domains/sales/orders/orders-v1.odcs.yaml", contract(1, "active", columns));
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

  static String contract(int major, String status, String columns) {
    return """
    apiVersion: v3.1.0
    kind: DataContract
    id: orders
    name: orders
    version: %d.0.0
    status: %s
    domain: sales
    schema:
      - name: orders
        logicalType: object
        description: Orders.
        properties:
    %s
    """
        .formatted(major, status, columns.indent(6));
  }

  static String policies(String region) {
    return """
    kind: AccessPolicy
    id: analysts-read-europe
    to: [group:analysts]
    on: sales.orders
    columns: {except: [code]}
    rows: "%1$s = 'EU'"
    ---
    kind: AccessPolicy
    id: office-reads-all
    to: [group:office]
    on: [sales.orders, finance.revenue]
    ---
    kind: MaskingPolicy
    id: email-hashed
    match: {classification: pii}
    mask: {hash: sha256-hex}
    except: [group:office]
    ---
    kind: RowPolicy
    id: known-regions
    on: sales.orders
    keep: "%1$s is not null"
    except: [group:office]
    """
        .formatted(region);
  }

  static String revenue(String source) {
    return """
    apiVersion: meshwright/v1
    kind: Product
    ports:
      revenue:
        kind: view
        view:
          from: sales.orders.orders@1.orders
          columns: {id: id, revenue: %s}
    """
        .formatted(source);
  }

  static String revenueContract(String type) {
    return """
    apiVersion: v3.1.0
    kind: DataContract
    id: revenue
    name: revenue
    version: 1.0.0
    status: active
    domain: finance
    schema:
      - name: revenue
        logicalType: object
        properties:
          - {name: id, logicalType: integer, logicalTypeOptions: {format: i64}}
          - {name: revenue, logicalType: number, physicalType: "%s"}
    """
        .formatted(type);
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
    write(folder, "domains/sales/orders/orders.odps.yaml", ORDERS + ports);
    write(folder, "domains/sales/orders/product.yaml", PRODUCT + kinds);
  }

  private static String domain(String name) {
    return "apiVersion: meshwright/v1\nkind: Domain\nname: %s\nowner: group:office\n"
        .formatted(name);
  }
}
