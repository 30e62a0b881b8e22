package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares a document with a shape of AWS's model, and says in AWS's words what is wrong: members
 * that are missing or unknown, types, words that are not in a list, lengths, numbers, patterns.
 *
 * <p>The services ignore members that they do not know; here they are wrong, since nobody would
 * notice them. Lengths of texts count in bytes, as Glue's pages say; the model has only the number.
 */
final class ModelCheck {
  private final ServiceModel model;
  private final List<String> problems = new ArrayList<>();

  private ModelCheck(ServiceModel model) {
    this.model = model;
  }

  /** What is wrong; nothing where the document is as the shape says. */
  static List<String> of(ServiceModel model, String shape, JsonNode document) {
    ModelCheck check = new ModelCheck(model);
    check.value("", shape, document);
    return List.copyOf(check.problems);
  }

  private void wrong(String at, JsonNode value, String rule) {
    String said = value.isMissingNode() || value.isNull() ? "null" : "'" + text(value) + "'";
    problems.add(
        "Value %s at '%s' failed to satisfy constraint: Member must %s".formatted(said, at, rule));
  }

  private static String text(JsonNode value) {
    String text = value.isTextual() ? value.asText() : value.toString();
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }

  private void value(String at, String name, JsonNode value) {
    JsonNode shape = model.shape(name);
    String type = shape.path("type").asText();
    boolean fits =
        switch (type) {
          case "structure", "map" -> value.isObject();
          case "list" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer", "long" -> value.isIntegralNumber();
          case "double", "timestamp" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> false;
        };
    if (!fits) {
      wrong(at, value, "be a " + type);
      return;
    }
    switch (type) {
      case "structure" -> structure(at, name, shape, value);
      case "list" -> list(at, shape, value);
      case "map" -> map(at, shape, value);
      case "string" -> string(at, shape, value);
      case "integer", "long" -> between(at, shape, value, value.asLong(), "value");
      default -> {
        // A number or a truth has no further rule.
      }
    }
  }

  private void structure(String at, String name, JsonNode shape, JsonNode value) {
    for (JsonNode required : shape.path("required")) {
      if (value.path(required.asText()).isMissingNode()) {
        wrong(within(at, required.asText()), value.path(required.asText()), "not be null");
      }
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      JsonNode known = shape.path("members").path(member.getKey());
      if (known.isMissingNode()) {
        wrong(within(at, member.getKey()), member.getValue(), "be one of those of " + name);
      } else {
        value(within(at, member.getKey()), known.path("shape").asText(), member.getValue());
      }
    }
  }

  private static String within(String at, String member) {
    String small = member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    return at.isEmpty() ? small : at + "." + small;
  }

  private void list(String at, JsonNode shape, JsonNode value) {
    between(at, shape, value, value.size(), "length");
    String member = shape.path("member").path("shape").asText();
    for (int i = 0; i < value.size(); i++) {
      value("%s.%d.member".formatted(at, i + 1), member, value.path(i));
    }
  }

  private void map(String at, JsonNode shape, JsonNode value) {
    between(at, shape, value, value.size(), "length");
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      JsonNode key = com.fasterxml.jackson.databind.node.TextNode.valueOf(entry.getKey());
      value(at + ".key", shape.path("key").path("shape").asText(), key);
      value(
          at + "." + entry.getKey() + ".value",
          shape.path("value").path("shape").asText(),
          entry.getValue());
    }
  }

  private void string(String at, JsonNode shape, JsonNode value) {
    String text = value.asText();
    between(at, shape, value, text.getBytes(StandardCharsets.UTF_8).length, "length");
    List<String> words = new ArrayList<>();
    shape.path("enum").forEach(w -> words.add(w.asText()));
    if (!words.isEmpty() && !words.contains(text)) {
      wrong(at, value, "satisfy enum value set: " + words);
    }
    String pattern = shape.path("pattern").asText();
    if (!pattern.isEmpty()
        && model.pattern(pattern).filter(p -> !p.matcher(text).matches()).isPresent()) {
      wrong(at, value, "satisfy regular expression pattern: " + pattern);
    }
  }

  private void between(String at, JsonNode shape, JsonNode value, long count, String what) {
    if (shape.has("min") && count < shape.path("min").asLong()) {
      wrong(at, value, "have %s greater than or equal to %s".formatted(what, shape.path("min")));
    }
    if (shape.has("max") && count > shape.path("max").asLong()) {
      wrong(at, value, "have %s less than or equal to %s".formatted(what, shape.path("max")));
    }
  }
}
