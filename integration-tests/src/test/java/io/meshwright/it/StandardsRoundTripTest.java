package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.ExportOptions;
import io.meshwright.api.ReadResult;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Team;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing that a document of the standards says is lost on its way through the model: every key and
 * value is found again at its place. What export adds and what it writes otherwise is named here,
 * and in docs/workspace.md.
 */
class StandardsRoundTripTest {
  private static final String MESH =
      """
      apiVersion: meshwright/v1
      kind: Mesh
      id: shop
      platforms: {local: {provider: postgres}}
      """;

  /** Keys that export may write where a document has none. */
  private static final Set<String> ADDED =
      Set.of(
          "domain",
          "dataProduct",
          "name",
          "version",
          "type",
          "logicalType",
          "required",
          "classification",
          "primaryKeyPosition",
          "partitionKeyPosition");

  /** Keys whose values export may write otherwise: columns of a key are required and numbered. */
  private static final Set<String> CHANGED =
      Set.of("required", "primaryKeyPosition", "partitionKeyPosition");

  @TempDir Path folder;

  private final MeshwrightEngine engine =
      MeshwrightEngine.builder().stateFolder(Path.of("unused")).build();

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "odcs/all-schema-types.odcs.yaml",
        "odcs/column-completeness.odcs.yaml",
        "odcs/column-validity.odcs.yaml",
        "odcs/database-table-sla.odcs.yaml",
        "odcs/full-example.odcs.yaml",
        "odcs/kafka-schema.odcs.yaml",
        "odcs/postgresql-adventureworks-contract.odcs.yaml",
        "odcs/service-and-operational-roles.odcs.yaml",
        "odcs/table-columns-with-partition.odcs.yaml",
        "odps/customer-data-product.odps.yaml",
        "odps/simple-data-product.odps.yaml",
      })
  void everythingAnOfficialExampleSaysIsFoundAgain(String name) throws IOException {
    comesBack(OfficialSchemas.file(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything.odcs.yaml", "older.odcs.yaml", "everything.odps.yaml"})
  void everythingTheStandardsKnowIsFoundAgain(String name) throws IOException {
    comesBack(StandardDocument.ownFolder().resolve(name));
  }

  private void comesBack(Path file) throws IOException {
    StandardDocument document = StandardDocument.of(file);
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("mesh.yaml"), MESH);
    if (document.isProduct()) {
      product(source, file, document.tree());
    } else {
      Files.copy(file, source.resolve("x.odcs.yaml"));
    }
    comesBack(source, ExportOptions.DEFAULT);
  }

  private static Column changed(Column column) {
    return column.name().equals("customer")
        ? column.toBuilder().required(true).physicalType("varchar(30)").description("New").build()
        : column;
  }

  private static Contract changed(Contract contract) {
    List<TableSchema> tables =
        contract.tables().stream()
            .map(
                t ->
                    new TableSchema(
                        t.name(),
                        t.physicalName(),
                        t.description(),
                        t.columns().stream().map(StandardsRoundTripTest::changed).toList(),
                        t.further()))
            .toList();
    Contract.Builder builder =
        Contract.builder(contract.id(), contract.version(), tables.toArray(TableSchema[]::new))
            .name(contract.name());
    contract.quality().forEach(builder::quality);
    contract.sla().forEach(builder::sla);
    builder.further(contract.further());
    return builder.description("Other").status(LifecycleStatus.DRAFT).team(Team.NONE).build();
  }

  /** What is set in code counts, and what documents say beside it stays. */
  @Test
  void whatIsChangedInCodeIsWrittenInstead() throws IOException {
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("mesh.yaml"), MESH);
    Files.copy(
        StandardDocument.ownFolder().resolve("everything.odcs.yaml"),
        source.resolve("x.odcs.yaml"));
    Mesh mesh = engine.read(source).mesh().orElseThrow();
    DataProduct product = mesh.products().values().iterator().next();
    OutputPort port = product.outputPorts().getFirst();
    OutputPort changed =
        OutputPort.table(port.address(), port.platform(), changed(port.contract())).toBuilder()
            .status(LifecycleStatus.DRAFT)
            .build();
    DataProduct other = DataProduct.of(product.address(), List.of(changed));
    Path target = folder.resolve("target");

    engine.export(mesh.toBuilder().product(other).build(), target, ExportOptions.DEFAULT);

    JsonNode written =
        StandardDocument.in(target).stream()
            .filter(d -> !d.isProduct())
            .findFirst()
            .orElseThrow()
            .tree();
    JsonNode property = written.at("/schema/0/properties/1");
    assertThat(written.at("/description")).hasToString("{\"purpose\":\"Other\"}");
    assertThat(written.has("team")).isFalse();
    assertThat(written.has("slaProperties")).isTrue();
    assertThat(written.at("/support/0/channel").asText()).isEqualTo("help");
    assertThat(property.at("/required").asBoolean()).isTrue();
    assertThat(property.at("/description").asText()).isEqualTo("New");
    assertThat(property.at("/businessName").asText()).isEqualTo("Customer");
    assertThat(property.at("/logicalTypeOptions")).hasToString("{\"maxLength\":30}");
  }

  /** A product with a small contract for each that it names. */
  private static void product(Path source, Path file, JsonNode product) throws IOException {
    Path beside = Files.createDirectories(source.resolve("domains/area/product"));
    Files.copy(file, beside.resolve("x.odps.yaml"));
    Set<String> known = new LinkedHashSet<>();
    for (JsonNode port : product.path("outputPorts")) {
      String id = port.path("contractId").asText();
      if (known.add(id)) {
        Files.writeString(
            beside.resolve(known.size() + ".odcs.yaml"),
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: '%s'
            version: '%s'
            status: active
            schema: [{name: t%s, logicalType: object, properties: [{name: a, logicalType: string}]}]
            """
                .formatted(id, port.path("version").asText(), known.size()));
      }
    }
  }

  @Test
  void everythingTheRetailerSaysIsFoundAgain() {
    Path source = Retailer.copyInto(folder.resolve("source"));

    comesBack(source, ExportOptions.DEFAULT.withSamples(source));
  }

  private void comesBack(Path source, ExportOptions options) {
    ReadResult read = engine.read(source);
    assertThat(read.problems().stream().filter(Problem::isError).map(Problem::text)).isEmpty();
    Mesh mesh = read.mesh().orElseThrow();
    Path target = folder.resolve("target");
    engine.export(mesh, target, options);
    List<StandardDocument> before = StandardDocument.in(source);
    List<StandardDocument> after = StandardDocument.in(target);
    assertThat(before).isNotEmpty();
    Set<String> lost = new TreeSet<>();
    Set<String> added = new TreeSet<>();
    for (StandardDocument document : before) {
      compare(document.name(), document.tree(), counterpart(document, after), lost, added);
    }
    assertThat(lost).isEmpty();
    assertThat(ADDED).containsAll(added);
    judged(after);
    ReadResult again = engine.read(target);
    assertThat(again.problems().stream().map(StandardsRoundTripTest::withoutPlace))
        .containsExactlyInAnyOrderElementsOf(
            read.problems().stream().map(StandardsRoundTripTest::withoutPlace).toList());
  }

  private static String withoutPlace(Problem problem) {
    return problem.severity() + " " + problem.code() + " " + problem.what();
  }

  private static JsonNode counterpart(StandardDocument document, List<StandardDocument> after) {
    return after.stream()
        .filter(d -> d.isProduct() == document.isProduct())
        .map(StandardDocument::tree)
        .filter(t -> t.path("id").equals(document.tree().path("id")))
        .filter(
            t -> document.isProduct() || t.path("version").equals(document.tree().path("version")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(document.name() + " is not written"));
  }

  private static void judged(List<StandardDocument> documents) {
    OfficialSchemas schemas = new OfficialSchemas();
    for (StandardDocument document : documents) {
      assertThat(
              schemas.errors(document.tree().toString(), document.isProduct(), document.isOlder()))
          .as("%s: %s", document.name(), document.tree())
          .isEmpty();
    }
  }

  /** Collects what of one value is not in the other, and which keys the other has in addition. */
  private static void compare(
      String place, JsonNode before, JsonNode after, Set<String> lost, Set<String> added) {
    if (before instanceof ObjectNode && after instanceof ObjectNode) {
      for (Map.Entry<String, JsonNode> entry : before.properties()) {
        String at = place + "/" + entry.getKey();
        if (!after.has(entry.getKey())) {
          lost.add(at);
        } else if (!(CHANGED.contains(entry.getKey()) && isKey(after))) {
          compare(at, entry.getValue(), after.get(entry.getKey()), lost, added);
        }
      }
      after.fieldNames().forEachRemaining(k -> added.addAll(before.has(k) ? Set.of() : Set.of(k)));
    } else if (before instanceof ArrayNode && after instanceof ArrayNode) {
      if (before.size() != after.size()) {
        lost.add(place + " has " + after.size() + " entries of " + before.size());
      }
      for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
        compare(place + "/" + i, before.get(i), after.get(i), lost, added);
      }
    } else if (!before.equals(after)) {
      lost.add(place + " is " + after + ", not " + before);
    }
  }

  private static boolean isKey(JsonNode property) {
    return property.path("primaryKey").asBoolean() || property.path("partitioned").asBoolean();
  }
}
