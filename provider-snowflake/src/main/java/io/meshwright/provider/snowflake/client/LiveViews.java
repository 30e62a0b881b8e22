package io.meshwright.provider.snowflake.client;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.sql.BodyReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Views and dynamic tables of some databases. Those in the form that ours have are read; of any
 * other it counts which tables, views and stages its text names, by themselves and by way of the
 * views that it names.
 */
final class LiveViews {
  private static final Set<String> KINDS = Set.of("VIEW", "MATERIALIZED VIEW");
  private static final String QUOTE = "\"";
  private static final String QUOTES = "\"\"";

  private final SfLive live;
  private final SfCatalogue catalogue;
  private final LiveDynamicTables dynamic;

  LiveViews(SfLive live, SfCatalogue catalogue) {
    this.live = live;
    this.catalogue = catalogue;
    this.dynamic = new LiveDynamicTables(live, catalogue);
  }

  /** Whether a kind of table is one that shows what is in others. */
  static boolean isView(String type) {
    return KINDS.contains(type);
  }

  /** What is at a place where something else is wanted; empty where nothing of another kind is. */
  static Optional<Seen.Present> inTheWay(SfLive live, Address wanted) {
    List<String> path = wanted.path();
    Optional<SfTable> there =
        path.size() == 3 ? live.table(path.get(0), path.get(1), path.get(2)) : Optional.empty();
    return there
        .filter(
            t ->
                Set.of(SfTable.KIND, SfView.KIND, SfDynamicTable.KIND).contains(wanted.kind())
                    && !wanted.kind().equals(kind(live, t)))
        .<SfResource>map(
            t ->
                switch (wanted.kind()) {
                  case SfTable.KIND -> t;
                  case SfView.KIND -> view(t);
                  default ->
                      new SfDynamicTable(
                          t.database(), t.schema(), t.name(), view(t).body(), "", "");
                })
        .map(r -> SfLive.present(live.platform(), r, new Owner.Foreign()));
  }

  private static String kind(SfLive live, SfTable table) {
    if (live.isDynamic(table)) {
      return SfDynamicTable.KIND;
    }
    return live.isView(table) ? SfView.KIND : SfTable.KIND;
  }

  /** A table as it stands where a view should. */
  private static SfView view(SfTable table) {
    return new SfView(
        table.database(),
        table.schema(),
        table.name(),
        false,
        new SfView.Body.Unread("", new TreeSet<>()),
        "");
  }

  /**
   * A view as the catalogue shows it.
   *
   * @param table its place and columns
   * @param text the statement that made it; blank where it is not shown
   */
  private record Shown(SfTable table, boolean secure, String text) {
    String place() {
      return SfView.place(table.database(), table.schema(), table.name());
    }
  }

  /** Reads the views of some databases, which may read each other's tables and views. */
  void read(Collection<String> databases) {
    catalogue.ahead(
        databases.stream()
            .filter(d -> live.tables(d).stream().anyMatch(live::isView))
            .map(d -> CatalogueRead.of(CatalogueQuery.VIEWS, d))
            .toList());
    Map<String, Shown> views = new TreeMap<>();
    for (String database : databases) {
      shown(database).forEach(v -> views.put(v.place(), v));
    }
    dynamic.read(databases);
    Map<String, String> texts = dynamic.texts();
    views.forEach((place, view) -> texts.put(place, view.text()));
    Mentions mentions = Mentions.of(live, databases, texts);
    dynamic.add(mentions);
    for (Shown view : views.values()) {
      live.addMarked(
          new SfView(
              view.table().database(),
              view.table().schema(),
              view.table().name(),
              view.secure(),
              body(view.table(), view.text())
                  .<SfView.Body>map(b -> b)
                  .orElseGet(
                      () ->
                          new SfView.Body.Unread(
                              Digest.of(view.text()).toString(), mentions.of(view.place()))),
              view.table().description()));
    }
  }

  private List<Shown> shown(String database) {
    List<SfTable> views = live.tables(database).stream().filter(live::isView).toList();
    if (views.isEmpty()) {
      return List.of();
    }
    Map<String, SnowflakeRow> rows = new HashMap<>();
    for (SnowflakeRow row : catalogue.rows(CatalogueQuery.VIEWS, database)) {
      rows.put(SfView.place(database, row.text("table_schema"), row.text("table_name")), row);
    }
    List<Shown> shown = new ArrayList<>();
    for (SfTable view : views) {
      String place = SfView.place(database, view.schema(), view.name());
      SnowflakeRow row = rows.getOrDefault(place, new SnowflakeRow(Map.of()));
      shown.add(
          new Shown(
              view, rows.containsKey(place) && row.bool("is_secure"), row.text("view_definition")));
    }
    return shown;
  }

