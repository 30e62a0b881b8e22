package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.provider.aws.client.LakeFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A FAKE of ours: the data cells filters of one account, and nothing else. It does not know which
 * tables, columns and rights there are, and reads no row expression.
 */
final class FilterService implements AwsHttpServer.Service {
  static final Set<String> OPERATIONS =
      Set.of(
          "CreateDataCellsFilter",
          "UpdateDataCellsFilter",
          "DeleteDataCellsFilter",
          "ListDataCellsFilter");
  private static final int PAGE = 1_000;

  private final ServiceModel model;
  private final String account;
  private final Map<Key, LakeFilter> filters = new TreeMap<>();
  private final Paging paging = new Paging();
  private int versions;

  private record Key(String database, String table, String name) implements Comparable<Key> {
    static Key of(LakeFilter filter) {
      return new Key(filter.database(), filter.table(), filter.name());
    }

    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }

  FilterService(ServiceModel model, String account) {
    this.model = model;
    this.account = account;
  }

  @Override
  public ServiceModel model() {
    return model;
  }

  synchronized void clear() {
    filters.clear();
  }

  @Override
  public synchronized JsonNode answer(String operation, JsonNode request) {
    return switch (operation) {
      case "CreateDataCellsFilter" -> create(named(request));
      case "UpdateDataCellsFilter" -> update(named(request));
      case "DeleteDataCellsFilter" -> delete(request);
      case "ListDataCellsFilter" -> list(operation, request);
      default -> throw new Refused("InternalFailure", "this fake does not have " + operation);
    };
  }

  private LakeFilter named(JsonNode request) {
    JsonNode data = request.path("TableData");
    mustBe(data.path("TableCatalogId").asText());
    return LakeWords.filter(data);
  }

  private void mustBe(String catalogue) {
    if (!catalogue.equals(account)) {
      throw new Refused("EntityNotFoundException", "no catalogue " + catalogue);
    }
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode create(LakeFilter filter) {
    if (filters.containsKey(Key.of(filter))) {
      throw new Refused("AlreadyExistsException", "there is a filter " + Key.of(filter));
    }
    return kept(filter);
  }

  private ObjectNode update(LakeFilter filter) {
    LakeFilter now = there(Key.of(filter));
    if (!now.versionId().equals(filter.versionId())) {
      throw new Refused("ConcurrentModificationException", "not the version of " + Key.of(filter));
    }
    return kept(filter);
  }

  private LakeFilter there(Key key) {
    LakeFilter now = filters.get(key);
    if (now == null) {
      throw new Refused("EntityNotFoundException", "there is no filter " + key);
    }
    return now;
  }

  private ObjectNode kept(LakeFilter filter) {
    versions++;
    filters.put(
        Key.of(filter),
        new LakeFilter(
            filter.database(),
            filter.table(),
            filter.name(),
            filter.columns(),
            filter.allBut(),
            filter.rows(),
            Integer.toString(versions)));
    return nothing();
  }

  private ObjectNode delete(JsonNode request) {
    if (request.has("TableCatalogId")) {
      mustBe(request.path("TableCatalogId").asText());
    }
    Key key =
        new Key(
            GlueWords.name(request.path("DatabaseName")),
            GlueWords.name(request.path("TableName")),
            request.path("Name").asText());
    there(key);
    filters.remove(key);
    return nothing();
  }

  private ObjectNode list(String operation, JsonNode request) {
    if (request.has("Table")) {
      throw new Refused("InternalFailure", "this fake lists the filters of all tables only");
    }
    List<ObjectNode> all =
        filters.values().stream()
            .map(f -> LakeWords.json(f).put("TableCatalogId", account))
            .toList();
    return paging.page(operation, request, all, "DataCellsFilters", PAGE);
  }
}
