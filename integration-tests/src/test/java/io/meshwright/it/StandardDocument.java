package io.meshwright.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A document of one of the two standards, parsed by others than us.
 *
 * @param name the file's name
 * @param tree what it says
 */
record StandardDocument(String name, JsonNode tree) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static StandardDocument of(Path file) {
    return new StandardDocument(
        String.valueOf(file.getFileName()), tree(OfficialSchemas.text(file)));
  }

  static JsonNode tree(String yaml) {
    LoadSettings settings = LoadSettings.builder().build();
    return MAPPER.valueToTree(new Load(settings).loadFromString(yaml));
  }

  boolean isProduct() {
    return name.endsWith(".odps.yaml");
  }

  boolean isOlder() {
    return tree.path("apiVersion").asText().startsWith("v3.0");
  }

  /** Official examples of both standards. */
  static List<StandardDocument> official() {
    List<StandardDocument> documents = new ArrayList<>(in(OfficialSchemas.file("odcs")));
    documents.addAll(in(OfficialSchemas.file("odps")));
    return documents;
  }

  /** Documents of ours: the retailer's, and those that have every field of the standards. */
  static List<StandardDocument> own() {
    List<StandardDocument> documents =
        new ArrayList<>(in(Retailer.repository().resolve("examples/retailer")));
    documents.addAll(in(ownFolder()));
    return documents;
  }

  /** Where the documents lie that have every field of the standards. */
  static Path ownFolder() {
    return Retailer.repository().resolve("integration-tests/src/test/resources/standards");
  }

  /** Documents below a folder, in order of their names. */
  static List<StandardDocument> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".odcs.yaml") || f.toString().endsWith(".odps.yaml"))
          .sorted()
          .map(StandardDocument::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
