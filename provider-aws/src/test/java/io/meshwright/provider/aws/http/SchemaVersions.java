package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.provider.aws.client.GlueSchema;
import io.meshwright.provider.aws.client.SchemaGateway;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The versions of the fake's schemas. Each definition is there once, where it was first; one that
 * does not fit stays as a failure; one that takes a while is compared when it is looked at again.
 * Whether two fit, and how long that takes, is told by the test.
 */
final class SchemaVersions {
  /** The status of a version that is being compared. */
  static final String PENDING = "PENDING";

  /** The status of a version that did not fit. */
  static final String FAILURE = "FAILURE";

  private static final String AVAILABLE = "AVAILABLE";

  private final SchemaGateway account;
  private final Faults faults;
  private final TreeMap<String, List<Version>> versions = new TreeMap<>();

  private record Version(String definition, String status) {}

  SchemaVersions(SchemaGateway account, Faults faults) {
    this.account = account;
    this.faults = faults;
  }

  static GlueSchema with(
      GlueSchema schema, String compatibility, String definition, SortedMap<String, String> tags) {
    return new GlueSchema(schema.registry(), schema.name(), compatibility, definition, false, tags);
  }

  private List<Version> of(GlueSchema schema) {
    return versions.computeIfAbsent(
        SchemaService.arn(schema),
        arn -> new ArrayList<>(List.of(new Version(schema.definition(), AVAILABLE))));
  }

  int latest(GlueSchema schema) {
    return of(schema).size();
  }

  /** What making a schema answers. */
  JsonNode first(GlueSchema schema) {
    versions.remove(SchemaService.arn(schema));
    return SchemaService.named(schema)
        .put("RegistryName", schema.registry())
        .put("DataFormat", "AVRO")
        .put("Compatibility", schema.compatibility())
        .put("LatestSchemaVersion", latest(schema))
        .put("SchemaStatus", AVAILABLE)
        .put("SchemaVersionStatus", AVAILABLE)
        .put("SchemaVersionId", id(schema, 1));
  }

  private static String id(GlueSchema schema, int number) {
    String of = SchemaService.arn(schema) + "/" + number;
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }

  JsonNode answer(String operation, JsonNode request, GlueSchema schema) {
    return switch (operation) {
      case "GetSchemaVersion" -> get(request, schema);
      case "GetSchemaByDefinition" -> {
        int number = numberOf(schema, request.path("SchemaDefinition").asText());
        if (number == 0) {
          throw new Refused("EntityNotFoundException", "Schema version is not found.");
        }
        yield told(schema, number).put("SchemaArn", SchemaService.arn(schema));
      }
      case "RegisterSchemaVersion" -> register(request.path("SchemaDefinition").asText(), schema);
      case "UpdateSchema" -> update(request, schema);
      default -> throw new Refused("InternalFailure", "this fake does not have " + operation);
    };
  }

  private ObjectNode told(GlueSchema schema, int number) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("SchemaVersionId", id(schema, number))
        .put("Status", of(schema).get(number - 1).status());
  }

  private int numberOf(GlueSchema schema, String definition) {
    return of(schema).stream().map(Version::definition).toList().indexOf(definition) + 1;
  }

  private JsonNode get(JsonNode request, GlueSchema schema) {
    JsonNode asked = request.path("SchemaVersionNumber");
    int number =
        asked.path("LatestVersion").asBoolean()
            ? latest(schema)
            : asked.path("VersionNumber").asInt();
    if (number < 1 || number > latest(schema)) {
      throw new Refused("EntityNotFoundException", "Schema version is not found.");
    }
    Version version = of(schema).get(number - 1);
    ObjectNode answer =
        told(schema, number)
            .put("SchemaDefinition", version.definition())
            .put("DataFormat", "AVRO")
            .put("SchemaArn", SchemaService.arn(schema))
            .put("VersionNumber", number);
    if (version.status().equals(PENDING)) {
      settle(schema, number, faults.statusAfter(PENDING).orElse(AVAILABLE));
    }
    return answer;
  }

  private void settle(GlueSchema schema, int number, String status) {
    Version version = new Version(of(schema).get(number - 1).definition(), status);
    of(schema).set(number - 1, version);
    if (status.equals(AVAILABLE)) {
      account.update(
          schema, with(schema, schema.compatibility(), version.definition(), schema.tags()));
    }
  }

  private JsonNode register(String definition, GlueSchema schema) {
    int known = numberOf(schema, definition);
    if (known > 0) {
      return told(schema, known);
    }
    String status = faults.statusAfter("RegisterSchemaVersion").orElse(AVAILABLE);
    of(schema).add(new Version(definition, status));
    settle(schema, latest(schema), status);
    return told(schema, latest(schema));
  }

  private JsonNode update(JsonNode request, GlueSchema schema) {
    if (!request.has("Compatibility")
        || !request.has("SchemaVersionNumber")
        || request.has("Description")) {
      throw new Refused("InvalidInputException", "compatibility goes with a checkpoint");
    }
    String compatibility = request.path("Compatibility").asText();
    account.update(schema, with(schema, compatibility, schema.definition(), schema.tags()));
    return SchemaService.named(schema).put("RegistryName", schema.registry());
  }
}
