package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official schemas and examples of the two Bitol standards, where they are at hand. */
class StandardsTest {
  @TempDir Path folder;

  static Path specs() {
    Path start = Path.of("").toAbsolutePath();
    for (Path path = start; path != null; path = path.getParent()) {
      Path specs = path.resolve("shared/specs");
      if (Files.isDirectory(specs)) {
        return specs;
      }
    }
    return start.resolve("no-specs");
  }

  static String spec(String name) throws IOException {
    Path file = specs().resolve(name);
    assumeTrue(Files.exists(file), "the official specifications are not at hand: " + file);
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private Read read(String example) throws IOException {
    return TestWorkspace.empty(folder)
        .with(
            "mesh.yaml",
            """
            apiVersion: meshwright/v1
            kind: Mesh
            id: m
            platforms: {local: {provider: postgres}}
            """)
        .with("example.odcs.yaml", spec("odcs/" + example))
        .read();
  }

  @ParameterizedTest
  @CsvSource({
    "all-schema-types.odcs.yaml, 3, 0",
    "column-completeness.odcs.yaml, 1, 0",
    "column-validity.odcs.yaml, 1, 0",
    "database-table-sla.odcs.yaml, 0, 1",
    "full-example.odcs.yaml, 2, 0",
    "kafka-schema.odcs.yaml, 1, 1",
    "postgresql-adventureworks-contract.odcs.yaml, 68, 6",
    "service-and-operational-roles.odcs.yaml, 0, 1",
    "table-columns-with-partition.odcs.yaml, 1, 0",
  })
  void officialContractsAreReadWithoutErrors(String example, int tables, int warnings)
      throws IOException {
    Read read = read(example);

    assertThat(read.problems()).noneMatch(Problem::isError).hasSize(warnings);
    Mesh mesh = read.mesh().orElseThrow();
    assertThat(mesh.ports().stream().mapToInt(p -> p.contract().tables().size()).sum())
        .isEqualTo(tables);
  }

  @Test
  void nestedTypesOfTheOfficialExampleAreKept() throws IOException {
    Mesh mesh = read("all-schema-types.odcs.yaml").mesh().orElseThrow();

    assertThat(column(mesh, "AnObject", "street_lines").type().text()).isEqualTo("array<text>");
    assertThat(column(mesh, "AnotherObject", "x").type().text())
        .isEqualTo("array<struct<id:text(40),zip:text(15)>>");
    assertThat(column(mesh, "tbl", "rcvr_id").required()).isTrue();
    assertThat(column(mesh, "tbl", "txn_ref_dt").partitionPosition()).hasValue(1);
    assertThat(column(mesh, "tbl", "txn_ref_dt").derivedFrom()).hasSize(3);
  }

  @Test
  void typesOfAdventureWorksHonourBothSides() throws IOException {
    Mesh mesh = read("postgresql-adventureworks-contract.odcs.yaml").mesh().orElseThrow();

    assertThat(column(mesh, "department", "departmentid").type()).isEqualTo(new DataType.Int32());
    assertThat(column(mesh, "department", "modifieddate").type())
        .isEqualTo(new DataType.Timestamp());
    assertThat(column(mesh, "person", "rowguid").type()).isEqualTo(new DataType.Uuid());
  }

  private static Column column(Mesh mesh, String table, String column) {
    TableSchema schema = mesh.ports().getFirst().contract().table(table).orElseThrow();
    return schema.column(column).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"customer-data-product.odps.yaml, 4, 8", "simple-data-product.odps.yaml, 1, 1"})
  void officialProductsAreReadUpToTheirContracts(String example, int outputs, int findings)
      throws IOException {
    Read read =
        TestWorkspace.retailer(folder)
            .with("domains/seller/customer/x.odps.yaml", spec("odps/" + example))
            .read();

    assertThat(read.problems())
        .filteredOn(Problem::isError)
        .hasSize(outputs)
        .allSatisfy(p -> assertThat(p.code()).isEqualTo("unknown-contract"));
    assertThat(findings).isGreaterThanOrEqualTo(outputs);
  }

  @Test
  void contractsWithoutSchemaHaveNoPort() throws IOException {
    assertThat(read("database-table-sla.odcs.yaml").problems())
        .extracting(Problem::code)
        .containsExactly("empty-contract");
  }
}
