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
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.sql.BodyReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Views of a database. Those in the form that ours have are read; of any other it counts which
 * tables, views and stages its text names, by themselves and by way of the views that it names.
 */
final class LiveViews {
  private static final Set<String> KINDS = Set.of("VIEW", "MATERIALIZED VIEW");
  private static final String QUOTE = "\"";
  private static final String QUOTES = "\"\"";

  private final SfLive live;
  private final SfCatalogue catalogue;

  LiveViews(SfLive live, SfCatalogue catalogue) {
    this.live = live;
    this.catalogue = catalogue;
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
        .filter(t -> wanted.kind().equals(live.isView(t) ? SfTable.KIND : SfView.KIND))
        .<SfResource>map(t -> live.isView(t) ? t : view(t))
        .map(r -> SfLive.present(live.platform(), r, new Owner.Foreign()));
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
    Map<String, String> places = new TreeMap<>();
    for (String database : databases) {
      shown(database).forEach(v -> views.put(v.place(), v));
      live.tables(database)
          .forEach(t -> places.put(SfView.place(database, t.schema(), t.name()), t.name()));
      live.stages(database)
          .forEach(s -> places.put(SfView.place(database, s.schema(), s.name()), s.name()));
    }
    Mentions mentions = new Mentions(places, views);
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
    // A view outlives its table; its text means the same then.
    SfTable typed = table.orElse(view);
    if (table.filter(live::isView).isPresent()) {
      return Optional.empty();
    }
    SortedMap<String, DataType> types = live.types(typed.database(), typed.schema(), typed.name());
    Optional<MarkedComment> comment =
        live.comment(SfView.address(live.platform(), view.database(), view.schema(), view.name()))
            .filter(c -> isOfOneMesh(c, table));
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
    SfView.Base base = new SfView.Base(path.get(0), path.get(1), path.get(2));
    return rows instanceof Expression.Opaque
        ? Optional.empty()
        : Optional.of(new SfView.Body.Ruled(base, columns, rows, cells));
  }

  /**
   * Whether a view is of the mesh that its table is of. Only then its comment may say that it is a
   * port's, and not one more way to the table: what says that and is no port goes.
   */
  private boolean isOfOneMesh(MarkedComment comment, Optional<SfTable> table) {
    Optional<WorkspaceId> mesh = comment.marker().map(Marker::mesh);
    return table
        .map(t -> live.marker(t.address(live.platform())).map(Marker::mesh))
        .map(own -> own.isPresent() && own.equals(mesh))
        .orElse(mesh.isPresent());
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

  /** What texts name; a text that is not shown may name anything. */
  private static final class Mentions {
    private final Map<String, String> places;
    private final Map<String, Shown> views;
    private final Map<String, Set<String>> named = new HashMap<>();

    /**
     * Views that may name each other.
     *
     * @param places names by place
     * @param views the views among them
     */
    Mentions(Map<String, String> places, Map<String, Shown> views) {
      this.places = places;
      this.views = views;
    }

    private Set<String> named(String place) {
      Shown view = views.get(place);
      if (view == null) {
        return Set.of();
      }
      String sought = view.text().toUpperCase(Locale.ROOT);
      Set<String> names = new TreeSet<>();
      if (view.text().isBlank()) {
        names.add(SfView.Body.Unread.ANYTHING);
      }
      String database = view.table().database();
      places.forEach(
          (other, name) -> {
            // A name without a database is one of the view's own.
            String home = other.substring(0, other.indexOf('\n'));
            if (!other.equals(place)
                && sought.contains(written(name))
                && (home.equals(database) || sought.contains(written(home)))) {
              names.add(other);
            }
          });
      return names;
    }

    /** A name as it may stand in quotes. */
    private static String written(String name) {
      return name.replace(QUOTE, QUOTES).toUpperCase(Locale.ROOT);
    }

    /** What a view names, and what those that it names do. */
    SortedSet<String> of(String place) {
      TreeSet<String> all = new TreeSet<>();
      List<String> open = new ArrayList<>(List.of(place));
      while (!open.isEmpty()) {
        String next = open.removeLast();
        for (String name : named.computeIfAbsent(next, this::named)) {
          if (all.add(name)) {
            open.add(name);
          }
        }
      }
      return all;
    }
  }
}
