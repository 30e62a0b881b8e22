package io.meshwright.it;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The official schemas of the two standards as judges; they lie beside a checkout of the project.
 */
final class OfficialSchemas {
  private final Schema contracts = schema("odcs/odcs-json-schema-v3.1.0.json");
  private final Schema olderContracts = schema("odcs/odcs-json-schema-v3.0.2.json");
  private final Schema products = schema("odps/odps-json-schema-v1.0.0.json");

  /** Skips the test where the schemas are not at hand. */
  OfficialSchemas() {}

  static Path folder() {
    Path start = Retailer.repository();
    return Stream.iterate(start, f -> f != null, Path::getParent)
        .map(f -> f.resolve("shared/specs"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(start.resolve("shared/specs"));
  }

  static Path file(String name) {
    Path file = folder().resolve(name);
    assumeThat(file)
        .as("the official schemas, which lie beside a checkout of the project, are not here")
        .exists();
    return file;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema schema(String name) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
        .getSchema(text(file(name)), InputFormat.JSON);
  }

  /**
   * What the schemas refuse in a document: the one of the version that it declares and the newest
   * both do; else nothing.
   *
   * @param product whether it is a product's
   * @param older whether it declares a version before 3.1
   */
  List<String> errors(String json, boolean product, boolean older) {
    if (product) {
      return errors(products, json);
    }
    List<String> newest = errors(contracts, json);
    List<String> declared = older ? errors(olderContracts, json) : newest;
    return newest.isEmpty() || declared.isEmpty() ? List.of() : declared;
  }

  private static List<String> errors(Schema schema, String json) {
    return schema
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
