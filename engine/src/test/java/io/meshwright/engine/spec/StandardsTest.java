package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official schemas and examples of the two Bitol standards, where they are at hand. */
class StandardsTest {
  @TempDir Path folder;

  private static Path specs() {
    Path start = Path.of("").toAbsolutePath();
    for (Path path = start; path != null; path = path.getParent()) {
      Path specs = path.resolve("shared/specs");
      if (Files.isDirectory(specs)) {
        return specs;
      }
    }
    return start.resolve("no-specs");
  }

  private static String spec(String name) throws IOException {
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
  void knownKeysAreThoseOfTheOfficialSchemas() throws IOException {
    StandardKeys keys = StandardKeys.load();
    JsonNode old = new ObjectMapper().readTree(spec("odcs/odcs-json-schema-v3.0.2.json"));
    JsonNode odcs = new ObjectMapper().readTree(spec("odcs/odcs-json-schema-v3.1.0.json"));
    JsonNode odps = new ObjectMapper().readTree(spec("odps/odps-json-schema-v1.0.0.json"));

    assertThat(keys.keys("odcs")).isEqualTo(properties(odcs, "/properties"));
    assertThat(keys.keys("odcs")).isEqualTo(properties(old, "/properties"));
    assertThat(keys.keys("odcs-object"))
        .isEqualTo(
            properties(odcs, "/$defs/SchemaObject/properties", "/$defs/SchemaElement/properties"));
    Set<String> property =
        properties(odcs, "/$defs/SchemaBaseProperty/properties", "/$defs/SchemaElement/properties");
    property.addAll(Set.of("properties", "items"));
    assertThat(keys.keys("odcs-property")).isEqualTo(property);
    assertThat(keys.keys("odcs-options")).isEqualTo(options(odcs));
    assertThat(keys.keys("odcs-server")).isEqualTo(servers(odcs));
    assertThat(keys.keys("odcs-server")).containsAll(servers(old));
    assertThat(keys.keys("odcs-sla"))
        .isEqualTo(properties(odcs, "/$defs/ServiceLevelAgreementProperty/properties"));
    assertThat(keys.keys("odcs-member"))
        .isEqualTo(properties(odcs, "/$defs/TeamMember/properties"));
    assertThat(keys.keys("odcs-role")).isEqualTo(properties(odcs, "/$defs/Role/properties"));
    assertThat(keys.keys("odcs-support"))
        .isEqualTo(properties(odcs, "/$defs/SupportItem/properties"));
    assertThat(keys.keys("odcs-quality"))
        .containsAll(
            properties(
                odcs,
                "/$defs/DataQuality/properties",
                "/$defs/DataQualityLibrary/properties",
                "/$defs/DataQualitySql/properties",
                "/$defs/DataQualityCustom/properties"));
    assertThat(keys.keys("odps")).isEqualTo(properties(odps, "/properties"));
    assertThat(keys.keys("odps-output"))
        .isEqualTo(properties(odps, "/$defs/OutputPort/properties"));
    assertThat(keys.keys("odps-input")).isEqualTo(properties(odps, "/$defs/InputPort/properties"));
    assertThat(keys.keys("odps-management"))
        .isEqualTo(properties(odps, "/$defs/ManagementPort/properties"));
    assertThat(keys.keys("odps-support")).isEqualTo(properties(odps, "/$defs/Support/properties"));
    assertThat(keys.keys("odps-team")).isEqualTo(properties(odps, "/$defs/Team/properties"));
  }

  private static Set<String> properties(JsonNode schema, String... pointers) {
    Set<String> names = new TreeSet<>();
    for (String pointer : pointers) {
      JsonNode properties = schema.at(pointer);
      assertThat(properties.isMissingNode()).as(pointer).isFalse();
      properties.fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  private static Set<String> options(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    for (JsonNode branch : schema.at("/$defs/SchemaBaseProperty/allOf")) {
      branch
          .at("/then/properties/logicalTypeOptions/properties")
          .fieldNames()
          .forEachRemaining(names::add);
    }
    return names;
  }

  private static Set<String> servers(JsonNode schema) {
    Set<String> names = properties(schema, "/$defs/Server/properties");
    schema
        .at("/$defs/ServerSource")
        .forEach(s -> s.path("properties").fieldNames().forEachRemaining(names::add));
    return names;
  }

  @Test
  void contractsWithoutSchemaHaveNoPort() throws IOException {
    assertThat(read("database-table-sla.odcs.yaml").problems())
        .extracting(Problem::code)
        .containsExactly("empty-contract");
  }
}
