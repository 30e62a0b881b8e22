package io.meshwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.FormattedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What files become when they are formatted. */
class FormattingTest {
  @TempDir Path folder;

  private static List<FormattedFile> format(boolean write, Path... paths) {
    return new WorkspaceAuthoring().format(List.of(paths), write);
  }

  private String formatted(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    FormattedFile result = format(true, file).getFirst();
    assertThat(result.problems().stream().map(Problem::text)).isEmpty();
    return Files.readString(file);
  }

  private static Path above(String name) {
    return Stream.iterate(Path.of("").toAbsolutePath(), f -> f != null, Path::getParent)
        .map(f -> f.resolve(name))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(Path.of("not-there"));
  }

  @Test
  void keysHaveTheOrderOfTheirDocumentAndCommentsGoWithThem() throws IOException {
    assertThat(
            formatted(
                "mesh.yaml",
                """
                # Our mesh.


                # Not more than one.
                platforms:
                    # the only one
                    local: { settings: {mode: "embedded"}, provider: 'postgres' }   # here

                kind:   Mesh
                principals:
                  'group:a': {}
                  "group:b":
                      identities: {local: b}
                      # who
                      description: "People"   # b
                  # commented out
                  #group:c: {}
                id: "no"
                surprise: 1
                apiVersion: meshwright/v1
                """))
        .isEqualTo(
            """
            # Our mesh.

            # Not more than one.
            apiVersion: meshwright/v1

            kind: Mesh
            id: "no"
            platforms:
              # the only one
              local: {provider: postgres, settings: {mode: embedded}}           # here
            principals:
              group:a: {}
              group:b:
                # who
                description: People       # b
                identities: {local: b}
              # commented out
              #group:c: {}
            surprise: 1
            """);
  }

  @Test
  void policiesOfOneFileKeepTheirPlacesAndEachKindHasItsOrder() throws IOException {
    assertThat(
            formatted(
                "policies/all.yaml",
                """
                # first
                on: sales.orders
                to:
                - group:a
                - group:b # and b
                kind: AccessPolicy
                rows: "region = 'EU'"
                id: one
                ---
                # second
                except: [group:a]
                keep: "a"
                on: [sales.orders]
                id: two
                kind: RowPolicy
                """))
        .isEqualTo(
            """
            # first
            kind: AccessPolicy
            id: one
            to:
              - group:a
              - group:b # and b
            on: sales.orders
            rows: "region = 'EU'"
            ---
            # second
            kind: RowPolicy
            id: two
            on: [sales.orders]
            keep: a
            except: [group:a]
            """);
  }

