package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.List;
import java.util.TreeMap;

/** The Glue Data Catalog of the fake. */
final class GlueService implements AwsHttpServer.Service {
  private static final String NOT_FOUND = "EntityNotFoundException";
  private static final String INVALID = "InvalidInputException";
  private static final int PAGE = 100;

  private final CatalogueGateway account;
  private final ServiceModel model;
  private final Paging paging = new Paging();
  private final JobService jobs;
  private final SchemaService schemas;
  private final ViewChecks views;

  GlueService(FakeAccount account, ServiceModel model, Faults faults) {
    this.account = account.catalogue("http", event -> {});
    this.jobs = new JobService(account, paging);
    this.schemas = new SchemaService(account, paging, faults);
    this.views = new ViewChecks(this.account, faults);
    this.model = model;
  }

  @Override
  public ServiceModel model() {
    return model;
  }

  @Override
  public JsonNode answer(String operation, JsonNode request) {
    return switch (operation) {
      case "GetDatabases" -> {
        List<ObjectNode> all = account.databases().stream().map(GlueWords::json).toList();
        yield paging.page(operation, request, all, "DatabaseList", PAGE);
      }
      case "GetDatabase" ->
          with("Database", GlueWords.json(database(GlueWords.name(request.path("Name")))));
      case "CreateDatabase" ->
          done(() -> account.create(GlueWords.database(request.path("DatabaseInput"))));
      case "UpdateDatabase" -> done(() -> updateDatabase(request));
      case "DeleteDatabase" ->
          done(() -> account.deleteDatabase(database(GlueWords.name(request.path("Name"))).name()));
      case "GetTables" -> {
        String database = database(GlueWords.name(request.path("DatabaseName"))).name();
        List<ObjectNode> all =
            account.tables(database).stream().map(t -> views.told(t, request)).toList();
        yield paging.page(operation, request, all, "TableList", PAGE);
      }
      case "GetTable" ->
          with("Table", views.told(table(request, GlueWords.name(request.path("Name"))), request));
      case "CreateTable" -> done(() -> createTable(request));
      case "UpdateTable" -> done(() -> updateTable(request));
      case "DeleteTable" -> done(() -> deleteTable(request));
      default ->
          SchemaService.OPERATIONS.contains(operation)
              ? schemas.answer(operation, request)
              : jobs.answer(operation, request);
    };
  }

  private static ObjectNode with(String member, JsonNode value) {
    return JsonNodeFactory.instance.objectNode().set(member, value);
  }

  private static ObjectNode done(Runnable what) {
    what.run();
    return JsonNodeFactory.instance.objectNode();
  }

  private GlueDatabase database(String name) {
    return account
        .database(name)
        .orElseThrow(() -> new Refused(NOT_FOUND, "Database " + name + " not found."));
  }

  private GlueTable table(JsonNode request, String name) {
    String database = database(GlueWords.name(request.path("DatabaseName"))).name();
    return account
        .table(database, name)
        .orElseThrow(() -> new Refused(NOT_FOUND, "Table " + name + " not found."));
  }

  private void updateDatabase(JsonNode request) {
    GlueDatabase wanted = GlueWords.database(request.path("DatabaseInput"));
    if (!wanted.name().equals(database(GlueWords.name(request.path("Name"))).name())) {
      throw new Refused(INVALID, "databases are not renamed");
    }
    account.update(wanted);
  }

  private static JsonNode input(JsonNode request) {
    if (!request.has("TableInput")) {
      throw new Refused(INVALID, "no TableInput");
    }
    return request.path("TableInput");
  }

  private GlueTable wanted(String database, JsonNode input, String version) {
    GlueTable wanted = GlueWords.table(database, input, version);
    return wanted.view().isEmpty()
        ? wanted
        : ViewWords.kept(
            wanted,
            input,
            (over, name) -> account.table(over, name).map(GlueTable::columns).orElse(List.of()));
  }

  private void createTable(JsonNode request) {
    String database = database(GlueWords.name(request.path("DatabaseName"))).name();
    GlueTable wanted = wanted(database, input(request), "");
    JsonNode iceberg = request.path("OpenTableFormatInput").path("IcebergInput");
    if (ViewWords.isChecked(wanted)) {
      views.create(wanted);
      return;
    }
    if (iceberg.isMissingNode()) {
      account.create(wanted);
      return;
    }
    account.create(iceberg(wanted));
  }

  /** Glue makes the first metadata itself; the refusals are in its words. */
  private static GlueTable iceberg(GlueTable wanted) {
    if (!wanted.tableType().equals("EXTERNAL_TABLE")) {
      throw new Refused(INVALID, "Iceberg table type has to be EXTERNAL_TABLE");
    }
    if (wanted.location().isEmpty()) {
      throw new Refused(
          INVALID, "Location information cannot be null while creating an iceberg table");
    }
    TreeMap<String, String> parameters = new TreeMap<>(wanted.parameters());
    if (parameters.containsKey("table_type") || parameters.containsKey("metadata_location")) {
      throw new Refused(
          INVALID,
          "Cannot use reserved parameters table_type or metadata_location while creating an iceberg"
              + " table");
    }
    parameters.put("table_type", "ICEBERG");
    parameters.put("metadata_location", wanted.location() + "metadata/00000-first.metadata.json");
    return wanted.with(parameters);
  }

  /** A version that is not the newest is refused, as AWS has been seen to; none takes any. */
  private void updateTable(JsonNode request) {
    JsonNode input = input(request);
    GlueTable now = table(request, GlueWords.name(input.path("Name")));
    String version = request.path("VersionId").asText(now.versionId());
    if (!version.equals(now.versionId())) {
      throw new Refused(
          "ConcurrentModificationException",
          "Update table failed due to concurrent modifications.");
    }
    GlueTable wanted = wanted(now.database(), input, version);
    if (now.view().isPresent() || wanted.view().isPresent()) {
      ViewWords.checkUpdate(request, now, wanted);
    }
    if (ViewWords.isChecked(wanted)) {
      views.update(wanted);
      return;
    }
    account.update(wanted);
  }

  private void deleteTable(JsonNode request) {
    GlueTable now = table(request, GlueWords.name(request.path("Name")));
    account.deleteTable(now.database(), now.name());
    views.delete(now);
  }
}
