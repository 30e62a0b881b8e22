package io.meshwright.engine.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.Problem;
import io.meshwright.engine.spec.Read;
import io.meshwright.engine.spec.TestWorkspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meshes whose documents are right one by one and wrong together. */
class ValidationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String PRODUCT = "domains/sales/orders/product.yaml";

  @TempDir Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void retailer() {
    workspace = TestWorkspace.retailer(folder);
  }

  private List<Problem> problems() {
    Read read = workspace.read();
    assertThat(read.problems()).isEmpty();
    return Validation.problems(read.mesh().orElseThrow(), read.places(), NOW);
  }

  private List<String> lines() {
    return TestWorkspace.lines(problems());
  }

  @Test
  void aMeshThatFitsHasNoProblems() {
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "policies/policies.yaml | on: sales.orders | on: sales.order | 4:5 | unknown-product |"
            + " 'sales.orders'",
        "policies/policies.yaml | on: sales.orders | on: sales.orders.order | 4:5 | unknown-port |"
            + " 'orders'",
        "policies/policies.yaml | on: sales.orders | on: sales.orders.orders@2 | 4:5 |"
            + " unknown-version | orders@1",
        "policies/policies.yaml | on: sales.orders | on: sales.orders.orders@1.order | 4:5 |"
            + " unknown-table | 'orders'",
        "policies/policies.yaml | to: [group:marketing] | to: [group:marketin] | 3:6 |"
            + " unknown-principal | 'group:marketing'",
        "policies/policies.yaml | except: [group:privacy] | except: [service:privacy] | 13:10 |"
            + " unknown-principal | mesh.yaml",
        "policies/policies.yaml | region = 'EU' | member_of('group:nobody') | 6:18 |"
            + " unknown-principal | group:nobody",
        "policies/policies.yaml | region = 'EU' | regio = 'EU' | 6:8 | policy-misfit | regio",
        "policies/policies.yaml | region = 'EU' | region > 5 | 6:17 | policy-misfit | 5",
        "policies/policies.yaml | order_id > 0 | order_id > 'x' | 18:18 | policy-misfit | int64",
        "policies/policies.yaml | region = 'EU' | amount > 1 and region in ('EU', 5) | 6:40 |"
            + " policy-misfit | 5 is no text",
        "policies/policies.yaml | region = 'EU' | not (amount between 'a' and 3) | 6:28 |"
            + " policy-misfit | decimal(12,2)",
        "policies/policies.yaml | except: [amount] | except: [amont] | 5:20 | policy-misfit |"
            + " amont",
        "policies/policies.yaml | classification: pii.email | classification: pii.mail | 11:25 |"
            + " unknown-classification | 'pii.email'",
        "policies/policies.yaml | {classification: pii.email} | {column: sales.orders.orders.mail}"
            + " | 11:17 | unknown-column | 'email'",
        "policies/policies.yaml | {hash: sha256-hex} | {truncate: {multiple: 5}} | 11:25 |"
            + " policy-misfit | email",
        "policies/policies.yaml | id: email-hashed | id: marketing-reads-eu | 10:5 |"
            + " duplicate-policy | rename",
        "policies/policies.yaml | until: 2027-03-31 | until: 2026-11-21 | 2:5 | policy-lapsed |"
            + " until",
        "domains/sales/orders/orders.odcs.yaml | pii.email | pii.mail | 18:25 |"
            + " unknown-classification | 'pii.email'",
        "mesh.yaml | {description: Office} | {identities: {lokal: x}} | 9:32 | unknown-platform |"
            + " 'local'",
        "mesh.yaml | classifications: | sessions: {ana: {principals:"
            + " [group:markting]}}§classifications: | 11:31 | unknown-principal |"
            + " 'group:marketing'",
        "mesh.yaml | classifications: | acceptedLosses: [{policy: email-hash, platform: local,"
            + " reason: x, until: 2030-01-01}]§classifications: | 11:18 | unknown-policy |"
            + " 'email-hashed'",
        "mesh.yaml | classifications: | acceptedLosses: [{policy: email-hashed, platform: local,"
            + " reason: x, until: 2020-01-01}]§classifications: | 11:18 | loss-lapsed | decide",
        "mesh.yaml | provider: postgres | provider: postgres§    settings: {mode: server} | 9:3 |"
            + " unmapped-principal | group:marketing",
        "mesh.yaml | {description: Office} | {within: [group:markting]} | 9:28 |"
            + " unknown-principal | 'group:marketing'",
        "mesh.yaml | {description: Office} | {within: [service:etl]} | 9:28 | not-a-group |"
            + " name a group",
        "mesh.yaml | {description: Office} | {within: [group:privacy]} | 9:3 | principal-circle |"
            + " out of the circle",
        "mesh.yaml | classifications: | sessions: {ana: {principals: [group:marketing],"
            + " inactive: [group:privac]}}§classifications: | 11:60 | unknown-principal |"
            + " 'group:privacy'",
      })
  void whatDoesNotFitIsFoundWhereItIs(
      String file, String part, String by, String position, String code, String words) {
    workspace.replace(file, part, by.replace('§', '\n'));

    assertThat(problems())
        .anySatisfy(
            p -> {
              assertThat(p.place().orElseThrow().toString()).isEqualTo(file + ":" + position);
              assertThat(p.code()).isEqualTo(code);
              assertThat(p.text()).contains(words);
            });
  }

  private static String contract(String id, String columns) {
    return """
    apiVersion: v3.1.0
    kind: DataContract
    id: %s
    version: 1.0.0
    status: active
    schema:
      - name: %s
        properties:
    %s
    """
        .formatted(id, id, columns.indent(6).stripTrailing());
  }

  @Test
  void aColumnIsNotComputedFromItself() {
    workspace
        .with(
            "domains/sales/a/a.odcs.yaml",
            contract(
                "a",
                """
                - {name: x, logicalType: integer, transformSourceObjects: [sales.b.b.b.y]}
                - {name: z, logicalType: integer, transformSourceObjects: [sales.a.a.z]}
                """))
        .with(
            "domains/sales/b/b.odcs.yaml",
            contract(
                "b",
                "- {name: y, logicalType: integer, transformSourceObjects: [sales.a.a@1.a.x]}\n"));

    assertThat(problems())
        .extracting(p -> p.text() + " " + p.code())
        .containsExactly(
            "domains/sales/a/a.odcs.yaml:9:66: sales.a.a@1.a.x: the column is computed from itself:"
                + " sales.a.a@1.a.x <- sales.b.b@1.b.y <- sales.a.a@1.a.x; take the source out that"
                + " is none from 'transformSourceObjects' lineage-cycle",
            "domains/sales/a/a.odcs.yaml:10:66: sales.a.a@1.a.z: the column is computed from"
                + " itself: sales.a.a@1.a.z <- sales.a.a@1.a.z; take the source out that is none"
                + " from 'transformSourceObjects' lineage-cycle");
  }

  @Test
  void viewsDoNotSelectFromEachOtherAndProductsShouldNotReadEachOther() {
    String view =
        """
        apiVersion: meshwright/v1
        kind: Product
        ports: {%s: {view: {from: sales.%s.%s@1.%s, columns: {x: x}}}}
        inputs: {other: sales.%s.%s@1}
        """;
    String column = "- {name: x, logicalType: integer}\n";
    workspace
        .with("domains/sales/a/a.odcs.yaml", contract("a", column))
        .with("domains/sales/a/product.yaml", view.formatted("a", "b", "b", "b", "b", "b"))
        .with("domains/sales/b/b.odcs.yaml", contract("b", column))
        .with("domains/sales/b/product.yaml", view.formatted("b", "a", "a", "a", "a", "a"));

    assertThat(problems())
        .filteredOn(p -> p.code().equals("lineage-cycle"))
        .extracting(p -> p.severity() + " " + p.text())
        .containsExactly(
            "ERROR domains/sales/a/product.yaml:3:19: sales.a.a@1: the view selects from itself:"
                + " sales.a.a@1 <- sales.b.b@1 <- sales.a.a@1; make one of them a table, or select"
                + " from another one",
            "WARNING domains/sales/a/product.yaml:4:10: sales.a: products read each other:"
                + " sales.a <- sales.b <- sales.a; split what goes both ways into products of"
                + " their own");
  }

  @Test
  void oneFilterOfAViewIsHeldAgainstItsSourceWhereItStands() {
    workspace
        .with(
            "domains/sales/eu/eu.odcs.yaml",
            contract("eu", "- {name: region, logicalType: string}\n"))
        .with(
            "domains/sales/eu/product.yaml",
            """
            apiVersion: meshwright/v1
            kind: Product
            ports:
              eu:
                view:
                  from: sales.orders.orders@1.orders
                  columns: {region: region}
                  where: "region = 'EU' and order_id = 'x'"
            """);

    assertThat(lines()).containsExactly("domains/sales/eu/product.yaml:8:44 view-mismatch");
  }

  @Test
  void twoProductsDoNotPublishTheSameData() {
    String table =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: %s
        version: 1.0.0
        status: active
        schema:
          - name: %s
            physicalName: shop.orders
            properties: [{name: x, logicalType: integer}]
        """;
    workspace
        .with("domains/sales/a/a.odcs.yaml", table.formatted("a", "a"))
        .with("domains/sales/b/b.odcs.yaml", table.formatted("b", "b"));

    assertThat(problems())
        .extracting(p -> p.severity() + " " + p.text() + " " + p.code())
        .containsExactly(
            "ERROR domains/sales/b/b.odcs.yaml:7:11: sales.b.b@1.b: its physical table"
                + " 'shop.orders' is that of sales.a.a@1.a too; publish it once and let the other"
                + " product read that same-data");
  }

  @Test
  void principalsNeedAnIdentityOnlyWhereTheyAreUsed() {
    workspace
        .replace(
            "mesh.yaml", "provider: postgres", "provider: postgres\n    settings: {mode: server}")
        .replace("mesh.yaml", "group:marketing: {}", "group:marketing: {identities: {local: m}}");

    assertThat(problems()).extracting(Problem::subject).containsExactly("group:privacy");
  }

  @Test
  void aMaskByNameHasToFindItsColumnInEveryVersion() {
    workspace
        .replace(
            TestWorkspace.POLICY_FILE,
            "{classification: pii.email}",
            "{column: sales.orders.orders.email}")
        .with(
            "domains/sales/orders/orders2.odcs.yaml",
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: orders-contract
            version: 2.0.0
            status: active
            name: orders
            schema:
              - name: orders
                properties:
                  - {name: order_id, logicalType: integer}
                  - {name: region, logicalType: string}
                  - {name: contact_email, logicalType: string, classification: pii.email}
                  - {name: amount, logicalType: number}
            """);

    assertThat(problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo("unknown-column");
              assertThat(p.text()).contains("sales.orders.orders@2").contains("port@1");
            });
  }

  @Test
  void publishedNamesThatDifferInCaseOnlyCollide() {
    workspace.replace(
        TestWorkspace.ORDERS_FILE,
        "schema:",
        "schema:\n  - {name: ORDERS, properties: [{name: order_id, logicalType: integer}, {name:"
            + " region, logicalType: string}]}");

    assertThat(lines())
        .containsExactly("domains/sales/orders/orders.odcs.yaml:9:11 name-collision");
  }

  @Test
  void viewsAreCheckedAgainstSourceAndContract() {
    workspace
        .with(
            "domains/sales/orders/totals.odcs.yaml",
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: totals-contract
            version: 1.0.0
            status: active
            name: totals
            schema:
              - name: totals
                properties:
                  - {name: order_id, logicalType: integer}
                  - {name: region, logicalType: string}
                  - {name: amount, logicalType: number}
            """)
        .with(
            PRODUCT,
            """
            apiVersion: meshwright/v1
            kind: Product
            ports:
              totals:
                kind: view
                view:
                  from: sales.orders.orders@1.orders
                  columns: {order_id: order_id, amount: amout, total: amount}
                  where: amount > 'x'
            """);

    assertThat(problems())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder(
            "unknown-column", "view-mismatch", "view-mismatch", "view-mismatch");

    workspace.replace(PRODUCT, "orders@1.orders", "orders@1.order");
    assertThat(problems()).extracting(Problem::code).containsExactly("unknown-view-source");
  }

  @Test
  void inputsFromOutsideTheMeshAreShown() {
    workspace
        .with(
            "domains/marketing/campaigns/campaigns.odps.yaml",
            """
            apiVersion: v1.0.0
            kind: DataProduct
            id: campaigns
            status: active
            inputPorts:
              - {name: orders, version: 1.0.0, contractId: orders-contract}
              - {name: other, version: 1.0.0, contractId: elsewhere}
              - {name: third, version: 1.0.0, contractId: elsewhere}
            """)
        .with(
            "domains/marketing/campaigns/product.yaml",
            """
            apiVersion: meshwright/v1
            kind: Product
            producer: service:elt
            inputs:
              third: sales.orders.orders@3
            """);

    assertThat(lines())
        .containsExactly(
            "domains/marketing/campaigns/product.yaml:3:11 unknown-principal",
            "domains/marketing/campaigns/product.yaml:5:10 unknown-port",
            "domains/marketing/campaigns/campaigns.odps.yaml:7:12 outside-mesh");
  }

  @Test
  void everythingIsReportedAtOnceErrorsFirst() {
    workspace
        .replace(TestWorkspace.POLICY_FILE, "on: sales.orders", "on: sales.nothing")
        .replace(TestWorkspace.POLICY_FILE, "keep: order_id > 0", "keep: orderid > 0")
        .replace(TestWorkspace.ORDERS_FILE, "pii.email", "secret");

    assertThat(lines())
        .containsExactly(
            "domains/sales/orders/orders.odcs.yaml:18:25 unknown-classification",
            "policies/policies.yaml:4:5 unknown-product",
            "policies/policies.yaml:18:7 policy-misfit",
            "policies/policies.yaml:11:25 policy-without-effect");
  }
}
