package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.EntryFailure;
import io.meshwright.provider.aws.client.LakeFilter;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.LakeSettings;
import io.meshwright.provider.aws.client.PermissionGateway;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lake Formation of the fake. */
final class LakeService implements AwsHttpServer.Service {
  private static final String NOT_FOUND = "EntityNotFoundException";
  private static final String INVALID = "InvalidInputException";
  private static final int PAGE = 1_000;

  /** Of the pages; the model says nothing of it. */
  private static final int MOST_ENTRIES = 20;

  private final PermissionGateway account;
  private final CatalogueGateway catalogue;
  private final TagService tags;
  private final ServiceModel model;
  private final Faults faults;
  private final Paging paging = new Paging();

  LakeService(FakeAccount account, ServiceModel model, Faults faults) {
    this.account = account.permissions("http", event -> {});
    this.catalogue = account.catalogue("http", event -> {});
    this.tags = new TagService(account);
    this.model = model;
    this.faults = faults;
  }

  @Override
  public ServiceModel model() {
    return model;
  }

  @Override
  public JsonNode answer(String operation, JsonNode request) {
    return switch (operation) {
      case "ListPermissions" -> {
        List<ObjectNode> all =
            account.permissions().stream().flatMap(r -> LakeWords.json(r).stream()).toList();
        yield paging.page(operation, request, all, "PrincipalResourcePermissions", PAGE);
      }
      case "ListDataCellsFilter" -> {
        List<ObjectNode> all = account.filters().stream().map(LakeWords::json).toList();
        yield paging.page(operation, request, all, "DataCellsFilters", PAGE);
      }
      case "GetDataLakeSettings" -> settings();
      case "BatchGrantPermissions" -> batch(operation, request, account::grant);
      case "BatchRevokePermissions" -> batch(operation, request, this::revoke);
      case "CreateDataCellsFilter" -> filter(request, account::create);
      case "UpdateDataCellsFilter" -> filter(request, account::update);
      case "DeleteDataCellsFilter" -> deleteFilter(request);
      default -> {
        if (TagService.OPERATIONS.contains(operation)) {
          yield tags.answer(operation, request);
        }
        throw new Refused("InternalFailure", "this fake does not have " + operation);
      }
    };
  }

  private ObjectNode settings() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode settings = answer.putObject("DataLakeSettings");
    LakeSettings now = account.settings();
    ArrayNode administrators = settings.putArray("DataLakeAdmins");
    now.administrators()
        .forEach(a -> administrators.addObject().put("DataLakePrincipalIdentifier", a));
    open(settings.putArray("CreateDatabaseDefaultPermissions"), now.opensDatabases());
    open(settings.putArray("CreateTableDefaultPermissions"), now.opensTables());
    now.sharing()
        .ifPresent(
            v -> settings.putObject("Parameters").put("CROSS_ACCOUNT_VERSION", v.toString()));
    return answer;
  }

  /** The only entry that the service permits there. */
  static void open(ArrayNode permissions, boolean isOpen) {
    if (isOpen) {
      ObjectNode entry = permissions.addObject();
      entry.putObject("Principal").put("DataLakePrincipalIdentifier", "IAM_ALLOWED_PRINCIPALS");
      entry.putArray("Permissions").add("ALL");
    }
  }

  private ObjectNode batch(
      String operation, JsonNode request, Function<List<LakePermission>, List<EntryFailure>> what) {
    JsonNode entries = request.path("Entries");
    if (entries.size() > MOST_ENTRIES) {
      throw new Refused(INVALID, entries.size() + " entries are more than " + MOST_ENTRIES);
    }
    Set<String> ids = new HashSet<>();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode failures = answer.putArray("Failures");
    for (JsonNode entry : entries) {
      if (!ids.add(entry.path("Id").asText())) {
        throw new Refused(INVALID, "two entries have the id " + entry.path("Id"));
      }
    }
    for (JsonNode entry : entries) {
      refusal(operation, entry, what)
          .ifPresent(
              refused -> {
                ObjectNode failure = failures.addObject();
                failure.set("RequestEntry", entry);
                failure
                    .putObject("Error")
                    .put("ErrorCode", refused.code())
                    .put("ErrorMessage", refused.said());
              });
    }
    return answer;
  }

  private Optional<Refused> refusal(
      String operation, JsonNode entry, Function<List<LakePermission>, List<EntryFailure>> what) {
    Optional<String> fault = faults.ofEntry(operation, entry);
    if (fault.isPresent()) {
      return Optional.of(new Refused(fault.get(), "a fault that was asked for"));
    }
    try {
      return what.apply(List.of(LakeWords.permission(entry))).stream()
          .map(f -> Refused.of(f.message()))
          .findFirst();
    } catch (Refused e) {
      return Optional.of(e);
    } catch (MeshException e) {
      return Optional.of(Refused.of(String.valueOf(e.getMessage())));
    }
  }

  /**
   * AWS refuses to revoke what is not held, in these words, and then revokes nothing of the entry;
   * the account in memory does not mind.
   */
  private List<EntryFailure> revoke(List<LakePermission> entries) {
    for (LakePermission entry : entries) {
      mustBeThere(entry.on());
      TreeSet<String> missing = new TreeSet<>(entry.permissions());
      account.permissions().stream()
          .filter(r -> r.principal().equals(entry.principal()) && r.on().equals(entry.on()))
          .forEach(r -> missing.removeAll(r.permissions()));
      if (!missing.isEmpty()) {
        throw new Refused(
            INVALID, "No permissions revoked. Grantee does not does not have:" + missing);
      }
    }
    return account.revoke(entries);
  }

  private void mustBeThere(LakePermission.On on) {
    boolean there =
        switch (on) {
          case LakePermission.Database(String name) -> catalogue.database(name).isPresent();
          case LakePermission.EveryTable(String name) -> catalogue.database(name).isPresent();
          case LakePermission.Table(String database, String table) ->
              catalogue.table(database, table).isPresent();
          case LakePermission.Columns(String database, String table, var columns, var but) ->
              catalogue.table(database, table).isPresent();
          case LakePermission.Filter(String database, String table, String name) ->
              isFilter(database, table, name);
          case LakePermission.Tagged tagged -> true;
          case LakePermission.Location location -> true;
          case LakePermission.Catalogue catalogue -> true;
          case LakePermission.Other other -> false;
        };
    if (!there) {
      throw new Refused(NOT_FOUND, "not found: " + on);
    }
  }

  private boolean isFilter(String database, String table, String name) {
    return account.filters().stream()
        .anyMatch(
            f -> f.database().equals(database) && f.table().equals(table) && f.name().equals(name));
  }

  private static ObjectNode filter(JsonNode request, Consumer<LakeFilter> what) {
    JsonNode data = request.path("TableData");
    if (!data.path("TableCatalogId").asText().equals(LakeWords.ACCOUNT)) {
      throw new Refused(NOT_FOUND, "no catalogue " + data.path("TableCatalogId"));
    }
    what.accept(LakeWords.filter(data));
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode deleteFilter(JsonNode request) {
    String database = GlueWords.name(request.path("DatabaseName"));
    String table = GlueWords.name(request.path("TableName"));
    String name = request.path("Name").asText();
    mustBeThere(new LakePermission.Filter(database, table, name));
    account.deleteFilter(database, table, name);
    return JsonNodeFactory.instance.objectNode();
  }
}
