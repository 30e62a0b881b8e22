package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {
  @TempDir private Path folder = Path.of(".");

  private static CliRun run(String... arguments) {
    return CliRun.of(new FakeMeshwright(), arguments);
  }

  @Test
  void withoutANameTheyAreListed() {
    assertThat(run("schema"))
        .isEqualTo(
            new CliRun(
                0,
                """
                NAME         FILES                     WHAT
                mesh         mesh.yaml                 The mesh
                domain       domains/*/domain.yaml     A domain
                product      domains/*/*/product.yaml  What the standards have no place for
                policy       policies/*.yaml           A policy or an accepted loss
                environment  environments/*.yaml       What differs somewhere
                plan                                   A saved plan

                Print one:              meshwright schema policy
                Write all:              meshwright schema --out schemas
                Then, as first line of a document, with the path from it to the schema:
                  # yaml-language-server: $schema=../schemas/policy.schema.json
                """,
                ""));
  }

  @Test
  void oneIsPrintedAsItIs() {
    CliRun run = run("schema", "mesh");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2019-09/schema\",\n")
        .contains("\"acceptedLosses\"")
        .endsWith("}\n");
    assertThat(run("schema", "mesh.schema.json")).isEqualTo(run);
  }

  @Test
  void anUnknownOneIsAnsweredWithThoseThereAre() {
    assertThat(run("schema", "meshes"))
        .isEqualTo(
            new CliRun(
                1,
                "",
                "meshwright: there is no schema 'meshes'; there are mesh, domain, product, policy,"
                    + " environment, plan\n"));
  }

  @Test
  void allAreWrittenAndReplacedByTheNextVersion() throws IOException {
    Path out = folder.resolve("a/b");
    CliRun run = run("schema", "--out", out.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("Wrote 6 schemas to " + out + ":\n  mesh.schema.json\n");
    Files.writeString(out.resolve("mesh.schema.json"), "old");
    assertThat(run("schema", "--out", out.toString())).isEqualTo(run);
    assertThat(out.resolve("mesh.schema.json")).hasContent(run("schema", "mesh").out());
    assertThat(out.resolve("plan.schema.json")).content().contains("format version 1");
  }

  @Test
  void aFileInThePlaceOfTheFolderIsAMessage() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");

    assertThat(run("schema", "--out", file.toString()).err())
        .startsWith("meshwright: '" + file + "' is in the way");
    assertThat(file).hasContent("mine");
  }

  @Test
  void programsGetThemToo() {
    assertThat(run("schema", "--format", "json").out()).contains("\"name\" : \"policy\"");
    assertThat(run("schema", "policy", "--format", "json").out())
        .contains("\"title\" : \"Meshwright: policies/*.yaml\"");
  }
}
