package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitCommandTest {
  @TempDir private Path folder = Path.of(".");

  @Test
  void itWritesAWorkspaceAndSaysWhatToDoNext() {
    Path shop = folder.resolve("shop");
    CliRun run = CliRun.of(new FakeMeshwright(), "init", shop.toString());

    assertThat(run)
        .isEqualTo(
            new CliRun(
                0,
                """
                Wrote a workspace to SHOP:
                  mesh.yaml
                  domains/sales/domain.yaml
                  domains/sales/orders/orders.odcs.yaml
                  domains/sales/orders/product.yaml
                  domains/sales/orders/data/orders.csv
                  policies/analysts.yaml

                Next:
                  meshwright plan SHOP     what would be made
                  meshwright apply SHOP    make it, and prove who sees what
                Then change policies/analysts.yaml and plan again.
                """
                    .replace("SHOP", shop.toString()),
                ""));
  }

  @Test
  void theWorkspaceIsValidAsItIsWritten() {
    CliRun.of(new FakeMeshwright(), "init", folder.toString());
    CliRun run =
        CliRun.of(
            new LibraryEntry(new EnvironmentSecrets(Map.of())), "validate", folder.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).endsWith("1 domain, 1 product, 1 output port, 1 policy, 1 session.\n");
  }

  @Test
  void theMeshIsNamedAfterTheFolder() throws IOException {
    Path shop = folder.resolve("My Shop");
    CliRun.of(new FakeMeshwright(), "init", shop.toString());

    assertThat(Files.readString(shop.resolve("mesh.yaml")))
        .isEqualTo(
            """
            apiVersion: meshwright/v1
            kind: Mesh
            id: my_shop
            platforms:
              local: {provider: postgres, settings: {mode: embedded}}
            principals:
              group:analysts: {description: People who may read what is not personal}
            sessions:
              ana:
                principals: [group:analysts]
            """);
  }

  @Test
  void noFileIsOverwrittenAndNoneIsWrittenBesideIt() throws IOException {
    Path mesh = Files.writeString(folder.resolve("mesh.yaml"), "mine");
    CliRun run = CliRun.of(new FakeMeshwright(), "init", folder.toString());

    assertThat(run.exit()).isOne();
    assertThat(run.err())
        .isEqualTo(
            "meshwright: '%s' has mesh.yaml already, and no file is overwritten; name another folder\n"
                .formatted(folder));
    assertThat(mesh).hasContent("mine");
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(mesh));
  }

  @Test
  void filesOfOtherKindsAreNotInTheWay() throws IOException {
    Files.writeString(folder.resolve("README.md"), "mine");

    assertThat(CliRun.of(new FakeMeshwright(), "init", folder.toString()).exit()).isZero();
  }

  @Test
  void aFileInThePlaceOfTheFolderIsAMessage() throws IOException {
    Path file = Files.writeString(folder.resolve("shop"), "mine");
    CliRun run = CliRun.of(new FakeMeshwright(), "init", file.toString());

    assertThat(run.exit()).isOne();
    assertThat(run.err()).contains("is in the way").doesNotContain("defect");
  }

  @Test
  void programsGetTheFiles() {
    CliRun run = CliRun.of(new FakeMeshwright(), "--format=json", "init", folder.toString());

    assertThat(run.out()).contains("\"files\" : [ \"mesh.yaml\", \"domains/sales/domain.yaml\",");
  }

  @Test
  void optionsNameThePartsAndTheResultIsValidAndHasItsForm() throws IOException {
    CliRun run =
        CliRun.of(
            new FakeMeshwright(),
            "init",
            folder.toString(),
            "--id=acme",
            "--domain=logistics",
            "--product=parcels",
            "--platform=1.0",
            "--owner=no: one");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("  domains/logistics/parcels/data/parcels.csv\n");
    assertThat(Files.readString(folder.resolve("mesh.yaml")))
        .contains("id: acme\n", "  \"1.0\": {provider: postgres");
    assertThat(Files.readString(folder.resolve("domains/logistics/domain.yaml")))
        .contains("owner: \"no: one\"\n");
    EngineEntry library = new LibraryEntry(new EnvironmentSecrets(Map.of()));
    assertThat(CliRun.of(library, "validate", folder.toString()).exit()).isZero();
    assertThat(CliRun.of(library, "fmt", "--check", folder.toString()).exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--id=My Shop, 'My Shop' is not a mesh name: a-z first",
    "--domain=Sales, 'Sales' is not a domain name: a-z first",
    "--product=x-y, 'x-y' is not a product name: a-z first",
    "--platform=a b, 'a b' is not a platform name: letters and digits",
    "--owner= , an owner is a name or an address on one line"
  })
  void aNameThatCannotBeIsAnsweredWithTheRule(String option, String message) {
    CliRun run = CliRun.of(new FakeMeshwright(), "init", folder.toString(), option);

    assertThat(run.exit()).isOne();
    assertThat(run.err()).startsWith("meshwright: " + message);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void onATerminalItAsksAndAnEmptyAnswerTakesWhatIsShown() throws IOException {
    Path shop = folder.resolve("shop");
    CliRun run =
        CliRun.answering(
            "\nMarketing\nmarketing\n\n\n\n", new FakeMeshwright(), "init", shop.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith(
            "An empty answer takes what stands in brackets; Ctrl-D ends.\n"
                + "Name of the mesh [shop] Domain [sales]   'Marketing' is not a domain name: a-z"
                + " first, then a-z 0-9 _, at most 63 bytes\n"
                + "Domain [sales] Data product [orders] Name of the platform, an embedded"
                + " PostgreSQL [local] Who answers for the domain [marketing@example.com] Wrote a"
                + " workspace");
    assertThat(shop.resolve("domains/marketing/domain.yaml"))
        .content()
        .contains("owner: marketing@example.com\n");
  }

  @Test
  void whatAnOptionAnswersIsNotAsked() {
    CliRun run =
        CliRun.answering(
            "\n\n\n", new FakeMeshwright(), "init", folder.toString(), "--id=a", "--platform=p");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).doesNotContain("Name of the").contains("Domain [sales]");
  }

  @Test
  void withYesNothingIsAsked() {
    CliRun run = CliRun.answering("", new FakeMeshwright(), "init", folder.toString(), "--yes");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("Wrote a workspace");
  }

  @Test
  void whereTheInputEndsNothingIsWritten() {
    Path shop = folder.resolve("shop");
    CliRun run = CliRun.answering("acme\n", new FakeMeshwright(), "init", shop.toString());

    assertThat(run.exit()).isOne();
    assertThat(run.out()).endsWith("Domain [sales] \n");
    assertThat(run.err()).isEqualTo("Nothing was written.\n");
    assertThat(shop).doesNotExist();
  }

  @Test
  void contractsAreTheStartOfAWorkspace() throws IOException {
    Path contract =
        Files.writeString(
            folder.resolve("Orders.yaml"),
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: x
            name: My Orders
            version: 1.0.0
            status: active
            domain: Sales Europe
            schema: [{name: t, properties: [{name: a, logicalType: string, physicalType: Odd}]}]
            """);
    Path shop = folder.resolve("shop");
    CliRun run =
        CliRun.of(new FakeMeshwright(), "init", shop.toString(), "--from", contract.toString());

    assertThat(run)
        .isEqualTo(
            new CliRun(
                0,
                """
                Wrote a workspace to SHOP:
                  mesh.yaml
                  domains/sales_europe/my_orders/Orders.odcs.yaml

                Next:
                  check physicalTypes in mesh.yaml: only the contracts know Odd
                  meshwright plan SHOP     what would be made
                  meshwright apply SHOP    make it, and prove who sees what
                  say in mesh.yaml who there is (principals), and in policies/ who may read what:
                  nothing is visible without a policy
                """
                    .replace("SHOP", shop.toString()),
                ""));
    assertThat(shop.resolve("domains/sales_europe/my_orders/Orders.odcs.yaml"))
        .hasSameTextualContentAs(contract);
    assertThat(
            CliRun.of(
                    new FakeMeshwright(),
                    "init",
                    shop.toString(),
                    "--from",
                    contract.toString(),
                    "--product=x")
                .err())
        .isEqualTo("meshwright: --from takes products from the contracts; leave --product out\n");
  }

  @ParameterizedTest
  @CsvSource({
    "shop, shop",
    "My Shop, my_shop",
    "2nd-shop, nd_shop",
    "éé, mesh",
    "_x_, x",
    "/, mesh"
  })
  void everyFolderGivesAName(String name, String mesh) {
    assertThat(StarterNames.meshName(Path.of("/").resolve(name))).isEqualTo(mesh);
  }
}
