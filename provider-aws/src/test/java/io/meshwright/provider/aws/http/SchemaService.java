package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.provider.aws.client.GlueRegistry;
import io.meshwright.provider.aws.client.GlueSchema;
import io.meshwright.provider.aws.client.SchemaGateway;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The schema registries of the fake, as JSON. What is deleted says so once, since AWS takes a
 * while; a registry is deleted with what is in it, whoever made that.
 */
final class SchemaService {
  private static final String INVALID = "InvalidInputException";
  private static final String AVAILABLE = "AVAILABLE";
  private static final int PAGE = 25;

  /** What it answers. */
  static final Set<String> OPERATIONS =
      Set.of(
          "CreateRegistry",
          "GetRegistry",
          "ListRegistries",
          "UpdateRegistry",
          "DeleteRegistry",
          "CreateSchema",
          "GetSchema",
          "ListSchemas",
          "UpdateSchema",
          "DeleteSchema",
          "RegisterSchemaVersion",
          "GetSchemaVersion",
          "GetSchemaByDefinition",
          "GetTags",
          "TagResource");

  private final SchemaGateway account;
  private final Paging paging;
  private final SchemaVersions versions;
  private final Set<String> going = new TreeSet<>();

  SchemaService(FakeAccount account, Paging paging, Faults faults) {
    this.account = account.schemas("http", event -> {});
    this.paging = paging;
    this.versions = new SchemaVersions(this.account, faults);
  }

  JsonNode answer(String operation, JsonNode request) {
    return switch (operation) {
      case "CreateRegistry" -> createRegistry(request);
      case "GetRegistry" -> getRegistry(request);
      case "ListRegistries" ->
          paging.page(
              operation,
              request,
              account.registries("").stream().map(r -> listed(r, AVAILABLE)).toList(),
              "Registries",
              PAGE);
      case "UpdateRegistry" -> {
        GlueRegistry now = registry(request);
        account.update(
            now, new GlueRegistry(now.name(), request.path("Description").asText(), now.tags()));
        yield named(now.name());
      }
      case "DeleteRegistry" -> deleteRegistry(request);
      case "ListSchemas" -> {
        GlueRegistry in = registry(request);
        yield paging.page(
            operation,
            request,
            account.schemas(in.name()).stream().map(s -> listed(s, AVAILABLE)).toList(),
            "Schemas",
            PAGE);
      }
      case "CreateSchema" -> createSchema(request);
      case "GetSchema" -> getSchema(request);
      case "DeleteSchema" -> {
        GlueSchema now = schema(request);
        account.deleteSchema(now.registry(), now.name());
        going.add(arn(now));
        yield named(now).put("Status", "DELETING");
      }
      case "GetTags", "TagResource" -> tags(operation, request);
      default -> versions.answer(operation, request, schema(request));
    };
  }

  static String arn(String registry) {
    return "arn:aws:glue:eu-central-1:" + LakeWords.ACCOUNT + ":registry/" + registry;
  }

  static String arn(GlueSchema schema) {
    return "arn:aws:glue:eu-central-1:%s:schema/%s/%s"
        .formatted(LakeWords.ACCOUNT, schema.registry(), schema.name());
  }

