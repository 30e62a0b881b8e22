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
    assertThat(StarterWorkspace.meshName(Path.of("/").resolve(name))).isEqualTo(mesh);
  }
}
