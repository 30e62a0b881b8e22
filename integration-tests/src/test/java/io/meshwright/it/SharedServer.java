package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.ReadResult;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.DriftReport;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One PostgreSQL that two workspaces of a mesh and other hands share: the main workspace runs it,
 * the workspace {@code lab} reaches it by its address.
 */
final class SharedServer implements AutoCloseable {
  private final Path folder;
  private final MeshwrightEngine main;
  private final MeshwrightEngine lab;

  private SharedServer(Path folder) {
    this.folder = folder;
    this.main = MeshwrightEngine.builder().stateFolder(folder.resolve("state")).build();
    this.lab =
        MeshwrightEngine.builder()
            .stateFolder(folder.resolve("lab-state"))
            .secrets(reference -> Optional.of(admin().password()))
            .build();
  }

  static SharedServer in(Path folder) {
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SharedServer server = new SharedServer(folder);
    server.main.localServer(server.main("additive", "region = 'EU'")).orElseThrow().start();
    return server;
  }

  /** The main workspace: orders, for analysts in the regions of a filter. */
  Mesh main(String authority, String rows) {
    return read(
        main,
        "main",
        "",
        "local: {provider: postgres, authority: %s, settings: {mode: embedded}}"
            .formatted(authority),
        "principals: {group:analysts: {}, group:privacy: {}}\n"
            + "sessions: {ana: {principals: [group:analysts]}}",
        "orders",
        rows);
  }

  /** The other workspace of the mesh, with a product of its own or one of the main workspace. */
  Mesh lab(String product) {
    return read(
        lab,
        "lab_" + product,
        "workspace: lab\n",
        "local: {provider: postgres, settings: {url: '%s', user: %s, password: 'env:ADMIN'}}"
            .formatted(localServer().start(), admin().user()),
        """
        principals:
          group:analysts: {identities: {local: lab_analysts}}
          group:privacy: {identities: {local: lab_privacy}}""",
        product,
        "region = 'US'");
  }

  private Mesh read(
      MeshwrightEngine engine,
      String name,
      String workspace,
      String platform,
      String principals,
      String product,
      String rows) {
    Path at = folder.resolve(name);
    write(
        at.resolve("mesh.yaml"),
        """
        apiVersion: meshwright/v1
        kind: Mesh
        id: shop
        %splatforms:
          %s
        %s
        """
            .formatted(workspace, platform, principals));
    write(
        at.resolve("domains/sales/" + product + "/contract.odcs.yaml"),
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: %1$s
        name: %1$s
        version: 1.0.0
        status: active
        domain: sales
        dataProduct: %1$s
        schema:
          - name: %1$s
            properties:
              - {name: id, logicalType: integer, primaryKey: true, required: true}
              - {name: region, logicalType: string}
              - {name: email, logicalType: string, classification: pii}
        """
            .formatted(product));
    write(
        at.resolve("policies/all.yaml"),
        """
        kind: AccessPolicy
        id: analysts-read
        to: [group:analysts]
        on: sales.%s
        rows: "%s"
        ---
        kind: MaskingPolicy
        id: no-mail
        match: {classification: pii}
        mask: redact
        except: [group:privacy]
        """
            .formatted(product, rows));
    ReadResult read = engine.read(at);
    assertThat(read.problems().stream().filter(p -> p.isError()).map(p -> p.text())).isEmpty();
    return read.mesh().orElseThrow();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MeshwrightEngine engine(Mesh mesh) {
    return mesh.id().isMain() ? main : lab;
  }

  Plan plan(Mesh mesh, PlanOptions options) {
    return engine(mesh).plan(mesh, options);
  }

  DriftReport drift(Mesh mesh) {
    return engine(mesh).drift(mesh, PlanOptions.DEFAULT);
  }

  ProofReport prove(Mesh mesh) {
    return engine(mesh).prove(mesh);
  }

  ApplyReport apply(Mesh mesh) {
    return apply(mesh, PlanOptions.DEFAULT);
  }

  ApplyReport apply(Mesh mesh, PlanOptions options) {
    ApplyReport report =
        engine(mesh)
            .apply(plan(mesh, options), ApplyOptions.DEFAULT.withAllowDataLoss(options.destroy()));
    assertThat(report.done()).as("%s", report).isEqualTo(report.results().size());
    return report;
  }

  private LocalServer localServer() {
    return main.localServer(main("additive", "region = 'EU'")).orElseThrow();
  }

  private LocalServer.Credentials admin() {
    return localServer().credentials(Optional.empty());
  }

  /** Other hands, as the administrator. */
  void byHand(String... statements) {
    byHand(List.of(statements));
  }

  private void byHand(List<String> statements) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A schema of other hands. */
  void makeLegacy() {
    byHand(LegacySchema.STATEMENTS);
  }

  /** Everything about that schema and all that is in it. */
  List<String> legacy() {
    return column(LegacySchema.EVERYTHING);
  }

  /** What carries a marker of the mesh, and roles that are named like ours. */
  List<String> marked() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        column("SELECT description FROM pg_description WHERE description LIKE '%meshwright:%'"));
    lines.addAll(
        column("SELECT description FROM pg_shdescription WHERE description LIKE '%meshwright:%'"));
    lines.addAll(column("SELECT rolname FROM pg_roles WHERE rolname LIKE 'mw\\\\_%'"));
    return lines;
  }

  /** The first column of a query. */
  List<String> column(String query) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connection() throws SQLException {
    LocalServer.Credentials login = admin();
    return DriverManager.getConnection(
        localServer().start(), login.user(), new String(login.password()));
  }

  @Override
  public void close() {
    LocalServer server = localServer();
    lab.close();
    main.close();
    server.stop();
  }
}
