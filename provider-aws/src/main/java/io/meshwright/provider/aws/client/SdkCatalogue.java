package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetDatabasesResponse;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.MetadataOperation;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.ViewUpdateAction;

/** Glue over the SDK. */
public final class SdkCatalogue implements CatalogueGateway {
  private static final int PAGE = 100;

  private final AwsClients clients;
  private final CallMeter meter;
  private final SdkCalls calls;
  private final int page;

  /** Glue of an account and region. */
  public SdkCatalogue(AwsClients clients, CallMeter meter) {
    this(clients, meter, PAGE);
  }

  /** With smaller pages. */
  SdkCatalogue(AwsClients clients, CallMeter meter, int page) {
    this.clients = clients;
    this.meter = meter;
    this.calls = new SdkCalls(meter, "glue");
    this.page = page;
  }

  private GlueClient glue() {
    return clients.glue();
  }

  @Override
  public List<GlueDatabase> databases() {
    return calls.all(
        "GetDatabases",
        "the catalogue",
        token -> {
          GetDatabasesResponse answer =
              glue().getDatabases(r -> r.maxResults(page).nextToken(token.orElse(null)));
          return new Pages.Page<>(
              answer.databaseList().stream().map(GlueForms::database).toList(),
              Optional.ofNullable(answer.nextToken()));
        });
  }

  @Override
  public Optional<GlueDatabase> database(String name) {
    return SdkCalls.unless(
        SdkCalls.NOT_FOUND,
        () ->
            calls.read(
                "GetDatabase",
                name,
                () -> GlueForms.database(glue().getDatabase(r -> r.name(name)).database())));
  }

  @Override
  public List<GlueTable> tables(String database) {
    return SdkCalls.unless(
            SdkCalls.NOT_FOUND,
            () ->
                calls.all(
                    "GetTables",
                    database,
                    token -> {
                      GetTablesResponse answer =
                          glue()
                              .getTables(
                                  r ->
                                      r.databaseName(database)
                                          .includeStatusDetails(true)
                                          .maxResults(page)
                                          .nextToken(token.orElse(null)));
                      return new Pages.Page<>(
                          answer.tableList().stream().map(this::table).toList(),
                          Optional.ofNullable(answer.nextToken()));
                    }))
        .orElse(List.of());
  }

  @Override
  public Optional<GlueTable> table(String database, String name) {
    return SdkCalls.unless(
        SdkCalls.NOT_FOUND,
        () ->
            calls.read(
                "GetTable",
                database + "." + name,
                () ->
                    table(
                        glue()
                            .getTable(
                                r -> r.databaseName(database).name(name).includeStatusDetails(true))
                            .table())));
  }

  private GlueTable table(Table table) {
    return GlueForms.table(table, clients.region().id());
  }

  @Override
  public void create(GlueDatabase database) {
    calls.write(
        "CreateDatabase",
        database.name(),
        () -> glue().createDatabase(r -> r.databaseInput(GlueForms.input(database))));
  }

  @Override
  public void update(GlueDatabase database) {
    calls.write(
        "UpdateDatabase",
        database.name(),
        () ->
            glue()
                .updateDatabase(
                    r -> r.name(database.name()).databaseInput(GlueForms.input(database))));
  }

  @Override
  public void deleteDatabase(String name) {
    meter.write("glue.DeleteDatabase");
    remove(name);
  }

  private void remove(String name) {
    SdkCalls.unless(
        SdkCalls.NOT_FOUND,
        () -> calls.turned("DeleteDatabase", name, () -> glue().deleteDatabase(r -> r.name(name))));
  }

  @Override
  public void lock(GlueDatabase database) {
    meter.read("lock");
    calls.turned(
        "CreateDatabase",
        database.name(),
        () -> glue().createDatabase(r -> r.databaseInput(GlueForms.input(database))));
  }

  @Override
  public void unlock(String name) {
    meter.read("lock");
    remove(name);
  }

  @Override
  public void create(GlueTable table) {
    calls.write(
        "CreateTable",
        table.database() + "." + table.name(),
        () ->
            glue()
                .createTable(
                    r -> {
                      r.databaseName(table.database()).tableInput(input(table));
                      if (GlueForms.isIceberg(table)) {
                        r.openTableFormatInput(
                            o ->
                                o.icebergInput(
                                    i ->
                                        i.metadataOperation(MetadataOperation.CREATE)
                                            .version("2")));
                      }
                    }));
  }

  @Override
  public void update(GlueTable table) {
    if (table.target().isPresent()) {
      throw new MeshException(
          ErrorKind.INTERNAL, "an update of link " + table.name() + " would change its target");
    }
    if (table.versionId().isEmpty()) {
      throw new MeshException(
          ErrorKind.INTERNAL, "an update of " + table.name() + " without the version it saw");
    }
    calls.write(
        "UpdateTable",
        table.database() + "." + table.name(),
        () ->
            glue()
                .updateTable(
                    r -> {
                      r.databaseName(table.database())
                          .tableInput(input(table))
                          .versionId(table.versionId())
                          .skipArchive(true);
                      if (table.view().isPresent()) {
                        // All that it selects is written anew, from another table perhaps.
                        r.viewUpdateAction(ViewUpdateAction.REPLACE).force(true);
                      }
                    }));
  }

  private TableInput input(GlueTable table) {
    TableInput input = GlueForms.input(table);
    return table
        .view()
        .map(v -> ViewInputs.input(v, clients.region().id(), clients.connection()))
        .map(v -> input.toBuilder().viewDefinition(v).build())
        .orElse(input);
  }

  @Override
  public void deleteTable(String database, String name) {
    SdkCalls.unless(
        SdkCalls.NOT_FOUND,
        () ->
            calls.write(
                "DeleteTable",
                database + "." + name,
                () -> glue().deleteTable(r -> r.databaseName(database).name(name))));
  }
}
