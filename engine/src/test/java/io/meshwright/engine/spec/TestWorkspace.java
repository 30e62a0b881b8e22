package io.meshwright.engine.spec;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A workspace in a temporary folder: a valid retailer, and whatever a test changes in it. */
public final class TestWorkspace {
  private static final String MESH =
      """
      apiVersion: meshwright/v1
      kind: Mesh
      id: retailer
      platforms:
        local:
          provider: postgres
      principals:
        group:marketing: {}
        group:privacy: {description: Office}
        service:etl:
      classifications:
        pii: Personal data
        pii.email: E-mail addresses
      """;

  private static final String ORDERS =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: orders-contract
      version: 1.2.0
      status: active
      name: orders
      schema:
        - name: orders
          properties:
            - name: order_id
              logicalType: integer
              primaryKey: true
            - name: region
              logicalType: string
              logicalTypeOptions: {maxLength: 10}
            - name: email
              logicalType: string
              classification: pii.email
            - {name: amount, logicalType: number, physicalType: "decimal(12,2)"}
      """;

  private static final String POLICIES =
      """
      kind: AccessPolicy
      id: marketing-reads-eu
      to: [group:marketing]
      on: sales.orders
      columns: {except: [amount]}
      rows: "region = 'EU'"
      until: 2027-03-31
      ---
      kind: MaskingPolicy
      id: email-hashed
      match: {classification: pii.email}
      mask: {hash: sha256-hex}
      except: [group:privacy]
      ---
      kind: RowPolicy
      id: no-test-orders
      on: [sales.orders]
      keep: order_id > 0
      except: group:privacy
      """;

  public static final String MESH_FILE = "mesh.yaml";
  public static final String ORDERS_FILE = "domains/sales/orders/orders.odcs.yaml";
  public static final String POLICY_FILE = "policies/policies.yaml";

  private final Path folder;

  private TestWorkspace(Path folder) {
    this.folder = folder;
  }

  /** An empty folder. */
  public static TestWorkspace empty(Path folder) {
    return new TestWorkspace(folder);
  }

  /** The retailer. */
  public static TestWorkspace retailer(Path folder) {
    return new TestWorkspace(folder)
        .with(MESH_FILE, MESH)
        .with(ORDERS_FILE, ORDERS)
        .with(POLICY_FILE, POLICIES);
  }

  /** Writes a file. */
  public TestWorkspace with(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a part of a file that has to be there. */
  public TestWorkspace replace(String name, String part, String by) {
    try {
      String text = Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
      if (!text.contains(part)) {
        throw new IllegalArgumentException(name + " has no '" + part + "'");
      }
      return with(name, text.replace(part, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads it. */
  public Read read() {
    return WorkspaceReader.read(folder, Optional.empty());
  }

  /** Reads it with an environment. */
  public Read read(String environment) {
    return WorkspaceReader.read(folder, Optional.of(environment));
  }

  /** The mesh, which has to be without any problem. */
  public Mesh mesh() {
    Read read = read();
    if (!read.problems().isEmpty()) {
      throw new IllegalStateException(lines(read.problems()).toString());
    }
    return read.mesh().orElseThrow();
  }

  /** Problems as lines: place, code and text. */
  public static List<String> lines(List<Problem> problems) {
    return problems.stream()
        .map(p -> p.place().map(Object::toString).orElse("-") + " " + p.code())
        .toList();
  }
}
