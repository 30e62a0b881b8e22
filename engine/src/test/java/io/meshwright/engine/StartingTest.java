package io.meshwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.meshwright.api.StartOptions;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.FormattedFile;
import io.meshwright.api.report.StartedWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces around contracts that are there already. */
class StartingTest {
  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: ID
      name: ID
      version: 1.0.0
      status: active
      schema:
        - name: t
          properties:
            - name: a
              logicalType: string
              physicalType: Odd Type
              classification: restricted
            - name: b
              logicalType: object
              physicalType: Thing
            - name: c
              logicalType: object
              physicalType: thing
      """;

  @TempDir Path folder;

  private Path contract(String name, String text) throws IOException {
    Path file = folder.resolve("in").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private StartedWorkspace started(StartOptions options, Path... contracts) {
    return new WorkspaceAuthoring().startFrom(List.of(contracts), folder.resolve("out"), options);
  }

  private String written(String name) throws IOException {
    return Files.readString(folder.resolve("out").resolve(name));
  }

  @Test
  void classificationsAndUnknownTypesAreListedAndNothingIsLeftToSay() throws IOException {
    Path one = contract("one.odcs.yaml", CONTRACT.replace("ID", "one"));
    StartedWorkspace workspace = started(StartOptions.of("shop"), one);

    assertThat(workspace.files()).containsExactly("mesh.yaml", "domains/shop/one/one.odcs.yaml");
    assertThat(workspace.problems()).isEmpty();
    assertThat(workspace.guessedTypes()).containsExactly("Odd Type", "Thing");
    assertThat(written("mesh.yaml"))
        .isEqualTo(
            """
            apiVersion: meshwright/v1
            kind: Mesh
            id: shop
            platforms:
              local: {provider: postgres, settings: {mode: embedded}}
            classifications:                       # found in the contracts; dots make a tree: pii, pii.email
              restricted: Found in the contracts
            physicalTypes:                         # names that only the contracts know: say what they stand for
              Odd Type: text                       # a guess, in 1 column
              Thing: text                          # a guess, in 2 columns
            """);
    assertThat(new WorkspaceAuthoring().format(List.of(folder.resolve("out/mesh.yaml")), false))
        .allMatch(f -> f.outcome() == FormattedFile.Outcome.CLEAN);
  }

  @Test
  void contractsOfAFolderAreCopiedAsTheyAre() throws IOException {
    String odd = CONTRACT.replace("ID", "two").replace("\n", "\r\n") + "# end";
    contract("a/one.odcs.yaml", CONTRACT.replace("ID", "one") + "dataProduct: Our Product\n");
    contract("b/one.odcs.yaml", odd + "\r\ndataProduct: Our Product\r\n");
    contract("notes.yaml", "a: b\n");
    StartedWorkspace workspace =
        started(
            new StartOptions(
                WorkspaceId.of("shop"),
                new PlatformName("lake"),
                Optional.of(new DomainName("sales")),
                Optional.of("a@b.example")),
            folder.resolve("in"));

    assertThat(workspace.files())
        .containsExactly(
            "mesh.yaml",
            "domains/sales/domain.yaml",
            "domains/sales/our_product/one.odcs.yaml",
            "domains/sales/our_product/one-2.odcs.yaml");
    assertThat(workspace.problems()).isEmpty();
    assertThat(written("domains/sales/our_product/one-2.odcs.yaml")).startsWith(odd);
    assertThat(written("domains/sales/domain.yaml")).endsWith("owner: a@b.example\n");
  }

  @Test
  void noFileIsOverwrittenAndNoneIsWrittenBesideIt() throws IOException {
    Path one = contract("one.odcs.yaml", CONTRACT);
    Files.createDirectories(folder.resolve("out"));
    Path mesh = Files.writeString(folder.resolve("out/mesh.yaml"), "mine");

    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> started(StartOptions.of("shop"), one))
        .withMessageContaining("mesh.yaml already")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER));
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertThat(files).containsExactly(mesh);
    }
  }

  @Test
  void whatIsNoContractIsRefusedAndNothingIsWritten() throws IOException {
    Path product = contract("x.yaml", "kind: DataProduct\n");
    Path broken = contract("y.yaml", "kind: [\n");

    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> started(StartOptions.of("shop"), product))
        .withMessageContaining("is no data contract");
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> started(StartOptions.of("shop"), broken))
        .satisfies(
            e -> assertThat(e.problems()).extracting(Problem::code).containsOnly("yaml-syntax"));
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> started(StartOptions.of("shop"), folder.resolve("none")))
        .withMessageContaining("there is no file or folder");
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> started(StartOptions.of("shop"), folder.resolve("in")))
        .withMessageContaining("holds no *.odcs.yaml");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void errorsOfAContractAreNamedAndItIsWrittenAsItIs() throws IOException {
    Path one = contract("one.odcs.yaml", CONTRACT + "surprise: 1\n");
    StartedWorkspace workspace = started(StartOptions.of("shop"), one);

    assertThat(workspace.problems()).extracting(Problem::code).containsExactly("unknown-key");
    assertThat(folder.resolve("out/domains/shop/id/one.odcs.yaml")).hasSameTextualContentAs(one);
  }

  @Test
  void officialContractsAreStartsOfValidWorkspaces() throws IOException {
    Path specs =
        Stream.iterate(Path.of("").toAbsolutePath(), f -> f != null, Path::getParent)
            .map(f -> f.resolve("shared/specs/odcs"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(Path.of("not-there"));
    assumeThat(specs)
        .as("the official examples, which lie beside a checkout of the project, are not here")
        .isDirectory();
    try (Stream<Path> files = Files.list(specs)) {
      List<Path> examples = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
      assertThat(examples).hasSizeGreaterThan(5);
      for (Path example : examples) {
        Path out = folder.resolve(String.valueOf(example.getFileName()));
        StartedWorkspace workspace =
            new WorkspaceAuthoring().startFrom(List.of(example), out, StartOptions.of("shop"));
        assertThat(workspace.problems().stream().filter(Problem::isError).map(Problem::text))
            .as(example.toString())
            .isEmpty();
        assertThat(workspace.problems())
            .as(example.toString())
            .extracting(Problem::code)
            .doesNotContain("type-unclear", "physical-type-ignored", "bad-type-alias");
      }
    }
    StartedWorkspace adventure =
        started(
            StartOptions.of("shop"), specs.resolve("postgresql-adventureworks-contract.odcs.yaml"));
    assertThat(adventure.guessedTypes())
        .containsExactly("AccountNumber", "Flag", "Name", "NameStyle", "OrderNumber", "Phone");
  }
}
