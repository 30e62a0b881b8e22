package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.provider.aws.client.LakeFilter;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.resource.TagExpression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rights and filters as JSON, read from the pages of Lake Formation's API. */
final class LakeWords {
  static final String ACCOUNT = "111122223333";
  private static final String INVALID = "InvalidInputException";
  private static final String EVERY_TABLE = "ALL_TABLES";
  private static final String WILDCARD = "ColumnWildcard";

  private LakeWords() {}

  /** An entry of a batch. */
  static LakePermission permission(JsonNode entry) {
    String principal = entry.path("Principal").path("DataLakePrincipalIdentifier").asText();
    return new LakePermission(
        principal,
        on(entry.path("Resource")),
        words(entry.path("Permissions")),
        words(entry.path("PermissionsWithGrantOption")));
  }

  private static SortedSet<String> words(JsonNode list) {
    return new TreeSet<>(texts(list));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(t -> texts.add(t.asText()));
    return texts;
  }

  private static LakePermission.On on(JsonNode resource) {
    if (resource.size() != 1) {
      throw new Refused(INVALID, "Resource must have one of the resources, and has " + resource);
    }
    String kind = resource.properties().iterator().next().getKey();
    JsonNode on = resource.path(kind);
    return switch (kind) {
      case "Database" -> new LakePermission.Database(GlueWords.name(on.path("Name")));
      case "Table" -> table(on);
      case "TableWithColumns" -> columns(on);
      case "DataCellsFilter" ->
          new LakePermission.Filter(
              GlueWords.name(on.path("DatabaseName")),
              GlueWords.name(on.path("TableName")),
              on.path("Name").asText());
      case "DataLocation" -> new LakePermission.Location(on.path("ResourceArn").asText());
      case "LFTagPolicy" -> tagged(on);
      default -> throw new Refused("InternalFailure", "this fake grants nothing on " + kind);
    };
  }

  private static LakePermission.On tagged(JsonNode on) {
    String saved = on.path("ExpressionName").asText();
    if (on.has("Expression") != saved.isEmpty()) {
      throw new Refused(INVALID, "LFTagPolicy must have an Expression or an ExpressionName");
    }
    TreeMap<String, SortedSet<String>> keys = new TreeMap<>();
    on.path("Expression")
        .forEach(tag -> keys.put(tag.path("TagKey").asText(), words(tag.path("TagValues"))));
    TagExpression asked = new TagExpression(keys);
    return new LakePermission.Tagged(
        on.path("ResourceType").asText(), asked, saved, saved.isEmpty() ? asked.text() : saved);
  }

