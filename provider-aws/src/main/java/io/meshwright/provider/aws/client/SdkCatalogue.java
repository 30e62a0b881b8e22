package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetDatabasesResponse;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.MetadataOperation;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Glue over the SDK. */
public final class SdkCatalogue implements CatalogueGateway {
  private static final int PAGE = 100;
  private static final String ICEBERG = "ICEBERG";
  private static final String TABLE_TYPE = "table_type";

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
              answer.databaseList().stream().map(SdkCatalogue::database).toList(),
              Optional.ofNullable(answer.nextToken()));
        });
  }

  private static GlueDatabase database(Database database) {
    return new GlueDatabase(
        database.name(),
        text(database.description()),
        text(database.locationUri()),
        new TreeMap<>(database.parameters()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public Optional<GlueDatabase> database(String name) {
    try {
      return Optional.of(
          read(
              "GetDatabase",
              name,
              () -> database(glue().getDatabase(r -> r.name(name)).database())));
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
                answer.tableList().stream().map(SdkCatalogue::table).toList(),
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
              () -> table(glue().getTable(r -> r.databaseName(database).name(name)).table())));
    } catch (MeshException e) {
      return absent(e);
    }
  }

  private static GlueTable table(Table table) {
    Optional<StorageDescriptor> storage = Optional.ofNullable(table.storageDescriptor());
    return new GlueTable(
        table.databaseName(),
        table.name(),
        text(table.description()),
        text(table.tableType()),
        storage.map(s -> columns(s.columns())).orElse(List.of()),
        columns(table.partitionKeys()),
        storage.map(s -> text(s.location())).orElse(""),
        storage.map(SdkCatalogue::format).orElse(new GlueTable.GlueFormat("", "", "")),
        new TreeMap<>(table.parameters()),
        text(table.versionId()));
  }

  private static GlueTable.GlueFormat format(StorageDescriptor storage) {
    return new GlueTable.GlueFormat(
        text(storage.inputFormat()),
        text(storage.outputFormat()),
        Optional.ofNullable(storage.serdeInfo())
            .map(s -> text(s.serializationLibrary()))
            .orElse(""));
  }

  private static List<GlueTable.GlueColumn> columns(List<Column> columns) {
    return columns.stream()
        .map(
            c ->
                new GlueTable.GlueColumn(
                    c.name(), text(c.type()), text(c.comment()), new TreeMap<>(c.parameters())))
        .toList();
  }

  @Override
  public void create(GlueDatabase database) {
    write(
        "CreateDatabase",
        database.name(),
        () -> glue().createDatabase(r -> r.databaseInput(input(database))));
  }

  private static DatabaseInput input(GlueDatabase database) {
    DatabaseInput.Builder input =
        DatabaseInput.builder()
            .name(database.name())
            .parameters(database.parameters())
            // Else everybody whom IAM lets would have every right on it and its tables.
            .createTableDefaultPermissions(List.of());
    if (!database.description().isEmpty()) {
      input.description(database.description());
    }
    if (!database.location().isEmpty()) {
      input.locationUri(database.location());
    }
    return input.build();
  }

  @Override
  public void update(GlueDatabase database) {
    write(
        "UpdateDatabase",
        database.name(),
        () -> glue().updateDatabase(r -> r.name(database.name()).databaseInput(input(database))));
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
        () -> glue().createDatabase(r -> r.databaseInput(input(database))));
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
                      r.databaseName(table.database()).tableInput(input(table));
                      if (isIceberg(table)) {
                        r.openTableFormatInput(
                            o ->
                                o.icebergInput(
                                    i ->
                                        i.metadataOperation(MetadataOperation.CREATE)
                                            .version("2")));
                      }
                    }));
  }

  private static boolean isIceberg(GlueTable table) {
    return table.parameters().getOrDefault(TABLE_TYPE, "").toUpperCase(Locale.ROOT).equals(ICEBERG);
  }

  private static TableInput input(GlueTable table) {
    TreeMap<String, String> parameters = new TreeMap<>(table.parameters());
    if (isIceberg(table) && table.versionId().isEmpty()) {
      // Glue writes this one itself when it makes the table's metadata.
      parameters.remove(TABLE_TYPE);
    }
    StorageDescriptor.Builder storage =
        StorageDescriptor.builder().columns(sdk(table.columns())).location(table.location());
    if (!table.format().input().isEmpty()) {
      storage
          .inputFormat(table.format().input())
          .outputFormat(table.format().output())
          .serdeInfo(
              SerDeInfo.builder()
                  .serializationLibrary(table.format().serialisation())
                  .parameters(Map.of("serialization.format", "1"))
                  .build());
    }
    TableInput.Builder input =
        TableInput.builder()
            .name(table.name())
            .tableType(table.tableType())
            .parameters(parameters)
            .partitionKeys(sdk(table.partitionKeys()))
            .storageDescriptor(storage.build());
    return table.description().isEmpty()
        ? input.build()
        : input.description(table.description()).build();
  }

  private static List<Column> sdk(List<GlueTable.GlueColumn> columns) {
    return columns.stream()
        .map(
            c -> {
              Column.Builder column =
                  Column.builder().name(c.name()).type(c.type()).parameters(c.parameters());
              return c.comment().isEmpty() ? column.build() : column.comment(c.comment()).build();
            })
        .toList();
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
                            .tableInput(input(table))
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
