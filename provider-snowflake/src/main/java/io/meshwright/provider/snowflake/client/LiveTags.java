package io.meshwright.provider.snowflake.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTag;
import io.meshwright.provider.snowflake.resource.SfTagPolicy;
import io.meshwright.provider.snowflake.resource.SfTagging;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Tags of ours in a database, which policies are on them, and the values that our schemas and the
 * columns of our tables have of them, a hundred things at a time. Views of the account would tell
 * all of it at once, hours later
 * (https://docs.snowflake.com/en/sql-reference/account-usage/tag_references).
 */
final class LiveTags {
  private final SfLive live;
  private final SfCatalogue catalogue;
  private final String database;

  LiveTags(SfLive live, SfCatalogue catalogue, String database) {
    this.live = live;
    this.catalogue = catalogue;
    this.database = database;
  }

  /**
   * Reads them.
   *
   * @param wanted whose values are asked for: schemas and tables
   */
  void read(Predicate<Address> wanted) {
    List<SfTag> ours = new ArrayList<>();
    for (SnowflakeRow row : catalogue.rows(CatalogueQuery.TAGS, database)) {
      SfTag tag = new SfTag(database, row.text("schema_name"), row.text("name"));
      Address address = tag.address(live.platform());
      live.comment(address, row);
      boolean marked = live.marker(address).isPresent();
      if (marked || tag.schema().endsWith(SfTag.SCHEMA)) {
        live.addMarked(tag);
      }
      if (marked) {
        ours.add(tag);
      }
    }
    if (!ours.isEmpty()) {
      policies(ours);
      values(ours, wanted);
    }
  }

  /** A policy on a tag is somebody else's: we make none. */
  private void policies(List<SfTag> tags) {
    asked(
        CatalogueQuery.TAG_POLICIES,
        tags,
        tag -> List.of(tag.schema(), tag.name()),
        (tag, row) ->
            live.add(
                new SfTagPolicy(
                    database,
                    tag.schema(),
                    tag.name(),
                    String.join(
                        ".",
                        row.text("policy_db"),
                        row.text("policy_schema"),
                        row.text("policy_name"))),
                new Owner.Foreign()));
  }

  private void values(List<SfTag> ours, Predicate<Address> wanted) {
    Set<String> known = new TreeSet<>(ours.stream().map(SfTag::key).toList());
    List<SfTagging> things = new ArrayList<>();
    for (String schema : live.schemas(database)) {
      things.add(new SfTagging(database, schema, "", "", new TreeMap<>()));
    }
    for (SfTable table : live.tables(database)) {
      if (!live.isView(table)) {
        things.add(
            new SfTagging(
                database,
                table.schema(),
                table.name(),
                "",
                new TreeMap<>(),
                live.isDynamic(table)));
      }
    }
    things.removeIf(
        t ->
            live.marker(t.container(live.platform())).isEmpty()
                || !wanted.test(t.container(live.platform())));
    Map<SfTagging, TreeMap<String, String>> found = new HashMap<>();
    asked(
        CatalogueQuery.TAG_VALUES,
        things,
        thing -> List.of(thing.schema(), thing.table()),
        (thing, row) -> {
          String level = row.text("level");
          boolean onSchema = thing.table().isEmpty();
          boolean own = level.equals(onSchema ? "SCHEMA" : "COLUMN");
          // What a table has from its schema is read there; what it has by itself, or from its
          // database, is somebody else's, and its columns carry it.
          boolean above = !onSchema && !own && !level.equals("SCHEMA");
          String tag = new SfTag(database, row.text("tag_schema"), row.text("tag_name")).key();
          if ((own || above) && row.text("tag_database").equals(database) && known.contains(tag)) {
            String column = onSchema || above ? "" : row.text("column_name");
            found
                .computeIfAbsent(
                    new SfTagging(
                        database,
                        thing.schema(),
                        thing.table(),
                        column,
                        new TreeMap<>(),
                        thing.dynamic()),
                    k -> new TreeMap<>())
                .put(tag, row.text("tag_value"));
          }
        });
    found.forEach(
        (thing, values) -> {
          Address container = thing.container(live.platform());
          boolean whole = !thing.table().isEmpty() && thing.column().isEmpty();
          live.marker(container)
              .ifPresent(
                  m ->
                      live.add(
                          thing.with(values),
                          whole ? new Owner.Foreign() : new Owner.Within(container, m)));
        });
  }

  /** What a question names a thing by: two texts. */
  @FunctionalInterface
  private interface Named<T> {
    List<String> names(T thing);
  }

  private <T> void asked(
      CatalogueQuery query, List<T> things, Named<T> named, BiConsumer<T, SnowflakeRow> use) {
    List<List<T>> parts = new ArrayList<>();
    for (int i = 0; i < things.size(); i += SnowflakeGateway.POLICIES) {
      parts.add(things.subList(i, Math.min(things.size(), i + SnowflakeGateway.POLICIES)));
    }
    List<String[]> names =
        parts.stream()
            .map(p -> p.stream().flatMap(t -> named.names(t).stream()).toArray(String[]::new))
            .toList();
    catalogue.ahead(names.stream().map(n -> CatalogueRead.of(query, database, n)).toList());
    for (int i = 0; i < parts.size(); i++) {
      List<T> part = parts.get(i);
      List<SnowflakeRow> rows;
      try {
        rows = catalogue.rows(query, database, names.get(i));
      } catch (MeshException e) {
        // Something may have gone while it was looked at; what is still listed has to answer.
        Set<List<String>> there = there();
        List<T> left = part.stream().filter(t -> there.contains(named.names(t))).toList();
        if (e.kind() != ErrorKind.CONFLICT || left.size() == part.size()) {
          throw e;
        }
        part = left;
        rows =
            left.isEmpty()
                ? List.of()
                : catalogue.rows(
                    query,
                    database,
                    left.stream().flatMap(t -> named.names(t).stream()).toArray(String[]::new));
      }
      for (SnowflakeRow row : rows) {
        use.accept(part.get(Integer.parseInt(row.text("nth"))), row);
      }
    }
  }

  /** Schemas, tables and tags of the database as they are now, as questions name them. */
  private Set<List<String>> there() {
    Set<List<String>> all = new HashSet<>();
    catalogue
        .rows(CatalogueQuery.SCHEMAS, database)
        .forEach(r -> all.add(List.of(r.text("schema_name"), "")));
    catalogue
        .rows(CatalogueQuery.TABLES, database)
        .forEach(r -> all.add(List.of(r.text("table_schema"), r.text("table_name"))));
    catalogue
        .rows(CatalogueQuery.TAGS, database)
        .forEach(r -> all.add(List.of(r.text("schema_name"), r.text("name"))));
    return all;
  }

  /** Schemas and tables that some addresses of values are on. */
  static Predicate<Address> on(String platform, Iterable<Address> addresses) {
    Set<Address> containers = new TreeSet<>();
    for (Address address : addresses) {
      List<String> path = address.path();
      if (address.kind().equals(SfTagging.KIND)) {
        if (path.get(2).isEmpty()) {
          containers.add(SfSchema.address(platform, path.get(0), path.get(1)));
        } else {
          // Which of the two it is, the address of a value does not say.
          containers.add(SfTable.address(platform, path.get(0), path.get(1), path.get(2)));
          containers.add(SfDynamicTable.address(platform, path.get(0), path.get(1), path.get(2)));
        }
      }
    }
    return containers::contains;
  }
}
