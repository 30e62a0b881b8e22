package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.MeshwrightEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A document is refused for its form where both the official schema of the version that it declares
 * and that of the newest version refuse it, and only there.
 */
class StandardsLawTest {
  private static final long SEED = 20_261_126L;
  private static final int COUNT = Integer.getInteger("meshwright.test.count", 300);

  /** What is wrong with the form of a document, whatever it means. */
  private static final Set<String> FORM =
      Set.of(
          "unknown-key",
          "missing-key",
          "missing-value",
          "wrong-type",
          "wrong-value",
          "bad-value",
          "unsupported-version");

  @TempDir Path folder;

  private final MeshwrightEngine engine =
      MeshwrightEngine.builder().stateFolder(Path.of("unused")).build();

  @AfterEach
  void close() {
    engine.close();
  }

  /** Errors of form that we find. */
  private List<String> found(String text, boolean product) {
    String file = product ? "domains/area/product/x.odps.yaml" : "x.odcs.yaml";
    try {
      Path workspace = Files.createDirectories(folder.resolve(product ? "products" : "contracts"));
      Files.writeString(
          workspace.resolve("mesh.yaml"),
          """
          apiVersion: meshwright/v1
          kind: Mesh
          id: shop
          platforms: {local: {provider: postgres}}
          """);
      Files.createDirectories(workspace.resolve(file).getParent());
      Files.writeString(workspace.resolve(file), text);
      return engine.read(workspace).problems().stream()
          .filter(Problem::isError)
          .filter(p -> FORM.contains(p.code()))
          .peek(p -> assertThat(p.place()).as(p.text()).isPresent())
          .map(Problem::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "odcs/all-schema-types.odcs.yaml, accepted",
    "odcs/column-completeness.odcs.yaml, accepted",
    "odcs/column-validity.odcs.yaml, accepted",
    "odcs/database-table-sla.odcs.yaml, accepted",
    "odcs/full-example.odcs.yaml, accepted",
    "odcs/kafka-schema.odcs.yaml, accepted",
    "odcs/postgresql-adventureworks-contract.odcs.yaml, accepted",
    "odcs/service-and-operational-roles.odcs.yaml, accepted",
    "odcs/table-columns-with-partition.odcs.yaml, accepted",
    "odps/customer-data-product.odps.yaml, accepted",
    "odps/simple-data-product.odps.yaml, accepted",
  })
  void officialExamplesAreJudgedAsTheOfficialSchemasDo(String name, String verdict) {
    Path file = OfficialSchemas.file(name);
    StandardDocument document = StandardDocument.of(file);
    List<String> judged =
        new OfficialSchemas()
            .errors(document.tree().toString(), document.isProduct(), document.isOlder());

    assertThat(judged.isEmpty() ? "accepted" : "refused").as("%s", judged).isEqualTo(verdict);
    List<String> found = found(OfficialSchemas.text(file), document.isProduct());
    assertThat(found.isEmpty() ? "accepted" : "refused").as("%s", found).isEqualTo(verdict);
  }

  @Test
  void everyOfficialExampleIsNamedAbove() {
    assertThat(StandardDocument.official()).hasSize(11);
  }

  @Test
  void documentsOfOursAreAccepted() {
    OfficialSchemas schemas = new OfficialSchemas();
    for (StandardDocument document : StandardDocument.own()) {
      String json = document.tree().toString();
      assertThat(schemas.errors(json, document.isProduct(), document.isOlder()))
          .as(document.name())
          .isEmpty();
      assertThat(found(json, document.isProduct())).as(document.name()).isEmpty();
    }
  }

  /**
   * Contracts of version 2 of the standard are refused as a whole, which the schemas accept in the
   * form of version 3.
   */
  private static boolean isOfVersionTwo(JsonNode document) {
    return document.path("apiVersion").asText().startsWith("v2");
  }

  /** A column cannot be named by blanks or control characters; the standard allows any text. */
  private static boolean isDeliberate(List<String> found) {
    return !found.isEmpty()
        && found.stream().allMatch(f -> f.contains("control characters and blanks"));
  }

  @Test
  void slipsAreRefusedWhereBothSchemasRefuseThem() {
    OfficialSchemas schemas = new OfficialSchemas();
    List<StandardDocument> documents = new ArrayList<>(StandardDocument.official());
    documents.addAll(StandardDocument.own());
    documents.addAll(StandardDocument.own().stream().filter(d -> !isRetailers(d)).toList());
    List<String> disagreements = new ArrayList<>();
    int refused = 0;
    for (long seed = SEED; seed < SEED + COUNT; seed++) {
      Random random = new Random(seed);
      StandardDocument document = documents.get(random.nextInt(documents.size()));
      DocumentMutation mutation = new DocumentMutation(random);
      documents.stream()
          .filter(d -> d.isProduct() == document.isProduct())
          .forEach(d -> mutation.learn(d.tree()));
      JsonNode tree = withFewTables(document.tree().deepCopy(), random);
      StringBuilder what = new StringBuilder(document.name());
      for (int n = random.nextInt(6) / 3; n >= 0; n--) {
        what.append("; ").append(mutation.change(tree));
      }
      StandardDocument changed = new StandardDocument(document.name(), tree);
      List<String> judged = schemas.errors(tree.toString(), changed.isProduct(), changed.isOlder());
      List<String> found = found(tree.toString(), changed.isProduct());
      refused += judged.isEmpty() ? 0 : 1;
      if (judged.isEmpty() != found.isEmpty() && !isOfVersionTwo(tree) && !isDeliberate(found)) {
        disagreements.add(
            "seed " + seed + ": " + what + "\n  schemas: " + judged + "\n  we: " + found);
      }
    }
    assertThat(disagreements)
        .as("%d documents from seed %d, %d refused", COUNT, SEED, refused)
        .isEmpty();
    assertThat(refused).isBetween(COUNT / 10, COUNT);
  }

  private static boolean isRetailers(StandardDocument document) {
    return !document.name().startsWith("everything") && !document.name().startsWith("older");
  }

  /** A large contract takes the judge seconds: two tables of it say as much. */
  private static JsonNode withFewTables(JsonNode document, Random random) {
    if (document instanceof ObjectNode object && object.get("schema") instanceof ArrayNode tables) {
      while (tables.size() > 2) {
        tables.remove(random.nextInt(tables.size()));
      }
    }
    return document;
  }
}
