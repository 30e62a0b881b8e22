package io.meshwright.provider.snowflake.client;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.sql.BodyReader;
import io.meshwright.provider.snowflake.sql.TargetLag;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Dynamic tables of some databases, which show what they keep as views do. Nothing is asked of a
 * database that has none.
 */
final class LiveDynamicTables {
  private final SfLive live;
  private final SfCatalogue catalogue;
  private final Map<String, Shown> shown = new TreeMap<>();

  LiveDynamicTables(SfLive live, SfCatalogue catalogue) {
    this.live = live;
    this.catalogue = catalogue;
  }

  /**
   * A dynamic table as the catalogue shows it.
   *
   * @param table its place and columns
   * @param text the statement that made it; blank where it is not shown
   */
  private record Shown(SfTable table, String text, String lag, String warehouse) {}

  /** Asks for them. */
  void read(Collection<String> databases) {
    List<String> some =
        databases.stream().filter(d -> live.tables(d).stream().anyMatch(live::isDynamic)).toList();
    catalogue.ahead(
        some.stream().map(d -> CatalogueRead.of(CatalogueQuery.DYNAMIC_TABLES, d)).toList());
    for (String database : some) {
      Map<String, SnowflakeRow> rows = new HashMap<>();
      for (SnowflakeRow row : catalogue.rows(CatalogueQuery.DYNAMIC_TABLES, database)) {
        rows.put(SfView.place(database, row.text("schema_name"), row.text("name")), row);
      }
      for (SfTable table : live.tables(database)) {
        if (live.isDynamic(table)) {
          String place = SfView.place(database, table.schema(), table.name());
          SnowflakeRow row = rows.getOrDefault(place, new SnowflakeRow(Map.of()));
          String lag = row.text("target_lag");
          shown.put(
              place,
              new Shown(
                  table,
                  row.text("text"),
                  TargetLag.canonical(lag).orElse(lag),
                  row.text("warehouse")));
        }
      }
    }
  }

  /** The statements that made them, by place. */
  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    shown.forEach((place, one) -> texts.put(place, one.text()));
    return texts;
  }

  /** What is said of them, as it was found. */
  void add(Mentions mentions) {
    shown.forEach(
        (place, one) ->
            live.addMarked(
                new SfDynamicTable(
                    one.table().database(),
                    one.table().schema(),
                    one.table().name(),
                    body(one)
                        .<SfView.Body>map(b -> b)
                        .orElseGet(
                            () ->
                                new SfView.Body.Unread(
                                    Digest.of(one.text()).toString(), mentions.of(place))),
                    one.lag(),
                    one.warehouse())));
  }

  /** The table whose columns a dynamic one keeps, where that is read and found. */
  Optional<SfTable> source(SfTable dynamic) {
    return Optional.ofNullable(
            shown.get(SfView.place(dynamic.database(), dynamic.schema(), dynamic.name())))
        .flatMap(this::body)
        .map(SfView.Body.Ruled::table)
        .flatMap(t -> live.table(t.database(), t.schema(), t.name()));
  }

  /** Where what is found among the tables lives, dynamic or not. */
  Address address(SfTable table) {
    return live.isDynamic(table)
        ? SfDynamicTable.address(live.platform(), table.database(), table.schema(), table.name())
        : table.address(live.platform());
  }

  /** One that keeps columns of one table as they are. */
  private Optional<SfView.Body.Ruled> body(Shown one) {
    Optional<ViewText> read =
        ViewText.ofDynamic(one.text())
            .filter(t -> new TreeSet<>(t.columns()).size() == t.columns().size());
    if (read.isEmpty()) {
      return Optional.empty();
    }
    ViewText text = read.get();
    List<String> path = text.table();
    Optional<SfTable> table = live.table(path.get(0), path.get(1), path.get(2));
    // As with views: one of ours outlives its table, and what somebody else's reads is not known.
    boolean lost = table.isEmpty() && live.marker(address(one.table())).isEmpty();
    if (lost || table.filter(t -> live.isView(t) || live.isDynamic(t)).isPresent()) {
      return Optional.empty();
    }
    SfTable typed = table.orElse(one.table());
    Expression rows =
        text.where().isEmpty()
            ? Expression.Constant.TRUE
            : BodyReader.rows(
                text.where(), live.types(typed.database(), typed.schema(), typed.name()));
    return rows instanceof Expression.Opaque
        ? Optional.empty()
        : Optional.of(
            new SfView.Body.Ruled(
                new SfView.Base(path.get(0), path.get(1), path.get(2)),
                text.columns().stream().map(SfView.Shown::of).toList(),
                rows,
                new TreeMap<>()));
  }
}