  private static ObjectNode named(String registry) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("RegistryName", registry)
        .put("RegistryArn", arn(registry));
  }

  static ObjectNode named(GlueSchema schema) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("SchemaName", schema.name())
        .put("SchemaArn", arn(schema));
  }

  private static ObjectNode listed(GlueRegistry registry, String status) {
    ObjectNode json = named(registry.name()).put("Status", status);
    if (!registry.description().isEmpty()) {
      json.put("Description", registry.description());
    }
    return json.put("CreatedTime", "2026-11-01").put("UpdatedTime", "2026-11-01");
  }

  private static ObjectNode listed(GlueSchema schema, String status) {
    return named(schema).put("RegistryName", schema.registry()).put("SchemaStatus", status);
  }

  private static String only(JsonNode id, String member) {
    if (!id.has(member)) {
      throw new Refused("InternalFailure", "this fake goes by " + member + " alone");
    }
    return id.path(member).asText();
  }

  private static String idOf(JsonNode request) {
    return only(request.path("RegistryId"), "RegistryName");
  }

  private GlueRegistry registry(JsonNode request) {
    return registry(idOf(request));
  }

  private GlueRegistry registry(String name) {
    return account
        .registry(name)
        .orElseThrow(
            () ->
                new Refused(
                    "EntityNotFoundException", "Registry is not found. RegistryName: " + name));
  }

  private GlueSchema schema(JsonNode request) {
    JsonNode id = request.path("SchemaId");
    return schema(only(id, "RegistryName"), only(id, "SchemaName"));
  }

  private GlueSchema schema(String registry, String name) {
    return account
        .schema(registry, name)
        .orElseThrow(
            () -> new Refused("EntityNotFoundException", "Schema is not found. Name: " + name));
  }

  private static SortedMap<String, String> texts(JsonNode map) {
    TreeMap<String, String> texts = new TreeMap<>();
    map.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
    return texts;
  }

  private JsonNode createRegistry(JsonNode request) {
    GlueRegistry made =
        new GlueRegistry(
            request.path("RegistryName").asText(),
            request.path("Description").asText(),
            own(request.path("Tags")));
    account.create(made);
    going.remove(arn(made.name()));
    return named(made.name());
  }

  private JsonNode getRegistry(JsonNode request) {
    String name = idOf(request);
    return going.remove(arn(name))
        ? listed(new GlueRegistry(name, "", new TreeMap<>()), "DELETING")
        : listed(registry(name), AVAILABLE);
  }

  private JsonNode deleteRegistry(JsonNode request) {
    GlueRegistry now = registry(request);
    account.schemas(now.name()).forEach(s -> account.deleteSchema(now.name(), s.name()));
    account.deleteRegistry(now.name());
    going.add(arn(now.name()));
    return named(now.name()).put("Status", "DELETING");
  }

  private JsonNode createSchema(JsonNode request) {
    if (request.has("Description") || !request.path("DataFormat").asText().equals("AVRO")) {
      throw new Refused("InternalFailure", "this fake keeps Avro without descriptions");
    }
    GlueSchema made =
        new GlueSchema(
            registry(request).name(),
            request.path("SchemaName").asText(),
            only(request, "Compatibility"),
            only(request, "SchemaDefinition"),
            false,
            own(request.path("Tags")));
    account.create(made);
    going.remove(arn(made));
    return versions.first(made);
  }

  private JsonNode getSchema(JsonNode request) {
    JsonNode id = request.path("SchemaId");
    String registry = only(id, "RegistryName");
    GlueSchema asked =
        new GlueSchema(registry, only(id, "SchemaName"), "", "", false, new TreeMap<>());
    if (going.remove(arn(asked))) {
      return listed(asked, "DELETING").put("RegistryArn", arn(registry));
    }
    GlueSchema now = schema(request);
    return listed(now, AVAILABLE)
        .put("RegistryArn", arn(registry))
        .put("DataFormat", "AVRO")
        .put("Compatibility", now.compatibility())
        .put("LatestSchemaVersion", versions.latest(now));
  }

  /** Keys that begin so are AWS's own. */
  private static SortedMap<String, String> own(JsonNode tags) {
    SortedMap<String, String> own = texts(tags);
    if (own.keySet().stream().anyMatch(key -> key.startsWith("aws"))) {
      throw new Refused(INVALID, "The tag key must not contain the prefix aws: " + own);
    }
    return own;
  }

  private JsonNode tags(String operation, JsonNode request) {
    List<String> path =
        List.of(request.path("ResourceArn").asText().split(":", 6)[5].split("/", -1));
    boolean isSchema = path.getFirst().equals("schema");
    Optional<GlueSchema> schema =
        isSchema ? Optional.of(schema(path.get(1), path.get(2))) : Optional.empty();
    TreeMap<String, String> tags =
        new TreeMap<>(schema.map(GlueSchema::tags).orElseGet(() -> registry(path.get(1)).tags()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (operation.equals("GetTags")) {
      ObjectNode all = answer.putObject("Tags");
      tags.forEach(all::put);
      return answer;
    }
    tags.putAll(own(request.path("TagsToAdd")));
    schema.ifPresentOrElse(
        s -> account.update(s, SchemaVersions.with(s, s.compatibility(), s.definition(), tags)),
        () -> {
          GlueRegistry now = registry(path.get(1));
          account.update(now, new GlueRegistry(now.name(), now.description(), tags));
        });
    return answer;
  }
}