  /** A view that shows one table by rules. */
  private Optional<SfView.Body.Ruled> body(SfTable view, String text) {
    Optional<ViewText> read =
        ViewText.of(text).filter(t -> new TreeSet<>(t.columns()).size() == t.columns().size());
    if (read.isEmpty()) {
      return Optional.empty();
    }
    ViewText shown = read.get();
    List<String> path = shown.table();
    Optional<SfTable> table = live.table(path.get(0), path.get(1), path.get(2));
    Address address = SfView.address(live.platform(), view.database(), view.schema(), view.name());
    // A view of ours outlives its table, and its text means the same then. What somebody else's is
    // over that is not found is not known.
    boolean lost = table.isEmpty() && live.marker(address).isEmpty();
    if (lost || table.filter(live::isView).isPresent()) {
      return Optional.empty();
    }
    SfTable typed = table.orElse(view);
    SortedMap<String, DataType> types = live.types(typed.database(), typed.schema(), typed.name());
    Optional<MarkedComment> comment = live.comment(address).filter(c -> isOfOneMesh(c, table));
    List<SfView.Shown> columns = new ArrayList<>();
    TreeMap<String, CellRule> cells = new TreeMap<>();
    for (int i = 0; i < shown.columns().size(); i++) {
      String column = shown.columns().get(i);
      Optional<Item> item = item(shown.items().get(i), column, types);
      if (item.isEmpty()) {
        return Optional.empty();
      }
      item.get().rule().ifPresent(rule -> cells.put(column, rule));
      columns.add(
          new SfView.Shown(
              column,
              item.get().source(),
              comment.map(c -> SfComments.published(c, column)).orElse(column),
              comment.map(c -> SfComments.neutral(c, column)).orElse("")));
    }
    Expression rows =
        shown.where().isEmpty() ? Expression.Constant.TRUE : BodyReader.rows(shown.where(), types);
    boolean kept = table.filter(live::isDynamic).isPresent();
    SfView.Base base = new SfView.Base(path.get(0), path.get(1), path.get(2), kept);
    SfView.Body.Ruled ruled = new SfView.Body.Ruled(base, columns, rows, cells);
    // Somebody else's view over a dynamic table is one over what that reads.
    return rows instanceof Expression.Opaque || kept && !ruled.isPort()
        ? Optional.empty()
        : Optional.of(ruled);
  }

  /**
   * Whether a view is of the mesh that its table is of. Only then its comment may say that it is a
   * port's, and not one more way to the table: what says that and is no port goes.
   */
  private boolean isOfOneMesh(MarkedComment comment, Optional<SfTable> table) {
    Optional<WorkspaceId> mesh = comment.marker().map(Marker::mesh);
    return mesh.isPresent()
        && Stream.concat(table.stream(), table.flatMap(dynamic::source).stream())
            .map(t -> live.marker(dynamic.address(t)).map(Marker::mesh))
            .allMatch(mesh::equals);
  }

  /**
   * What a view shows as one of its columns.
   *
   * @param source the table's column
   * @param rule how; as it is where there is none
   */
  private record Item(String source, Optional<CellRule> rule) {}

  /** An item shows one column of the table; which one, only the item says. */
  private static Optional<Item> item(
      String item, String column, SortedMap<String, DataType> types) {
    List<String> sources = new ArrayList<>(types.keySet());
    sources.remove(column);
    sources.addFirst(column);
    for (String source : sources) {
      if (!types.containsKey(source) || !item.contains(QUOTE + source.replace(QUOTE, QUOTES))) {
        continue;
      }
      if (isColumn(item, source)) {
        return Optional.of(new Item(source, Optional.empty()));
      }
      Optional<CellRule> rule = BodyReader.mask(item, source, types);
      if (rule.isPresent()) {
        return Optional.of(new Item(source, rule));
      }
    }
    return Optional.empty();
  }

  private static boolean isColumn(String item, String column) {
    return item.startsWith(QUOTE) && QualifiedName.parts(item).equals(List.of(column));
  }
}
