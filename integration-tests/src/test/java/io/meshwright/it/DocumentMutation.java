package io.meshwright.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Slips of the pen at random places of a document. */
final class DocumentMutation {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Values that are wrong at most places, and right at some. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "-1",
          "1.0",
          "1.5",
          "1e3",
          "12345678901",
          "\"\"",
          "\"zzz\"",
          "\"a b\"",
          "\"a.b\"",
          "\"1\"",
          "\"true\"",
          "\"2024-02-30\"",
          "\"2024-02-29\"",
          "\"2024-01-31T12:00:00Z\"",
          "\"2024-01-31T25:00:00Z\"",
          "\"https://example.com/a?b=c\"",
          "\"no uri\"",
          "\"sftp://h\"",
          "\"string\"",
          "\"object\"",
          "\"array\"",
          "\"integer\"",
          "\"date\"",
          "\"time\"",
          "\"library\"",
          "\"sql\"",
          "\"custom\"",
          "\"text\"",
          "\"postgres\"",
          "\"s3\"",
          "\"kafka\"",
          "\"rowCount\"",
          "\"i32\"",
          "\"f32\"",
          "\"foreignKey\"",
          "[]",
          "{}",
          "[1]",
          "[1, 1.0]",
          "[2, 3]",
          "[\"a\"]",
          "[\"a\", \"a\"]",
          "[\"a.b\"]",
          "[null]",
          "[{}]",
          "{\"a\": 1}");

  private final Random random;
  private final List<String> keys = new ArrayList<>();
  private final List<JsonNode> subtrees = new ArrayList<>();
  private final List<ObjectNode> objects = new ArrayList<>();
  private final List<ArrayNode> arrays = new ArrayList<>();

  DocumentMutation(Random random) {
    this.random = random;
  }

  /** Words of a document, to be used at places of another one. */
  void learn(JsonNode document) {
    document
        .properties()
        .forEach(
            f -> {
              keys.add(f.getKey());
              subtrees.add(f.getValue());
            });
    document.forEach(this::learn);
  }

  /** Changes a document at one place, and says how. */
  String change(JsonNode document) {
    objects.clear();
    arrays.clear();
    collect(document);
    boolean list = !arrays.isEmpty() && random.nextInt(5) == 0;
    return list ? inList(pick(arrays)) : inObject(pick(objects));
  }

  private void collect(JsonNode node) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    } else if (node instanceof ArrayNode array) {
      arrays.add(array);
    }
    node.forEach(this::collect);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private JsonNode value() {
    try {
      return random.nextInt(4) == 0 ? pick(subtrees).deepCopy() : MAPPER.readTree(pick(VALUES));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String inList(ArrayNode list) {
    int at = list.isEmpty() ? 0 : random.nextInt(list.size());
    switch (random.nextInt(4)) {
      case 0 -> list.insert(at, value());
      case 1 -> list.removeAll();
      case 2 -> {
        if (!list.isEmpty()) {
          list.add(list.get(at).deepCopy());
        }
      }
      default -> {
        if (!list.isEmpty()) {
          list.set(at, value());
        }
      }
    }
    return "list: " + list;
  }

  private String inObject(ObjectNode object) {
    List<String> there = new ArrayList<>();
    object.fieldNames().forEachRemaining(there::add);
    if (there.isEmpty() || random.nextInt(5) == 0) {
      String key = pick(keys);
      JsonNode value = random.nextBoolean() ? value() : NODES.textNode("x");
      object.set(key, value);
      return "added " + key + ": " + value;
    }
    String key = pick(there);
    return switch (random.nextInt(5)) {
      case 0 -> {
        object.remove(key);
        yield "dropped " + key;
      }
      case 1 -> {
        String slip = misspelt(key);
        object.set(slip, object.remove(key));
        yield "wrote " + slip + " for " + key;
      }
      case 2 -> {
        object.putNull(key);
        yield "emptied " + key;
      }
      default -> {
        JsonNode value = value();
        object.set(key, value);
        yield key + " is " + value;
      }
    };
  }

  private String misspelt(String key) {
    int at = random.nextInt(key.length());
    return switch (random.nextInt(3)) {
      case 0 -> key.substring(0, at) + key.substring(at + 1) + "_";
      case 1 -> key.substring(0, at) + key.charAt(at) + key.substring(at);
      default -> key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    };
  }
}
