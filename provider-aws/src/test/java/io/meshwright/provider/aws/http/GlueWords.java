package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.resource.AwsLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Databases and tables as JSON, read from the pages of Glue's API. */
final class GlueWords {
  private static final String TABLE_DEFAULTS = "CreateTableDefaultPermissions";
  private static final Set<String> OF_DATABASE =
      Set.of("Name", "Description", "LocationUri", "Parameters", TABLE_DEFAULTS);
  private static final Set<String> OF_TABLE =
      Set.of(
          "Name",
          "Description",
          "StorageDescriptor",
          "PartitionKeys",
          "TableType",
          "Parameters",
          "TargetTable",
          "ViewDefinition");
  private static final Set<String> OF_STORAGE =
      Set.of("Columns", "Location", "InputFormat", "OutputFormat", "SerdeInfo");

  private GlueWords() {}

  /** Names are kept in small letters, as Hive does. */
  static String name(JsonNode value) {
    return value.asText().toLowerCase(Locale.ROOT);
  }

  static GlueDatabase database(JsonNode input) {
    keptOnly(input, OF_DATABASE);
    return new GlueDatabase(
        name(input.path("Name")),
        input.path("Description").asText(),
        input.path("LocationUri").asText(),
        texts(input.path("Parameters")),
        !input.path(TABLE_DEFAULTS).isEmpty());
  }

  static ObjectNode json(GlueDatabase database) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Name", database.name());
    put(json, "Description", database.description());
    put(json, "LocationUri", database.location());
    put(json, "Parameters", database.parameters());
    json.put("CreateTime", 1.7e9);
    LakeService.open(json.putArray(TABLE_DEFAULTS), database.opensTables());
    return json.put("CatalogId", LakeWords.ACCOUNT);
  }

  static GlueTable table(String database, JsonNode input, String version) {
    keptOnly(input, OF_TABLE);
    JsonNode storage = input.path("StorageDescriptor");
    keptOnly(storage, OF_STORAGE);
    return new GlueTable(
        database,
        name(input.path("Name")),
        input.path("Description").asText(),
        input.path("TableType").asText(),
        columns(storage.path("Columns")),
        columns(input.path("PartitionKeys")),
        storage.path("Location").asText(),
        new GlueTable.GlueFormat(
            storage.path("InputFormat").asText(),
            storage.path("OutputFormat").asText(),
            storage.path("SerdeInfo").path("SerializationLibrary").asText(),
            told(storage.path("SerdeInfo").path("Parameters"))),
        texts(input.path("Parameters")),
        target(input.path("TargetTable")),
        version,
        ViewWords.view(input.path("ViewDefinition")));
  }

  private static Optional<AwsLink.Target> target(JsonNode target) {
    return target.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new AwsLink.Target(
                target.path("CatalogId").asText(),
                target.path("Region").asText(),
                target.path("DatabaseName").asText(),
                target.path("Name").asText()));
  }

  private static void put(ObjectNode json, AwsLink.Target target) {
    ObjectNode to = json.putObject("TargetTable");
    put(to, "CatalogId", target.account());
    put(to, "Region", target.region());
    put(to, "DatabaseName", target.database());
    put(to, "Name", target.table());
  }

  /** The version of a form is no part of what is told. */
  private static SortedMap<String, String> told(JsonNode parameters) {
    TreeMap<String, String> told = new TreeMap<>(texts(parameters));
    told.remove("serialization.format");
    return told;
  }

  /** A view as it was asked for: with neither columns nor a form of Athena's own. */
  static ObjectNode asked(GlueTable view) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Name", view.name()).put("DatabaseName", view.database()).put("Retention", 0);
    put(json, "Description", view.description());
    put(json, "TableType", view.tableType());
    put(json, "Parameters", view.parameters());
    json.put("IsRegisteredWithLakeFormation", false).put("CatalogId", LakeWords.ACCOUNT);
    view.view().ifPresent(v -> ViewWords.put(json, v, false));
    return json.put("VersionId", "-1");
  }

  static ObjectNode json(GlueTable table) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Name", table.name()).put("DatabaseName", table.database());
    put(json, "Description", table.description());
    json.put("CreateTime", 1.7e9).put("UpdateTime", 1.7e9).put("Retention", 0);
    table.target().ifPresent(target -> put(json, target));
    ObjectNode storage = json.putObject("StorageDescriptor");
    put(storage, table.columns(), "Columns");
    put(storage, "Location", table.location());
    put(storage, "InputFormat", table.format().input());
    put(storage, "OutputFormat", table.format().output());
    storage.put("Compressed", false).put("NumberOfBuckets", 0);
    ObjectNode serde = storage.putObject("SerdeInfo");
    put(serde, "SerializationLibrary", table.format().serialisation());
    put(serde, "Parameters", table.format().parameters());
    put(json, table.partitionKeys(), "PartitionKeys");
    put(json, "TableType", table.tableType());
    put(json, "Parameters", table.parameters());
    json.put("IsRegisteredWithLakeFormation", false).put("CatalogId", LakeWords.ACCOUNT);
    table.view().ifPresent(v -> ViewWords.put(json, v, true));
    return json.put("VersionId", table.versionId());
  }

  private static List<GlueTable.GlueColumn> columns(JsonNode columns) {
    List<GlueTable.GlueColumn> all = new ArrayList<>();
    for (JsonNode column : columns) {
      all.add(
          new GlueTable.GlueColumn(
              name(column.path("Name")),
              column.path("Type").asText(),
              column.path("Comment").asText(),
              texts(column.path("Parameters"))));
    }
    return all;
  }

  private static void put(ObjectNode json, List<GlueTable.GlueColumn> columns, String member) {
    ArrayNode all = json.putArray(member);
    for (GlueTable.GlueColumn column : columns) {
      ObjectNode one = all.addObject().put("Name", column.name());
      put(one, "Type", column.type());
      put(one, "Comment", column.comment());
      if (!column.parameters().isEmpty()) {
        put(one, "Parameters", column.parameters());
      }
    }
  }

  private static void put(ObjectNode json, String member, String text) {
    if (!text.isEmpty()) {
      json.put(member, text);
    }
  }

  private static void put(ObjectNode json, String member, SortedMap<String, String> texts) {
    ObjectNode all = json.putObject(member);
    texts.forEach(all::put);
  }

  private static SortedMap<String, String> texts(JsonNode map) {
    TreeMap<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      texts.put(entry.getKey(), entry.getValue().asText());
    }
    return texts;
  }

  /** What would be lost without a word is refused. */
  private static void keptOnly(JsonNode json, Set<String> kept) {
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (!kept.contains(entry.getKey())) {
        throw new Refused("InternalFailure", "this fake does not keep " + entry.getKey());
      }
    }
  }
}
