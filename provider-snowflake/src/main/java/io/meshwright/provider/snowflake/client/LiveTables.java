package io.meshwright.provider.snowflake.client;

import io.meshwright.api.resource.Address;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.sql.SfTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tables of a database, and what is listed among them, with their columns. */
final class LiveTables {
  private static final String BASE_TABLE = "BASE TABLE";

  private final SfLive live;
  private final SfCatalogue catalogue;
  private final String database;

  LiveTables(SfLive live, SfCatalogue catalogue, String database) {
    this.live = live;
    this.catalogue = catalogue;
    this.database = database;
  }

  void read() {
    Map<Address, List<SnowflakeRow>> columns = new HashMap<>();
    for (SnowflakeRow row : catalogue.rows(CatalogueQuery.COLUMNS, database)) {
      columns.computeIfAbsent(address(row), k -> new ArrayList<>()).add(row);
    }
    List<SnowflakeRow> tables = catalogue.rows(CatalogueQuery.TABLES, database);
    boolean any = tables.stream().anyMatch(LiveTables::isExternal);
    LiveExternalTables external = new LiveExternalTables(live, catalogue, database, any);
    LiveChanges changes = new LiveChanges(catalogue, database, followed(tables));
    for (SnowflakeRow row : tables) {
      read(row, columns.getOrDefault(address(row), List.of()), external, changes);
    }
  }

  /** Schemas with a table whose comment says that its changes are wanted. */
  private Set<String> followed(List<SnowflakeRow> tables) {
    return tables.stream()
        .filter(t -> SfComments.tracked(SfComments.read(t, address(t))))
        .map(t -> t.text("table_schema"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Address address(SnowflakeRow row) {
    return SfTable.address(
        live.platform(), database, row.text("table_schema"), row.text("table_name"));
  }

  private static boolean isExternal(SnowflakeRow row) {
    return row.text("table_type").equals(LiveExternalTables.TYPE);
  }

  private void read(
      SnowflakeRow row,
      List<SnowflakeRow> columns,
      LiveExternalTables externalTables,
      LiveChanges changes) {
    boolean external = isExternal(row);
    String type = row.text("table_type");
    MarkedComment comment = SfComments.read(row, address(row));
    boolean dynamic = row.text("is_dynamic").equals("YES");
    // What is no table is never ours as one.
    live.comment(
        address(row),
        external || type.equals(BASE_TABLE) && !dynamic
            ? comment
            : new MarkedComment(row.text("comment"), Map.of()));
    SfTable one =
        new SfTable(
            database,
            row.text("table_schema"),
            row.text("table_name"),
            columns.stream()
                .filter(c -> !external || !isRow(c))
                .map(c -> column(c, comment, external))
                .toList(),
            comment.description(),
            row.text("is_iceberg").equals("YES")
                ? Optional.of(SfComments.volume(comment))
                : Optional.empty(),
            external
                ? Optional.of(
                    externalTables.of(row.text("table_schema"), row.text("table_name"), comment))
                : Optional.empty(),
            SfComments.tracked(comment)
                && changes.of(row.text("table_schema"), row.text("table_name")));
    if (dynamic) {
      live.dynamic(one);
      live.comment(
          SfDynamicTable.address(live.platform(), database, one.schema(), one.name()), comment);
      return;
    }
    live.table(one, LiveViews.isView(type));
    if (LiveViews.isView(type)) {
      live.comment(SfView.address(live.platform(), database, one.schema(), one.name()), comment);
    } else {
      live.addMarked(one);
    }
  }

  /** The whole of what is in a file, which no contract names. */
  private static boolean isRow(SnowflakeRow column) {
    return column.text("column_name").equals(LiveExternalTables.VALUE);
  }

  private static SfColumn column(SnowflakeRow row, MarkedComment comment, boolean external) {
    String name = row.text("column_name");
    return new SfColumn(
        name,
        SfTypes.shown(
            row.text("data_type"),
            row.number("character_maximum_length"),
            row.number("numeric_precision"),
            row.number("numeric_scale"),
            row.number("datetime_precision"),
            row.optional("collation_name")),
        external ? SfComments.required(comment, name) : row.text("is_nullable").equals("NO"),
        SfComments.published(comment, name),
        SfComments.neutral(comment, name));
  }
}
