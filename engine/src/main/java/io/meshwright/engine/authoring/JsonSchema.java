package io.meshwright.engine.authoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Shapes as JSON Schema. The draft is that of the ODCS and ODPS schemas; every keyword used is also
 * one of draft 7, which is all that many editors know, and nothing stands beside a reference.
 */
final class JsonSchema {
  private static final String DRAFT = "https://json-schema.org/draft/2019-09/schema";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonSchema() {}

  static String of(OwnDocument document) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", DRAFT);
    schema.put("$id", "https://meshwright.io/schemas/" + document.word() + "-1.json");
    schema.put("title", "Meshwright: " + document.files());
    schema.put("description", document.title() + ".");
    schema.setAll(of(document.shape()));
    try {
      return new ObjectMapper().writer(printer()).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema cannot be written", e);
    }
  }

  private static ObjectNode of(Shape shape) {
    ObjectNode schema = JSON.objectNode();
    switch (shape) {
      case Shape.Text(String pattern) -> {
        schema.put("type", "string");
        if (!pattern.isEmpty()) {
          schema.put("pattern", "^(" + pattern + ")$");
        }
      }
      case Shape.Word(List<String> words) -> words.forEach(schema.putArray("enum")::add);
      case Shape.Value() -> schema.putArray("type").add("string").add("number").add("boolean");
      case Shape.Flag() -> schema.put("type", "boolean");
      case Shape.Whole(int least) -> schema.put("type", "integer").put("minimum", least);
      case Shape.Decimal() -> schema.put("type", "number");
      case Shape.Nothing() -> schema.put("type", "null");
      case Shape.Items(Shape item, int least) -> {
        schema.put("type", "array").set("items", of(item));
        if (least > 0) {
          schema.put("minItems", least);
        }
      }
      case Shape.Keys(List<Shape.Key> keys) -> keys(schema, keys);
      case Shape.Named named -> {
        schema.put("type", "object");
        schema.putObject("propertyNames").put("pattern", "^(" + named.pattern() + ")$");
        schema.set("additionalProperties", of(named.value()));
        if (named.least() > 0) {
          schema.put("minProperties", named.least());
        }
      }
      case Shape.OneOf(List<Shape> shapes) -> {
        ArrayNode alternatives = schema.putArray("anyOf");
        shapes.forEach(alternative -> alternatives.add(of(alternative)));
      }
    }
    return schema;
  }

  private static void keys(ObjectNode schema, List<Shape.Key> keys) {
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (Shape.Key key : keys) {
      ObjectNode property = properties.putObject(key.name());
      property.put("description", key.description());
      property.setAll(of(key.shape()));
      property.putArray("examples").add(example(key.example()));
      if (key.required()) {
        required.add(key.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    schema.put("additionalProperties", false);
  }

  private static DefaultPrettyPrinter printer() {
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
        .withArrayIndenter(new DefaultIndenter("  ", "\n"));
  }

  private static JsonNode example(String yaml) {
    return new ObjectMapper()
        .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }
}