  @Test
  void contractsHaveTheOrderOfTheStandard() throws IOException {
    assertThat(
            formatted(
                "x.odcs.yaml",
                """
                version: "1.0"
                schema:
                - properties:
                  - logicalType: string   # text
                    name: a
                    description: >
                      Folded
                      lines

                    required: true
                  name: t
                team:
                - role: owner
                  username: a@b.c
                kind: DataContract
                apiVersion: v3.0.2
                id: x
                status: active
                """))
        .isEqualTo(
            """
            apiVersion: v3.0.2
            kind: DataContract
            id: x
            version: "1.0"
            status: active
            schema:
              - name: t
                properties:
                  - name: a
                    logicalType: string  # text

                    required: true
                    description: >
                      Folded
                      lines
            team:
              - username: a@b.c
                role: owner
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'no'",
        "\"1.0\"",
        "'2026-01-31'",
        "'~'",
        "''",
        "'a: b'",
        "'a #b'",
        "\"a\\tb\"",
        "' a'",
        "'12:30'",
        "'0x1F'",
        "'a = b'",
        "\"it's\"",
        "yes",
        "1.0",
        "2026-01-31",
        "~",
        "'a:'",
        "'- a'",
        "\"null\"",
        "'*a'",
        "'&a'",
        "'!a'",
        "'%a'",
        "'@a'",
        "'{'",
        "'#a'",
        "'?'",
        "'1e3'"
      })
  void quotesThatMeanSomethingStayAndNoneAreAdded(String value) throws IOException {
    String text = "description: " + value + "\nlist: [" + value + "]\n";

    assertThat(formatted("x.yaml", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"active", "Sales Data", "group:analysts", "1.0.0", "a@b.example", "http://a/b"})
  void quotesThatMeanNothingGo(String value) throws IOException {
    assertThat(formatted("x.yaml", "a: \"" + value + "\"\nb: ['" + value + "']\n"))
        .isEqualTo("a: " + value + "\nb: [" + value + "]\n");
  }

  @Test
  void aliasesKeepTheirPlaceBehindTheirAnchor() throws IOException {
    String text = "kind: Mesh\nplatforms: &p\n  local: {provider: postgres}\nid: *p\n";

    assertThat(formatted("mesh.yaml", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [1\n",
        "a: 1\na: 2\n",
        "a: !!str 1\n",
        "%YAML 1.2\n---\na: 1\n",
        "just text\n",
        "? [a]\n: b\n",
        "a: *b\n",
        "a:\n\t- b\n",
        "a: \u0007\n"
      })
  void whatCannotBeFormattedIsNamedWithItsPlaceAndStays(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), text);
    FormattedFile result = format(true, file).getFirst();

    assertThat(result.outcome()).isEqualTo(FormattedFile.Outcome.REFUSED);
    assertThat(result.problems())
        .isNotEmpty()
        .allMatch(p -> p.place().isPresent() && !p.what().isEmpty());
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void aFileKeepsItsPermissionsAndALinkStaysOne() throws IOException {
    Path file = Files.writeString(folder.resolve("real.yaml"), "a:   1\n");
    assumeThat(Files.getFileStore(file).supportsFileAttributeView("posix")).isTrue();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x---"));
    Path link = Files.createSymbolicLink(folder.resolve("mesh.yaml"), file);

    assertThat(format(true, link).getFirst().outcome()).isEqualTo(FormattedFile.Outcome.CHANGED);
    assertThat(link).isSymbolicLink().hasContent("a: 1\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-x---");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, link);
    }
  }

  @Test
  void ofAFolderOnlyDocumentsAreMeant() throws IOException {
    for (String name :
        List.of(
            "mesh.yaml",
            "policies/a.yaml",
            "environments/dev.yaml",
            "domains/s/domain.yaml",
            "domains/s/p/product.yaml",
            "domains/s/p/x.odcs.yaml",
            "domains/s/p/x.odps.yaml",
            "domains/s/p/docker-compose.yaml",
            ".meshwright/mesh.yaml",
            "ci/build.yaml")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "a:  1\n");
    }

    assertThat(format(false, folder).stream().map(f -> folder.relativize(f.file()).toString()))
        .containsExactly(
            "domains/s/domain.yaml",
            "domains/s/p/product.yaml",
            "domains/s/p/x.odcs.yaml",
            "domains/s/p/x.odps.yaml",
            "environments/dev.yaml",
            "mesh.yaml",
            "policies/a.yaml");
    assertThat(folder.resolve("mesh.yaml")).hasContent("a:  1\n");
  }

  @Test
  void theExampleHasItsForm() {
    List<FormattedFile> files = format(false, above("examples/retailer"));

    assertThat(files).hasSizeGreaterThan(40);
    assertThat(files.stream().filter(f -> f.outcome() != FormattedFile.Outcome.CLEAN)).isEmpty();
  }

  @Test
  void theOfficialExamplesSayTheSameAfterwards() throws IOException {
    Path specs = above("shared/specs");
    assumeThat(specs)
        .as("the official examples, which lie beside a checkout of the project, are not here")
        .isDirectory();
    List<Path> examples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(specs)) {
      files.filter(f -> f.toString().endsWith(".yaml")).forEach(examples::add);
    }
    assertThat(examples).hasSizeGreaterThan(8);
    for (Path example : examples) {
      Path copy = Files.copy(example, folder.resolve(example.getFileName().toString()));
      assertThat(format(true, copy).getFirst().outcome())
          .as(example.toString())
          .isNotEqualTo(FormattedFile.Outcome.REFUSED);
      assertThat(values(copy)).as(example.toString()).isEqualTo(values(example));
      assertThat(comments(copy)).as(example.toString()).isEqualTo(comments(example));
      assertThat(format(true, copy).getFirst().outcome()).isEqualTo(FormattedFile.Outcome.CLEAN);
    }
  }

  private static List<Object> values(Path file) throws IOException {
    List<Object> values = new ArrayList<>();
    new Load(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build())
        .loadAllFromString(Files.readString(file))
        .forEach(values::add);
    return values;
  }

  private static List<String> comments(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.matches("(|.*\\s)#.*"))
        .map(line -> line.substring(line.indexOf('#')).strip())
        .sorted()
        .toList();
  }
}
