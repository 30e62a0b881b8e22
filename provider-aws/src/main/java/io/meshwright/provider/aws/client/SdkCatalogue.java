package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetDatabasesResponse;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.MetadataOperation;

/** Glue over the SDK. */
public final class SdkCatalogue implements CatalogueGateway {
  private static final int PAGE = 100;

  private final AwsClients clients;
  private final CallMeter meter;
  private final int page;

  /** Glue of an account and region. */
  public SdkCatalogue(AwsClients clients, CallMeter meter) {
    this(clients, meter, PAGE);
  }

  /** With smaller pages. */
  SdkCatalogue(AwsClients clients, CallMeter meter, int page) {
    this.clients = clients;
    this.meter = meter;
    this.page = page;
  }

  private GlueClient glue() {
    return clients.glue();
  }

  private <T> T read(String call, String subject, Supplier<T> what) {
    meter.read("glue." + call);
    return AwsErrors.turned("glue:" + call, subject, what);
  }

  private <T> void write(String call, String subject, Supplier<T> what) {
    meter.write("glue." + call);
    AwsErrors.turned("glue:" + call, subject, what);
  }

  @Override
  public List<GlueDatabase> databases() {
    return Pages.all(
        "glue:GetDatabases",
        token -> {
          GetDatabasesResponse answer =
              read(
                  "GetDatabases",
                  "the catalogue",
                  () -> glue().getDatabases(r -> r.maxResults(page).nextToken(token.orElse(null))));
          return new Pages.Page<>(
              answer.databaseList().stream().map(GlueForms::database).toList(),
              Optional.ofNullable(answer.nextToken()));
        });
  }

  @Override
  public Optional<GlueDatabase> database(String name) {
    try {
      return Optional.of(
          read(
              "GetDatabase",
              name,
              () -> GlueForms.database(glue().getDatabase(r -> r.name(name)).database())));
    } catch (MeshException e) {
      return absent(e);
    }
  }

  private static <T> Optional<T> absent(MeshException e) {
    if (e.getCause() instanceof EntityNotFoundException) {
      return Optional.empty();
    }
    throw e;
  }

  @Override
  public List<GlueTable> tables(String database) {
    try {
      return Pages.all(
          "glue:GetTables",
          token -> {
            GetTablesResponse answer =
                read(
                    "GetTables",
                    database,
                    () ->
                        glue()
                            .getTables(
                                r ->
                                    r.databaseName(database)
                                        .maxResults(page)
                                        .nextToken(token.orElse(null))));
            return new Pages.Page<>(
                answer.tableList().stream().map(GlueForms::table).toList(),
                Optional.ofNullable(answer.nextToken()));
          });
    } catch (MeshException e) {
      return SdkCatalogue.<List<GlueTable>>absent(e).orElse(List.of());
    }
  }

  @Override
  public Optional<GlueTable> table(String database, String name) {
    try {
      return Optional.of(
          read(
              "GetTable",
              database + "." + name,
              () ->
                  GlueForms.table(
                      glue().getTable(r -> r.databaseName(database).name(name)).table())));
    } catch (MeshException e) {
      return absent(e);
    }
  }

  @Override
  public void create(GlueDatabase database) {
    write(
        "CreateDatabase",
        database.name(),
        () -> glue().createDatabase(r -> r.databaseInput(GlueForms.input(database))));
  }

  @Override
  public void update(GlueDatabase database) {
    write(
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
    try {
      AwsErrors.turned("glue:DeleteDatabase", name, () -> glue().deleteDatabase(r -> r.name(name)));
    } catch (MeshException e) {
      absent(e);
    }
  }

  @Override
  public void lock(GlueDatabase database) {
    meter.read("lock");
    AwsErrors.turned(
        "glue:CreateDatabase",
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
    write(
        "CreateTable",
        table.database() + "." + table.name(),
        () ->
            glue()
                .createTable(
                    r -> {
                      r.databaseName(table.database()).tableInput(GlueForms.input(table));
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
    if (table.versionId().isEmpty()) {
      throw new MeshException(
          ErrorKind.INTERNAL, "an update of " + table.name() + " without the version it saw");
    }
    write(
        "UpdateTable",
        table.database() + "." + table.name(),
        () ->
            glue()
                .updateTable(
                    r ->
                        r.databaseName(table.database())
                            .tableInput(GlueForms.input(table))
                            .versionId(table.versionId())
                            .skipArchive(true)));
  }

  @Override
  public void deleteTable(String database, String name) {
    try {
      write(
          "DeleteTable",
          database + "." + name,
          () -> glue().deleteTable(r -> r.databaseName(database).name(name)));
    } catch (MeshException e) {
      absent(e);
    }
  }
}
