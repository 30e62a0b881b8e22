package io.meshwright.it.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A workspace of many contracts with one table of twenty columns each, as people write them: blocks
 * and no flow, descriptions, a classified column in each, a rule of quality, an SLA. Products of
 * twenty contracts, each with a grant that has a filter, and one mask on every e-mail address.
 */
final class LargeWorkspace {
  private static final int PER_PRODUCT = 20;
  private static final int DOMAINS = 16;
  private static final int GROUPS = 20;
  private static final List<String> TYPES =
      List.of("string", "integer", "number", "date", "timestamp", "boolean");

  private final Path folder;

  private LargeWorkspace(Path folder) {
    this.folder = folder;
  }

  /** Writes one into an empty folder. */
  static void write(Path folder, int contracts) throws IOException {
    LargeWorkspace workspace = new LargeWorkspace(folder);
    workspace.mesh();
    for (int i = 0; i < DOMAINS; i++) {
      workspace.file(
          "domains/domain_" + i + "/domain.yaml",
          "apiVersion: meshwright/v1\nkind: Domain\nname: domain_" + i + "\nplatform: local\n");
    }
    for (int i = 0; i < contracts; i++) {
      int product = i / PER_PRODUCT;
      String path = "domains/domain_" + product % DOMAINS + "/product_" + product + "/";
      workspace.file(path + "table_" + i + ".odcs.yaml", contract(i, product));
    }
    workspace.policies((contracts + PER_PRODUCT - 1) / PER_PRODUCT);
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void mesh() throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            apiVersion: meshwright/v1
            kind: Mesh
            id: large
            platforms:
              local:
                provider: postgres
            classifications:
              pii.email: E-mail addresses
            principals:
              group:privacy-office:
                description: Sees personal data
            """);
    for (int i = 0; i < GROUPS; i++) {
      text.append("  group:readers-" + i + ":\n    description: Readers\n");
    }
    file("mesh.yaml", text.toString());
  }

  private void policies(int products) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            kind: MaskingPolicy
            id: email-hashed
            match: {classification: pii.email}
            mask: {hash: sha256-hex}
            except: [group:privacy-office]
            """);
    for (int i = 0; i < products; i++) {
      text.append("---\nkind: AccessPolicy\nid: read-" + i + "\n");
      text.append("to: [group:readers-" + i % GROUPS + "]\n");
      text.append("on: domain_" + i % DOMAINS + ".product_" + i + "\n");
      text.append("rows: \"region = 'R" + i + "' and column_3 is not null\"\n");
    }
    file("policies/policies.yaml", text.toString());
  }

  private static String contract(int number, int product) {
    StringBuilder text = new StringBuilder();
    text.append("apiVersion: v3.1.0\nkind: DataContract\nid: contract-" + number + "\n");
    text.append("name: table_" + number + "\nversion: 1.0.0\nstatus: active\n");
    text.append("domain: domain_" + product % DOMAINS + "\n");
    text.append("description:\n  purpose: One of many tables.\n  usage: Measuring.\n");
    text.append("schema:\n  - name: table_" + number + "\n    logicalType: object\n");
    text.append("    physicalType: table\n    description: One row for each of something.\n");
    text.append("    properties:\n");
    column(text, "id", "integer", "        primaryKey: true\n        required: true\n");
    column(text, "region", "string", "        logicalTypeOptions:\n          maxLength: 10\n");
    column(text, "email", "string", "        classification: pii.email\n");
    for (int i = 3; i < 20; i++) {
      column(text, "column_" + i, TYPES.get(i % TYPES.size()), "");
    }
    text.append("slaProperties:\n  - property: latency\n    value: 15\n    unit: m\n");
    return text.toString();
  }

  private static void column(StringBuilder text, String name, String type, String more) {
    text.append("      - name: " + name + "\n        logicalType: " + type + "\n");
    text.append("        description: The " + name + " of the row, as its source has it.\n");
    text.append(more);
  }
}
