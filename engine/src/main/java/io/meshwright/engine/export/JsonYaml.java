package io.meshwright.engine.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON texts that the model keeps, as values of a document. */
final class JsonYaml {
  private JsonYaml() {}

  /**
   * The value of a JSON text.
   *
   * @throws IllegalArgumentException where the text is not JSON
   */
  static Yaml of(String json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      Yaml value = value(parser, json);
      if (parser.nextToken() == null) {
        return value;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("'" + json + "' is not JSON", e);
    }
    throw new IllegalArgumentException("'" + json + "' is more than one JSON value");
  }

  private static Yaml value(JsonParser parser, String json) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IllegalArgumentException("'" + json + "' is no JSON value");
    }
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          entries.put(key, value(parser, json));
        }
        yield new Yaml.Keys(entries);
      }
      case START_ARRAY -> {
        List<Yaml> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser, json));
        }
        yield new Yaml.Items(items);
      }
      case VALUE_STRING -> new Yaml.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
          new Yaml.Word(parser.getText());
      default -> throw new IllegalArgumentException("'" + json + "' is no JSON value");
    };
  }
}
