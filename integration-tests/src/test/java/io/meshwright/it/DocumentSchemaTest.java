package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.meshwright.api.ExportOptions;
import io.meshwright.api.ReadResult;
import io.meshwright.api.report.DocumentSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.engine.WorkspaceAuthoring;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schemas of our own documents, held to what a judge that is not ours says. */
class DocumentSchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;

  private static List<DocumentSchema> documents() {
    return new WorkspaceAuthoring().schemas().stream().filter(s -> !s.files().isEmpty()).toList();
  }

  private static Schema schema(String text) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
        .getSchema(text, InputFormat.JSON);
  }

  private static List<String> errors(Schema schema, JsonNode document) {
    return schema.validate(document.toString(), InputFormat.JSON).stream()
        .map(e -> e.toString())
        .toList();
  }

  private static List<JsonNode> read(Path file) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(Files.readString(file))
        .forEach(d -> documents.add(MAPPER.valueToTree(d)));
    return documents;
  }

  /** Documents of our own below a workspace, by the schema that is for them. */
  private static Map<Path, DocumentSchema> files(Path workspace) throws IOException {
    Map<Path, DocumentSchema> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(workspace)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (DocumentSchema schema : documents()) {
          PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + schema.files());
          if (matcher.matches(workspace.relativize(file))) {
            found.put(file, schema);
          }
        }
      }
    }
    return found;
  }

  private static void assertValid(Path workspace, int atLeast) throws IOException {
    Map<Path, DocumentSchema> files = files(workspace);
    assertThat(files).hasSizeGreaterThanOrEqualTo(atLeast);
    for (Map.Entry<Path, DocumentSchema> file : files.entrySet()) {
      for (JsonNode document : read(file.getKey())) {
        assertThat(errors(schema(file.getValue().text()), document))
            .as(file.getKey().toString())
            .isEmpty();
      }
    }
  }

  @Test
  void theExampleIsValidAndSoIsWhatIsExportedFromIt() throws IOException {
    assertValid(Retailer.repository().resolve("examples/retailer"), 23);
    try (MeshwrightEngine engine =
        MeshwrightEngine.builder()
            .environment(Optional.of("dev"))
            .stateFolder(folder.resolve("state"))
            .build()) {
      Path example = Retailer.copyInto(folder.resolve("example"));
      ReadResult read = engine.read(example);
      Path exported = folder.resolve("exported");
      engine.export(
          read.mesh().orElseThrow(), exported, ExportOptions.DEFAULT.withSamples(example));
      assertValid(exported, 18);
    }
  }

  @Test
  void everyPropertyIsDescribedAndItsExampleIsValid() throws IOException {
    for (DocumentSchema document : documents()) {
      List<String> wrong = new ArrayList<>();
      look(MAPPER.readTree(document.text()), document.name(), wrong);
      assertThat(wrong).isEmpty();
    }
  }

  private static void look(JsonNode node, String where, List<String> wrong) {
    for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
      JsonNode value = property.getValue();
      String name = where + "/" + property.getKey();
      if (value.path("description").asText().isEmpty() || value.path("examples").isEmpty()) {
        wrong.add(name);
      }
      value
          .path("examples")
          .forEach(e -> errors(schema(value.toString()), e).forEach(w -> wrong.add(name + w)));
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      look(child.getValue(), where + "/" + child.getKey(), wrong);
    }
    if (node.isArray()) {
      node.forEach(child -> look(child, where, wrong));
    }
  }

  /** Every mapping below a node, itself included. */
  private static void mappings(JsonNode node, List<ObjectNode> found) {
    if (node instanceof ObjectNode object) {
      found.add(object);
    }
    node.forEach(child -> mappings(child, found));
  }

  @Test
  void aKeyThatIsUnknownToTheReaderIsUnknownToTheSchema() throws IOException {
    Path example = Retailer.copyInto(folder.resolve("example"));
    int tried = 0;
    try (MeshwrightEngine engine =
        MeshwrightEngine.builder()
            .environment(Optional.of("dev"))
            .stateFolder(folder.resolve("state"))
            .build()) {
      for (Map.Entry<Path, DocumentSchema> file : files(example).entrySet()) {
        String before = Files.readString(file.getKey());
        List<JsonNode> documents = read(file.getKey());
        JsonNode document = documents.getFirst();
        List<ObjectNode> mappings = new ArrayList<>();
        mappings(document, mappings);
        for (ObjectNode mapping : mappings.subList(0, Math.min(12, mappings.size()))) {
          mapping.put("surprise", "x");
          Files.writeString(file.getKey(), document.toString());
          boolean refused =
              engine.read(example).problems().stream()
                  .anyMatch(p -> p.code().equals("unknown-key"));
          if (refused) {
            assertThat(errors(schema(file.getValue().text()), document))
                .as("%s: %s", file.getKey(), mapping)
                .isNotEmpty();
          }
          mapping.remove("surprise");
          tried++;
        }
        Files.writeString(file.getKey(), before);
      }
    }
    assertThat(tried).isGreaterThan(50);
  }
}
