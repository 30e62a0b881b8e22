package io.meshwright.provider.aws.client;

import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsLink;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.PrincipalPermissions;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableIdentifier;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Databases and tables of Glue in the SDK's words, both ways. */
final class GlueForms {
  private static final String ICEBERG = "ICEBERG";
  private static final String TABLE_TYPE = "table_type";
  private static final String FORM = "serialization.format";

  private GlueForms() {}

  static GlueDatabase database(Database database) {
    return new GlueDatabase(
        database.name(),
        text(database.description()),
        text(database.locationUri()),
        new TreeMap<>(database.parameters()),
        database.createTableDefaultPermissions().stream().anyMatch(GlueForms::isOpen));
  }

  private static boolean isOpen(PrincipalPermissions given) {
    return !given.permissionsAsStrings().isEmpty()
        && given.principal() != null
        && AwsGrant.EVERYBODY_BY_IAM.equals(given.principal().dataLakePrincipalIdentifier());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /**
   * A table.
   *
   * @param shown as it is shown
   * @param region the region of the catalogue
   */
  static GlueTable table(Table shown, String region) {
    Table table = ViewInputs.asked(shown);
    Optional<StorageDescriptor> storage = Optional.ofNullable(table.storageDescriptor());
    return new GlueTable(
        table.databaseName(),
        table.name(),
        text(table.description()),
        text(table.tableType()),
        storage.map(s -> columns(s.columns())).orElse(List.of()),
        columns(table.partitionKeys()),
        storage.map(s -> text(s.location())).orElse(""),
        storage.map(GlueForms::format).orElse(new GlueTable.GlueFormat("", "", "")),
        new TreeMap<>(table.parameters()),
        Optional.ofNullable(table.targetTable()).map(t -> target(t, region)),
        text(table.versionId()),
        ViewInputs.view(table));
  }

  /** Where the region is that of the link it may be left out. */
  private static AwsLink.Target target(TableIdentifier target, String region) {
    String other = text(target.region());
    return new AwsLink.Target(
        text(target.catalogId()),
        other.equals(region) ? "" : other,
        text(target.databaseName()),
        text(target.name()));
  }

  private static GlueTable.GlueFormat format(StorageDescriptor storage) {
    return new GlueTable.GlueFormat(
        text(storage.inputFormat()),
        text(storage.outputFormat()),
        Optional.ofNullable(storage.serdeInfo())
            .map(s -> text(s.serializationLibrary()))
            .orElse(""),
        told(storage));
  }

  private static SortedMap<String, String> told(StorageDescriptor storage) {
    TreeMap<String, String> told = new TreeMap<>();
    Optional.ofNullable(storage.serdeInfo()).ifPresent(s -> told.putAll(s.parameters()));
    told.remove(FORM);
    return told;
  }

  private static List<GlueTable.GlueColumn> columns(List<Column> columns) {
    return columns.stream()
        .map(
            c ->
                new GlueTable.GlueColumn(
                    c.name(), text(c.type()), text(c.comment()), new TreeMap<>(c.parameters())))
        .toList();
  }

  static DatabaseInput input(GlueDatabase database) {
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

  static boolean isIceberg(GlueTable table) {
    return table.parameters().getOrDefault(TABLE_TYPE, "").toUpperCase(Locale.ROOT).equals(ICEBERG);
  }

  static TableInput input(GlueTable table) {
    if (table.target().isPresent()) {
      return link(table.name(), table.target().get());
    }
    TreeMap<String, String> parameters = new TreeMap<>(table.parameters());
    if (isIceberg(table) && table.versionId().isEmpty()) {
      // Glue writes this one itself when it makes the table's metadata.
      parameters.remove(TABLE_TYPE);
    }
    StorageDescriptor.Builder storage = StorageDescriptor.builder().columns(sdk(table.columns()));
    if (!table.location().isEmpty()) {
      storage.location(table.location());
    }
    if (!table.format().input().isEmpty()) {
      storage
          .inputFormat(table.format().input())
          .outputFormat(table.format().output())
          .serdeInfo(
              SerDeInfo.builder()
                  .serializationLibrary(table.format().serialisation())
                  .parameters(parameters(table.format()))
                  .build());
    }
    TableInput.Builder input =
        TableInput.builder().name(table.name()).tableType(table.tableType()).parameters(parameters);
    // The columns of a view that engines look at are theirs to find.
    if (!ViewInputs.isValidated(table)) {
      input.partitionKeys(sdk(table.partitionKeys())).storageDescriptor(storage.build());
    }
    return table.description().isEmpty()
        ? input.build()
        : input.description(table.description()).build();
  }

  private static TableInput link(String name, AwsLink.Target target) {
    TableIdentifier.Builder to =
        TableIdentifier.builder()
            .catalogId(target.account())
            .databaseName(target.database())
            .name(target.table());
    if (!target.region().isEmpty()) {
      to.region(target.region());
    }
    return TableInput.builder().name(name).targetTable(to.build()).build();
  }

  private static SortedMap<String, String> parameters(GlueTable.GlueFormat format) {
    TreeMap<String, String> all = new TreeMap<>(format.parameters());
    all.put(FORM, "1");
    return all;
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
}
