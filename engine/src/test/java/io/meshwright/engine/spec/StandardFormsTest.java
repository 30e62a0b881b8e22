package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our tables of forms against the official schemas, key by key, where those are at hand. */
class StandardFormsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Our name of what a schema defines. */
  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Server", "server"),
              Map.entry("SchemaObject", "object"),
              Map.entry("SchemaProperty", "property"),
              Map.entry("SchemaItemProperty", "item"),
              Map.entry("RelationshipSchemaLevel", "relationship"),
              Map.entry("RelationshipPropertyLevel", "relation"),
              Map.entry("DataQuality", "quality"),
              Map.entry("SupportItem", "support"),
              Map.entry("Pricing", "price"),
              Map.entry("TeamMember", "member"),
              Map.entry("Role", "role"),
              Map.entry("ServiceLevelAgreementProperty", "sla"),
              Map.entry("CustomProperty", "custom"),
              Map.entry("StableId", "id"),
              Map.entry("ShorthandReference", "reference"),
              Map.entry("AnyType", "any"),
              Map.entry("AnyNonCollectionType", "single"),
              Map.entry("AuthoritativeDefinition", "definition"),
              Map.entry("Description", "description"),
              Map.entry("InputPort", "input"),
              Map.entry("OutputPort", "output"),
              Map.entry("SBOM", "sbom"),
              Map.entry("InputContract", "contract"),
              Map.entry("ManagementPort", "management")));

  private static JsonNode schema(String name) throws IOException {
    return MAPPER.readTree(StandardsTest.spec(name));
  }

  @ParameterizedTest
  @CsvSource({
    "server, /$defs/Server",
    "element, /$defs/SchemaElement",
    "relationship, /$defs/RelationshipBase",
    "operators, /$defs/DataQualityOperators",
    "support, /$defs/SupportItem",
    "price, /$defs/Pricing",
    "member, /$defs/TeamMember",
    "team, /$defs/Team",
    "role, /$defs/Role",
    "sla, /$defs/ServiceLevelAgreementProperty",
    "custom, /$defs/CustomProperty",
    "definition, /$defs/AuthoritativeDefinitions/items",
    "description, /properties/description",
    "contract, ''",
  })
  void formsOfTheNewestContract(String form, String pointer) throws IOException {
    compare(schema("odcs/odcs-json-schema-v3.1.0.json"), pointer, contracts(true).form(form), true);
  }

  @ParameterizedTest
  @CsvSource({
    "server, /$defs/Server",
    "element, /$defs/SchemaElement",
    "support, /$defs/SupportItem",
    "price, /$defs/Pricing",
    "member, /$defs/Team",
    "role, /$defs/Role",
    "sla, /$defs/ServiceLevelAgreementProperty",
    "custom, /$defs/CustomProperty",
    "definition, /$defs/AuthoritativeDefinitions/items",
    "description, /properties/description",
    "contract, ''",
  })
  void formsOfOlderContracts(String form, String pointer) throws IOException {
    compare(
        schema("odcs/odcs-json-schema-v3.0.2.json"), pointer, contracts(false).form(form), false);
  }

  @ParameterizedTest
  @CsvSource({
    "product, ''",
    "description, /$defs/Description",
    "custom, /$defs/CustomProperty",
    "definition, /$defs/AuthoritativeDefinition",
    "input, /$defs/InputPort",
    "output, /$defs/OutputPort",
    "sbom, /$defs/SBOM",
    "contract, /$defs/InputContract",
    "management, /$defs/ManagementPort",
    "support, /$defs/Support",
    "member, /$defs/TeamMember",
    "team, /$defs/Team",
  })
  void formsOfProducts(String form, String pointer) throws IOException {
    compare(
        schema("odps/odps-json-schema-v1.0.0.json"),
        pointer,
        StandardForms.load().products().form(form),
        true);
  }

  @Test
  void serversHaveTheKeysOfTheirType() throws IOException {
    for (boolean newest : List.of(true, false)) {
      JsonNode schema = schema("odcs/odcs-json-schema-v3." + (newest ? "1.0" : "0.2") + ".json");
      Form servers = contracts(newest).form("server");
      int compared = 0;
      for (JsonNode branch : schema.at("/$defs/Server/allOf")) {
        String type = branch.at("/if/properties/type/const").asText();
        String source = branch.at("/then/$ref").asText().substring(1);
        Form more =
            servers.variants().stream()
                .filter(v -> v.words().contains(type))
                .findFirst()
                .orElseThrow()
                .form();
        assertThat(ours(more)).as(type).isEqualTo(official(schema, schema.at(source)));
        compared++;
      }
      assertThat(compared).isGreaterThan(25);
    }
  }

  @Test
  void propertiesHaveTheOptionsOfTheirLogicalType() throws IOException {
    for (boolean newest : List.of(true, false)) {
      JsonNode schema = schema("odcs/odcs-json-schema-v3." + (newest ? "1.0" : "0.2") + ".json");
      FormTable table = contracts(newest);
      Set<String> seen = new LinkedHashSet<>();
      for (JsonNode branch : schema.at("/$defs/SchemaBaseProperty/allOf")) {
        for (JsonNode constant : branch.path("if").findValues("const")) {
          Form more =
              table.form("property").variants().stream()
                  .filter(v -> v.words().contains(constant.asText()))
                  .findFirst()
                  .orElseThrow()
                  .form();
          FormType.Keys options = (FormType.Keys) type(more, "logicalTypeOptions");
          assertThat(ours(table.form(options.form())))
              .as(constant.asText())
              .isEqualTo(official(schema, branch.at("/then/properties/logicalTypeOptions")));
          seen.add(constant.asText());
        }
      }
      assertThat(seen).hasSize(newest ? 8 : 6);
      Map<String, String> base = official(schema, schema.at("/$defs/SchemaBaseProperty"));
      base.putAll(official(schema, schema.at("/$defs/SchemaElement")));
      Map<String, String> item = ours(table.form("item"));
      item.remove("properties");
      assertThat(item).isEqualTo(base);
    }
  }

  @Test
  void qualityRulesHaveTheKeysOfTheirType() throws IOException {
    JsonNode schema = schema("odcs/odcs-json-schema-v3.1.0.json");
    Form rules = contracts(true).form("quality");
    Map<String, String> operators = ours(contracts(true).form("operators"));
    assertThat(ours(rules)).isEqualTo(official(schema, schema.at("/$defs/DataQuality")));
    Map<String, String> kinds =
        Map.of(
            "library",
            "DataQualityLibrary",
            "sql",
            "DataQualitySql",
            "custom",
            "DataQualityCustom");
    for (Form.Variant variant : rules.variants()) {
      String kind = variant.words().iterator().next();
      Map<String, String> keys = ours(variant.form());
      boolean chosen = keys.keySet().containsAll(operators.keySet());
      keys.keySet().removeAll(operators.keySet());
      assertThat(chosen).as(kind).isEqualTo(!kind.equals("custom"));
      assertThat(keys).as(kind).isEqualTo(official(schema, schema.at("/$defs/" + kinds.get(kind))));
    }
    JsonNode older = schema("odcs/odcs-json-schema-v3.0.2.json");
    for (Form.Variant variant : contracts(false).form("quality").variants()) {
      String kind = variant.words().iterator().next();
      assertThat(ours(variant.form()))
          .as(kind)
          .isEqualTo(official(older, older.at("/$defs/" + kinds.get(kind))));
    }
  }

  private static FormType type(Form form, String key) {
    return Optional.ofNullable(form.keys().get(key)).map(Form.Key::type).orElseThrow();
  }

  private static FormTable contracts(boolean newest) {
    return StandardForms.load().contracts(newest);
  }

  private static void compare(JsonNode schema, String pointer, Form form, boolean closed) {
    JsonNode node = schema.at(pointer);
    assertThat(node.isMissingNode()).as(pointer).isFalse();
    Map<String, String> ours = ours(form);
    Map<String, String> official = official(schema, node);
    if (form.name().equals("relationship")) {
      official.replaceAll((k, v) -> k.equals("to") || k.equals("from") ? "!" + v : v);
    }
    assertThat(ours).isEqualTo(official);
    boolean open =
        !node.path("additionalProperties").isBoolean()
            && !node.path("unevaluatedProperties").isBoolean();
    boolean part = Set.of("element", "relationship", "operators").contains(form.name());
    assertThat(part || form.open() == open).as("%s is %s", form.name(), closed).isTrue();
  }

  private static Map<String, String> ours(Form form) {
    Map<String, String> keys = new TreeMap<>();
    form.keys().forEach((k, v) -> keys.put(k, (v.required() ? "!" : "") + text(v.type())));
    return keys;
  }

  private static String text(FormType type) {
    return switch (type) {
      case FormType.Single(ValueForm form) -> form.name();
      case FormType.Words(Set<String> words) -> String.join("|", words);
      case FormType.Anything() -> "any";
      case FormType.AnyKeys() -> "keys";
      case FormType.Keys(String form) -> form;
      case FormType.Items(FormType item, int least, int most, boolean distinct) ->
          "[" + text(item) + "]" + least + ".." + most + (distinct ? "!" : "");
      case FormType.Either(List<FormType> types) ->
          String.join(" or ", types.stream().map(StandardFormsTest::text).toList());
    };
  }

  /** The keys of a schema in the words of {@link #ours}. */
  private static Map<String, String> official(JsonNode root, JsonNode schema) {
    Map<String, String> keys = new TreeMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(f -> keys.put(f.getKey(), type(root, f.getKey(), f.getValue())));
    schema
        .path("oneOf")
        .forEach(
            branch ->
                branch
                    .path("properties")
                    .properties()
                    .forEach(f -> keys.put(f.getKey(), type(root, f.getKey(), f.getValue()))));
    schema.path("required").forEach(r -> keys.computeIfPresent(r.asText(), (k, v) -> "!" + v));
    return keys;
  }

  private static String type(JsonNode root, String key, JsonNode schema) {
    if (key.equals("apiVersion")) {
      return "TEXT";
    }
    if (schema.has("$ref")) {
      return referenced(root, key, schema.get("$ref").asText());
    }
    if (schema.has("enum")) {
      List<String> words = new ArrayList<>();
      schema.get("enum").forEach(w -> words.add(w.asText()));
      return String.join("|", words);
    }
    if (schema.has("oneOf") || schema.has("anyOf")) {
      Set<String> types = new LinkedHashSet<>();
      schema
          .path(schema.has("oneOf") ? "oneOf" : "anyOf")
          .forEach(t -> types.add(type(root, key, t)));
      return types.contains("null") ? "SINGLE" : String.join(" or ", types);
    }
    return plain(root, key, schema);
  }

  private static String plain(JsonNode root, String key, JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "string" ->
          schema.has("pattern")
              ? "SFTP"
              : switch (schema.path("format").asText()) {
                case "uri" -> "ADDRESS";
                case "date" -> "DATE";
                case "date-time" -> "INSTANT";
                default -> "TEXT";
              };
      case "boolean" -> "FLAG";
      case "integer" -> schema.has("minimum") ? "COUNT" : "WHOLE";
      case "number" -> schema.has("exclusiveMinimum") ? "POSITIVE" : "NUMBER";
      case "null" -> "null";
      case "array" ->
          "["
              + type(root, key, schema.get("items"))
              + "]"
              + schema.path("minItems").asInt(0)
              + ".."
              + schema.path("maxItems").asInt(Integer.MAX_VALUE)
              + (schema.path("uniqueItems").asBoolean() ? "!" : "");
      case "object" -> key.equals("description") ? "description" : "keys";
      default -> "any";
    };
  }

  private static String referenced(JsonNode root, String key, String reference) {
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    JsonNode target = root.at(reference.substring(1));
    boolean list = target.path("type").asText().equals("array");
    if (list && name.equals("AuthoritativeDefinitions")) {
      return "[definition]0.." + Integer.MAX_VALUE;
    }
    if (list) {
      return plain(root, key, target);
    }
    if (name.equals("Team") || name.equals("Support")) {
      return target.path("properties").has("members") || name.equals("Support")
          ? name.toLowerCase(Locale.ROOT)
          : "member";
    }
    String ours = NAMES.getOrDefault(name, name);
    return switch (ours) {
      case "id" -> "ID";
      case "reference", "FullyQualifiedReference" -> "REFERENCE";
      case "single" -> "SINGLE";
      default -> ours;
    };
  }
}
