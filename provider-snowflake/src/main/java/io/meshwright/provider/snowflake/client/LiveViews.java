package io.meshwright.provider.snowflake.client;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.schema.DataType;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.sql.BodyReader;
import java.util.ArrayList;
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

  private final SfLive live;
  private final SfCatalogue catalogue;
  private final String database;

  LiveViews(SfLive live, SfCatalogue catalogue, String database) {
    this.live = live;
    this.catalogue = catalogue;
    this.database = database;
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

  void read() {
    List<SfTable> views = live.tables(database).stream().filter(live::isView).toList();
    if (views.isEmpty()) {
      return;
    }
    Map<String, SnowflakeRow> rows = new HashMap<>();
    for (SnowflakeRow row : catalogue.rows(CatalogueQuery.VIEWS, database)) {
      rows.put(place(row.text("table_schema"), row.text("table_name")), row);
    }
    Map<String, String> texts = new TreeMap<>();
    for (SfTable view : views) {
      String place = place(view.schema(), view.name());
      SnowflakeRow row = rows.getOrDefault(place, new SnowflakeRow(Map.of()));
      texts.put(place, row.text("view_definition"));
    }
    Mentions mentions = new Mentions(places(), texts);
    for (SfTable view : views) {
      String place = place(view.schema(), view.name());
      String text = texts.getOrDefault(place, "");
      boolean secure = rows.containsKey(place) && rows.get(place).bool("is_secure");
      live.addMarked(
          new SfView(
              database,
              view.schema(),
              view.name(),
              secure,
              body(view, text)
                  .<SfView.Body>map(b -> b)
                  .orElseGet(
                      () -> new SfView.Body.Unread(Digest.of(text).toString(), mentions.of(place))),
              view.description()));
    }
  }

  /** Names by place of what a text may name; a stage counts as a table of its name does. */
  private Map<String, String> places() {
    Map<String, String> places = new TreeMap<>();
    live.tables(database).forEach(t -> places.put(place(t.schema(), t.name()), t.name()));
    live.stages(database).forEach(s -> places.put(place(s.schema(), s.name()), s.name()));
    return places;
  }

  private String place(String schema, String name) {
    return SfView.place(database, schema, name);
  }

  /** A view that shows one table beside it by rules. */
  private Optional<SfView.Body.Ruled> body(SfTable view, String text) {
    Optional<ViewText> read =
        ViewText.of(text)
            .filter(t -> t.table().subList(0, 2).equals(List.of(database, view.schema())))
            .filter(t -> new TreeSet<>(t.columns()).size() == t.columns().size());
    if (read.isEmpty()) {
      return Optional.empty();
    }
    ViewText shown = read.get();
    String table = shown.table().get(2);
    // A view outlives its table; its text means the same then.
    boolean there = live.table(database, view.schema(), table).isPresent();
    SortedMap<String, DataType> types =
        live.types(database, view.schema(), there ? table : view.name());
    TreeMap<String, CellRule> cells = new TreeMap<>();
    for (int i = 0; i < shown.columns().size(); i++) {
      String column = shown.columns().get(i);
      String item = shown.items().get(i);
      if (!types.containsKey(column)) {
        return Optional.empty();
      }
      if (!isColumn(item, column)) {
        Optional<CellRule> rule = BodyReader.mask(item, column, types);
        if (rule.isEmpty()) {
          return Optional.empty();
        }
        cells.put(column, rule.get());
      }
    }
    Expression rows =
        shown.where().isEmpty() ? Expression.Constant.TRUE : BodyReader.rows(shown.where(), types);
    return rows instanceof Expression.Opaque
        ? Optional.empty()
        : Optional.of(new SfView.Body.Ruled(table, shown.columns(), rows, cells));
  }

  private static boolean isColumn(String item, String column) {
    return item.startsWith("\"") && QualifiedName.parts(item).equals(List.of(column));
  }

  /** What texts name; a text that is not shown may name anything. */
  private static final class Mentions {
    private final Map<String, Set<String>> named = new HashMap<>();

    Mentions(Map<String, String> places, Map<String, String> texts) {
      texts.forEach(
          (place, text) -> {
            String sought = text.toUpperCase(Locale.ROOT);
            Set<String> names = new TreeSet<>();
            if (text.isBlank()) {
              names.add(SfView.Body.Unread.ANYTHING);
            }
            places.forEach(
                (other, name) -> {
                  if (!other.equals(place) && sought.contains(written(name))) {
                    names.add(other);
                  }
                });
            named.put(place, names);
          });
    }

    /** A name as it may stand in quotes. */
    private static String written(String name) {
      return name.replace("\"", "\"\"").toUpperCase(Locale.ROOT);
    }

    /** What a view names, and what those that it names do. */
    SortedSet<String> of(String place) {
      TreeSet<String> all = new TreeSet<>();
      List<String> open = new ArrayList<>(named.getOrDefault(place, Set.of()));
      while (!open.isEmpty()) {
        String next = open.removeLast();
        if (all.add(next)) {
          open.addAll(named.getOrDefault(next, Set.of()));
        }
      }
      return all;
    }
  }
}
