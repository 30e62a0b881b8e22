package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slips of the pen, each found where it is. */
class MistakesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "mesh.yaml | provider: postgres | provder: postgres | 6:5 | unknown-key | 'provider'",
        "mesh.yaml | apiVersion: meshwright/v1 | apiVersion: meshwright/v2 | 1:13 | wrong-value |"
            + " meshwright/v1",
        "mesh.yaml | id: retailer | id: Retailer | 3:5 | bad-value | a-z first",
        "mesh.yaml | principals: | principal: | 7:1 | unknown-key | 'principals'",
        "mesh.yaml | group:privacy: | groups:privacy: | 9:3 | bad-value | group:",
        "mesh.yaml | description: Office | descripton: Office | 9:19 | unknown-key | 'description'",
        "mesh.yaml | platforms: | defaultPlatform: locl§platforms: | 4:18 | unknown-platform |"
            + " 'local'",
        "mesh.yaml | provider: postgres | provider: [postgres] | 6:15 | wrong-type | single value",
        "mesh.yaml | provider: postgres | provider: postgres§    authority: totale | 7:16 |"
            + " wrong-value | report, additive or authoritative",
        "mesh.yaml | provider: postgres | provider: postgres§    settings: {password: s3cret} |"
            + " 7:26 | secret-in-workspace | env:NAME",
        "policies/policies.yaml | columns: {except: | columns: {excep: | 5:11 | unknown-key |"
            + " 'except'",
        "policies/policies.yaml | kind: RowPolicy | kind: RowPolcy | 15:7 | wrong-value |"
            + " RowPolicy",
        "policies/policies.yaml | region = 'EU' | region == 'EU' | 6:15 | bad-filter | one of",
        "policies/policies.yaml | order_id > 0 | order_id > abs(0) | 18:18 | bad-filter | function",
        "policies/policies.yaml | until: 2027-03-31 | until: 2027-02-30 | 7:8 | bad-value |"
            + " 2027-03-31",
        "policies/policies.yaml | until: 2027-03-31 | until: | 7:1 | missing-value | leave the key"
            + " out",
        "policies/policies.yaml | rows: \"region = 'EU'\" | rows: | 6:1 | missing-value | leave the"
            + " key out",
        "policies/policies.yaml | to: [group:marketing] | to: [marketing] | 3:6 | bad-value |"
            + " group:",
        "policies/policies.yaml | on: sales.orders | on: sales | 4:5 | bad-value | domain.product",
        "policies/policies.yaml | to: [group:marketing] | privileges: [red]§to: [group:marketing] |"
            + " 3:14 | wrong-value | read",
        "policies/policies.yaml | hash: sha256-hex | hash: sha256 | 12:14 | wrong-value |"
            + " sha256-hex",
        "policies/policies.yaml | hash: sha256-hex | hash: hmac-sha256-hex, key: abc | 12:36 |"
            + " secret-in-workspace | env:NAME",
        "policies/policies.yaml | keep: order_id > 0 | kep: order_id > 0 | 18:1 | unknown-key |"
            + " 'keep'",
        "domains/sales/orders/orders.odcs.yaml | logicalType: integer | logicalTyp: integer | 11:9"
            + " | unknown-key | 'logicalType'",
        "domains/sales/orders/orders.odcs.yaml | logicalType: integer | logicalType: interger |"
            + " 11:22 | wrong-value | integer",
        "domains/sales/orders/orders.odcs.yaml | maxLength: 10 | maxLenght: 10 | 15:30 |"
            + " unknown-key | 'maxLength'",
        "domains/sales/orders/orders.odcs.yaml | maxLength: 10 | maxLength: 0 | 15:9 | bad-type |"
            + " length 1 or more",
        "domains/sales/orders/orders.odcs.yaml | decimal(12,2) | decimal(50,2) | 19:59 | bad-type |"
            + " 38",
        "domains/sales/orders/orders.odcs.yaml | primaryKey: true | primaryKey: yes | 12:21 |"
            + " wrong-type | true or false",
        "domains/sales/orders/orders.odcs.yaml | name: region | name: order_id | 13:15 |"
            + " duplicate-column | rename",
        "domains/sales/orders/orders.odcs.yaml | status: active | stauts: active | 5:1 |"
            + " unknown-key | 'status'",
        "domains/sales/orders/orders.odcs.yaml | apiVersion: v3.1.0 | apiVersion: v2.2.2 | 1:13 |"
            + " unsupported-version | v3.1.0",
        "domains/sales/orders/orders.odcs.yaml | version: 1.2.0 | version: one | 4:10 | bad-version"
            + " | 1.0.0",
      })
  void oneMistakeIsFoundWhereItIs(
      String file, String part, String by, String position, String code, String words) {
    Read read =
        TestWorkspace.retailer(folder)
            .replace(file, part, by == null ? "" : by.replace('§', '\n'))
            .read();

    assertThat(read.problems())
        .anySatisfy(
            p -> {
              assertThat(p.place().orElseThrow().toString()).isEqualTo(file + ":" + position);
              assertThat(p.code()).isEqualTo(code);
              assertThat(p.text()).contains(words);
            });
  }

  @Test
  void allMistakesAreReportedAtOnceInOrder() {
    Read read =
        TestWorkspace.retailer(folder)
            .replace("mesh.yaml", "provider: postgres", "provider: postgres\n    autority: report")
            .replace(TestWorkspace.ORDERS_FILE, "status: active", "status: active\nteem: []")
            .replace(TestWorkspace.POLICY_FILE, "region = 'EU'", "region = now()")
            .read();

    assertThat(TestWorkspace.lines(read.problems()))
        .containsExactly(
            "domains/sales/orders/orders.odcs.yaml:6:1 unknown-key",
            "mesh.yaml:7:5 unknown-key",
            "policies/policies.yaml:6:17 bad-filter");
    assertThat(read.mesh()).isPresent();
  }

  @Test
  void aSecretIsNotRepeated() {
    Read read =
        TestWorkspace.retailer(folder)
            .replace(
                "mesh.yaml",
                "provider: postgres",
                "provider: postgres\n    settings: {dbPassword: hunter2, accessToken: [hunter2]}")
            .read();

    assertThat(read.problems()).isNotEmpty();
    assertThat(read.problems().toString()).doesNotContain("hunter2");
  }

  @Test
  void positionsWithinFoldedAndLiteralTextAreExact() {
    Read read =
        TestWorkspace.retailer(folder)
            .replace(
                TestWorkspace.POLICY_FILE,
                "rows: \"region = 'EU'\"",
                "rows: |\n  region = 'EU'\n    and upper(region) = 'X'")
            .replace(
                TestWorkspace.POLICY_FILE,
                "keep: order_id > 0",
                "keep: 'region = ''it''''s'' and x(1)'")
            .read();

    assertThat(TestWorkspace.lines(read.problems()))
        .containsExactly(
            "policies/policies.yaml:8:9 bad-filter", "policies/policies.yaml:20:33 bad-filter");
  }

  @Test
  void aPolicyFileThatIsNotReadIsAnError() {
    Read read =
        TestWorkspace.retailer(folder)
            .with("policies/more.yml", "x: 1")
            .with("policies/sub/deep.yaml", "x: 1")
            .read();

    assertThat(TestWorkspace.lines(read.problems()))
        .containsExactly(
            "policies/more.yml:1:1 unread-file", "policies/sub/deep.yaml:1:1 unread-file");
  }

  @Test
  void aFolderWithoutMeshIsNoWorkspace() {
    assertThat(TestWorkspace.empty(folder).read().problems().getFirst().code())
        .isEqualTo("no-workspace");
    assertThat(TestWorkspace.empty(folder).with("mesh.yaml", "").read().problems()).isNotEmpty();
    assertThat(TestWorkspace.empty(folder).with("mesh.yaml", "- 1").read().problems()).isNotEmpty();
  }

  @Test
  void samplesStayWithinTheWorkspace() {
    String product = "domains/sales/orders/product.yaml";
    Read read =
        TestWorkspace.retailer(folder)
            .with(
                product,
                """
                apiVersion: meshwright/v1
                kind: Product
                samples:
                  orders: ../../../../etc/passwd
                  order: a.csv
                ports:
                  odrers: {}
                """)
            .read();

    assertThat(TestWorkspace.lines(read.problems()))
        .containsExactly(
            product + ":4:11 outside-workspace",
            product + ":5:3 unknown-table",
            product + ":5:10 missing-file",
            product + ":7:3 unknown-port");
  }

  @Test
  void columnsAreAsSensitiveAsWhatTheyHold() {
    TestWorkspace workspace = TestWorkspace.retailer(folder);
    String nested =
        "logicalType: object\n        properties: [{name: mail, logicalType: string,"
            + " classification: pii.email}]";
    workspace.replace(TestWorkspace.ORDERS_FILE, "logicalType: integer", nested);
    assertThat(
            workspace
                .mesh()
                .ports()
                .getFirst()
                .contract()
                .tables()
                .getFirst()
                .columns()
                .getFirst()
                .classification())
        .contains("pii.email");

    workspace.replace(TestWorkspace.ORDERS_FILE, "primaryKey: true", "classification: pii");
    assertThat(workspace.read().problems().getFirst().code()).isEqualTo("nested-classification");
  }
}
