package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.LakeTag;
import io.meshwright.provider.aws.client.LakeTagging;
import io.meshwright.provider.aws.client.TagGateway;
import io.meshwright.provider.aws.client.TagPlace;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** LF-tags of the fake. */
final class TagService {
  static final Set<String> OPERATIONS =
      Set.of(
          "AddLFTagsToResource",
          "CreateLFTag",
          "DeleteLFTag",
          "ListLFTagExpressions",
          "ListLFTags",
          "RemoveLFTagsFromResource",
          "SearchDatabasesByLFTags",
          "SearchTablesByLFTags",
          "UpdateLFTag");
  private static final String INVALID = "InvalidInputException";
  private static final String KEY = "TagKey";
  private static final String VALUES = "TagValues";

  /** Of the model: no list of tags has more. */
  private static final int MOST_TAGS = 50;

  private static final int PAGE = 100;

  private final TagGateway account;
  private final Paging paging = new Paging();

  TagService(FakeAccount account) {
    this.account = account.tags("http", event -> {});
  }

  JsonNode answer(String operation, JsonNode request) {
    return switch (operation) {
      case "ListLFTags" -> {
        List<ObjectNode> all = account.tags().stream().map(t -> pair(t.key(), t.values())).toList();
        ObjectNode page = paging.page(operation, request, all, "LFTags", MOST_TAGS);
        // By the model a list of tags is never empty, so that it is not there.
        yield page.path("LFTags").isEmpty() ? page.without("LFTags") : page;
      }
      case "ListLFTagExpressions" -> {
        List<ObjectNode> all = new ArrayList<>();
        new TreeMap<>(account.expressions())
            .forEach((name, asked) -> all.add(LakeWords.json(asked).put("Name", name)));
        yield paging.page(operation, request, all, "LFTagExpressions", PAGE);
      }
      case "SearchDatabasesByLFTags" ->
          paging.page(operation, request, databases(request), "DatabaseList", PAGE);
      case "SearchTablesByLFTags" ->
          paging.page(operation, request, tables(request), "TableList", PAGE);
      case "CreateLFTag" ->
          done(() -> account.create(new LakeTag(text(request), values(request.path(VALUES)))));
      case "UpdateLFTag" -> done(() -> update(request));
      case "DeleteLFTag" ->
          done(
              () -> {
                there(text(request));
                account.delete(text(request));
              });
      case "AddLFTagsToResource" -> each(request, account::assign);
      case "RemoveLFTagsFromResource" -> each(request, account::unassign);
      default -> throw new Refused("InternalFailure", "this fake does not have " + operation);
    };
  }

  private static String text(JsonNode request) {
    return request.path(KEY).asText();
  }

  private static SortedSet<String> values(JsonNode list) {
    TreeSet<String> all = new TreeSet<>();
    list.forEach(v -> all.add(v.asText()));
    return all;
  }