  static ObjectNode json(TagExpression asked) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("Expression");
    asked
        .keys()
        .forEach((key, values) -> put(all.addObject().put("TagKey", key), "TagValues", values));
    return json;
  }

  private static LakePermission.On table(JsonNode on) {
    if (on.has("Name") == on.has("TableWildcard")) {
      throw new Refused(INVALID, "Table must have a Name or a TableWildcard");
    }
    String database = GlueWords.name(on.path("DatabaseName"));
    return on.has("Name")
        ? new LakePermission.Table(database, GlueWords.name(on.path("Name")))
        : new LakePermission.EveryTable(database);
  }

  private static LakePermission.On columns(JsonNode on) {
    boolean wildcard = on.has(WILDCARD);
    if (wildcard == on.has("ColumnNames")) {
      throw new Refused(INVALID, "TableWithColumns must have ColumnNames or a ColumnWildcard");
    }
    String database = GlueWords.name(on.path("DatabaseName"));
    String table = GlueWords.name(on.path("Name"));
    List<String> excluded = texts(on.path(WILDCARD).path("ExcludedColumnNames"));
    if (wildcard && excluded.isEmpty()) {
      return new LakePermission.Table(database, table);
    }
    List<String> named = wildcard ? excluded : texts(on.path("ColumnNames"));
    return new LakePermission.Columns(database, table, named, wildcard);
  }

  /** A right as it is listed: SELECT by itself, as one on all columns. */
  static List<ObjectNode> json(LakePermission right) {
    List<ObjectNode> entries = new ArrayList<>();
    switch (right.on()) {
      case LakePermission.Table(String database, String table) ->
          split(entries, right, database, table, false);
      case LakePermission.EveryTable(String database) ->
          split(entries, right, database, EVERY_TABLE, true);
      case LakePermission.Database(String name) -> {
        ObjectNode entry = entry(right, right.permissions(), right.grantable());
        at(entry, "Database").put("CatalogId", ACCOUNT).put("Name", name);
        entries.add(entry);
      }
      case LakePermission.Columns(String database, String table, var columns, boolean but) -> {
        ObjectNode entry = entry(right, right.permissions(), right.grantable());
        ObjectNode on = named(at(entry, "TableWithColumns"), database, table);
        if (but) {
          put(on.putObject(WILDCARD), "ExcludedColumnNames", columns);
        } else {
          put(on, "ColumnNames", columns);
        }
        entries.add(entry);
      }
      case LakePermission.Filter(String database, String table, String name) -> {
        ObjectNode entry = entry(right, right.permissions(), right.grantable());
        at(entry, "DataCellsFilter")
            .put("TableCatalogId", ACCOUNT)
            .put("DatabaseName", database)
            .put("TableName", table)
            .put("Name", name);
        entries.add(entry);
      }
      case LakePermission.Location(String arn) -> {
        ObjectNode entry = entry(right, right.permissions(), right.grantable());
        at(entry, "DataLocation").put("CatalogId", ACCOUNT).put("ResourceArn", arn);
        entries.add(entry);
      }
      case LakePermission.Tagged tagged -> {
        ObjectNode entry = entry(right, right.permissions(), right.grantable());
        ObjectNode on = at(entry, "LFTagPolicy");
        on.put("CatalogId", ACCOUNT).put("ResourceType", tagged.type());
        if (tagged.saved().isEmpty()) {
          on.setAll(json(tagged.asked()));
        } else {
          on.put("ExpressionName", tagged.saved());
        }
        entries.add(entry);
      }
      case LakePermission.Catalogue catalogue -> {
        ObjectNode entry = entry(right, right.permissions(), right.grantable());
        at(entry, "Catalog").put("Id", ACCOUNT);
        entries.add(entry);
      }
      case LakePermission.Other other ->
          throw new Refused("InternalFailure", "this fake has no " + right);
    }
    return entries;
  }

  private static void split(
      List<ObjectNode> entries, LakePermission right, String database, String table, boolean all) {
    TreeSet<String> others = new TreeSet<>(right.permissions());
    TreeSet<String> grantable = new TreeSet<>(right.grantable());
    List<String> option = grantable.remove("SELECT") ? List.of("SELECT") : List.of();
    if (others.remove("SELECT")) {
      ObjectNode entry = entry(right, List.of("SELECT"), option);
      named(at(entry, "TableWithColumns"), database, table).putObject(WILDCARD);
      entries.add(entry);
    }
    if (!others.isEmpty()) {
      ObjectNode entry = entry(right, others, grantable);
      ObjectNode on = named(at(entry, "Table"), database, table);
      if (all) {
        on.putObject("TableWildcard");
      }
      entries.add(entry);
    }
  }

  private static ObjectNode named(ObjectNode on, String database, String table) {
    return on.put("CatalogId", ACCOUNT).put("DatabaseName", database).put("Name", table);
  }

  private static ObjectNode at(ObjectNode entry, String kind) {
    return entry.putObject("Resource").putObject(kind);
  }

  private static ObjectNode entry(
      LakePermission right, Collection<String> permissions, Collection<String> grantable) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.putObject("Principal").put("DataLakePrincipalIdentifier", right.principal());
    put(entry, "Permissions", permissions);
    put(entry, "PermissionsWithGrantOption", grantable);
    return entry;
  }

  private static void put(ObjectNode json, String member, Collection<String> texts) {
    ArrayNode all = json.putArray(member);
    texts.forEach(all::add);
  }

  /** A filter that is to be made or changed. */
  static LakeFilter filter(JsonNode data) {
    boolean wildcard = data.has(WILDCARD);
    if (wildcard == data.has("ColumnNames")) {
      throw new Refused(INVALID, "a filter must have ColumnNames or a ColumnWildcard");
    }
    JsonNode rows = data.path("RowFilter");
    if (rows.has("FilterExpression") == rows.has("AllRowsWildcard")) {
      throw new Refused(INVALID, "a filter must have a FilterExpression or an AllRowsWildcard");
    }
    return new LakeFilter(
        GlueWords.name(data.path("DatabaseName")),
        GlueWords.name(data.path("TableName")),
        data.path("Name").asText(),
        texts(
            wildcard ? data.path(WILDCARD).path("ExcludedColumnNames") : data.path("ColumnNames")),
        wildcard,
        Optional.of(rows).filter(r -> r.has("FilterExpression")).map(LakeWords::expression),
        data.path("VersionId").asText());
  }

  private static String expression(JsonNode rows) {
    return rows.path("FilterExpression").asText();
  }

  static ObjectNode json(LakeFilter filter) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("TableCatalogId", ACCOUNT)
        .put("DatabaseName", filter.database())
        .put("TableName", filter.table())
        .put("Name", filter.name())
        .put("VersionId", filter.versionId());
    ObjectNode rows = json.putObject("RowFilter");
    filter
        .rows()
        .ifPresentOrElse(
            text -> rows.put("FilterExpression", text), () -> rows.putObject("AllRowsWildcard"));
    if (filter.allBut()) {
      put(json.putObject(WILDCARD), "ExcludedColumnNames", filter.columns());
    } else {
      put(json, "ColumnNames", filter.columns());
    }
    return json;
  }
}