  private static ObjectNode done(Runnable what) {
    what.run();
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode pair(String key, Collection<String> values) {
    ObjectNode pair = JsonNodeFactory.instance.objectNode();
    pair.put("CatalogId", LakeWords.ACCOUNT).put(KEY, key);
    ArrayNode all = pair.putArray(VALUES);
    values.forEach(all::add);
    return pair;
  }

  private void there(String key) {
    if (account.tags().stream().noneMatch(t -> t.key().equals(key))) {
      throw new Refused("EntityNotFoundException", "Tag key does not exist");
    }
  }

  private void update(JsonNode request) {
    SortedSet<String> added = values(request.path("TagValuesToAdd"));
    SortedSet<String> removed = values(request.path("TagValuesToDelete"));
    if (added.isEmpty() && removed.isEmpty()) {
      throw new Refused(INVALID, "neither values to add nor to delete");
    }
    if (!removed.isEmpty()) {
      account.remove(text(request), removed);
    }
    if (!added.isEmpty()) {
      account.add(text(request), added);
    }
  }

  /** Every key with the same value on the same place in one entry. */
  private List<ObjectNode> databases(JsonNode request) {
    List<ObjectNode> all = new ArrayList<>();
    for (LakeTagging tagging : account.databases(asked(request), askedValues(request))) {
      ObjectNode found = JsonNodeFactory.instance.objectNode();
      found
          .putObject("Database")
          .put("CatalogId", LakeWords.ACCOUNT)
          .put("Name", tagging.database());
      found.putArray("LFTags").add(pair(tagging.key(), List.of(tagging.value())));
      all.add(found);
    }
    return all;
  }

  private List<ObjectNode> tables(JsonNode request) {
    Map<List<String>, List<LakeTagging>> byTable =
        new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    for (LakeTagging tagging : account.tables(asked(request), askedValues(request))) {
      byTable
          .computeIfAbsent(List.of(tagging.database(), tagging.table()), k -> new ArrayList<>())
          .add(tagging);
    }
    List<ObjectNode> all = new ArrayList<>();
    byTable.forEach((path, tags) -> all.add(table(path, tags)));
    return all;
  }

  private static ObjectNode table(List<String> path, List<LakeTagging> tags) {
    ObjectNode found = JsonNodeFactory.instance.objectNode();
    found
        .putObject("Table")
        .put("CatalogId", LakeWords.ACCOUNT)
        .put("DatabaseName", path.get(0))
        .put("Name", path.get(1));
    for (LakeTagging tag : tags) {
      ObjectNode pair = pair(tag.key(), List.of(tag.value()));
      if (tag.column().isEmpty()) {
        found.withArray("LFTagsOnTable").add(pair);
      } else {
        ObjectNode column = JsonNodeFactory.instance.objectNode().put("Name", tag.column());
        column.putArray("LFTags").add(pair);
        found.withArray("LFTagsOnColumns").add(column);
      }
    }
    return found;
  }

  private static JsonNode only(JsonNode list) {
    if (list.size() != 1) {
      throw new Refused("InternalFailure", "this fake searches by one tag only");
    }
    return list.path(0);
  }

  private static String asked(JsonNode request) {
    return text(only(request.path("Expression")));
  }

  private static SortedSet<String> askedValues(JsonNode request) {
    return values(only(request.path("Expression")).path(VALUES));
  }

  /** What is done to a place. */
  private interface Doing {
    void to(TagPlace place, Map<String, String> tags);
  }

  /** The service refuses the request for what is wrong with it, and answers for each tag. */
  private static ObjectNode each(JsonNode request, Doing what) {
    Set<String> keys = new TreeSet<>();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode failures = answer.putArray("Failures");
    for (JsonNode tag : request.path("LFTags")) {
      if (!keys.add(text(tag))) {
        throw new Refused(INVALID, "Provided list of tags contains duplicate tag key");
      }
      if (tag.path(VALUES).size() != 1 || tag.path(VALUES).path(0).asText().equals("*")) {
        throw new Refused(
            INVALID,
            "Tag value wild card was found or input tag value list has size not equal to 1");
      }
    }
    TagPlace place = place(request.path("Resource"));
    for (JsonNode tag : request.path("LFTags")) {
      try {
        what.to(place, Map.of(text(tag), tag.path(VALUES).path(0).asText()));
      } catch (MeshException e) {
        Refused refused = Refused.of(String.valueOf(e.getMessage()));
        ObjectNode failure = failures.addObject();
        failure.set("LFTag", tag);
        failure
            .putObject("Error")
            .put("ErrorCode", refused.code())
            .put("ErrorMessage", refused.said());
      }
    }
    return answer;
  }

  private static TagPlace place(JsonNode resource) {
    if (resource.size() != 1) {
      throw new Refused(INVALID, "Resource must have one of the resources, and has " + resource);
    }
    JsonNode on = resource.elements().next();
    String kind = resource.fieldNames().next();
    return switch (kind) {
      case "Database" -> new TagPlace(GlueWords.name(on.path("Name")), "", new TreeSet<>());
      case "Table" ->
          new TagPlace(
              GlueWords.name(on.path("DatabaseName")),
              GlueWords.name(on.path("Name")),
              new TreeSet<>());
      case "TableWithColumns" -> {
        if (on.path("ColumnNames").isEmpty()) {
          throw new Refused(INVALID, "Must provide column names for the table with columns");
        }
        yield new TagPlace(
            GlueWords.name(on.path("DatabaseName")),
            GlueWords.name(on.path("Name")),
            values(on.path("ColumnNames")));
      }
      default -> throw new Refused(INVALID, "no tags on " + kind);
    };
  }
}
