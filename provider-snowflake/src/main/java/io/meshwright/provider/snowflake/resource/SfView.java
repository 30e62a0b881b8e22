package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A view.
 *
 * @param database its database
 * @param schema its schema
 * @param name its name, which no table of the schema has
 * @param secure whether only its owner sees its text, and no optimisation shows what it leaves out
 * @param body what it selects
 * @param description for people; may be empty
 */
public record SfView(
    String database, String schema, String name, boolean secure, Body body, String description)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "view";

  private static final String SECURE = "secure";

  /** Attribute of a view that is read: what it reads. */
  public static final String TABLE = "table";

  /** Attribute of a view that is not read. */
  public static final String OPAQUE = "opaque";

  private static final String SOURCE = "source";
  private static final String PUBLISHED = "published";
  private static final String NEUTRAL = "neutral";
  private static final String COLUMNS = "columns";
  private static final String ROWS = "rows";
  private static final String CELLS = "cells";
  private static final String NAME = "name";
  private static final String RULE = "rule";
  private static final String UNREAD = "unread";
  private static final String READS = "reads";
  private static final Pattern ESCAPED = Pattern.compile("\\\\[n\\\\]");

  /**
   * A table that a view selects from.
   *
   * @param database its database
   * @param schema its schema
   * @param name its name
   * @param dynamic whether it is a dynamic table
   */
  public record Base(String database, String schema, String name, boolean dynamic) {
    /** A table that others fill. */
    public Base(String database, String schema, String name) {
      this(database, schema, name, false);
    }

    /** How it is written among what views read. */
    public String place() {
      return SfView.place(database, schema, name);
    }

    /** Where it lives. */
    public Address address(String platform) {
      return dynamic
          ? SfDynamicTable.address(platform, database, schema, name)
          : SfTable.address(platform, database, schema, name);
    }

    /** As the attribute {@link #TABLE} of what reads it. */
    public Value toValue() {
      List<String> path = new ArrayList<>(List.of(database, schema, name));
      if (dynamic) {
        path.add(SfDynamicTable.KIND);
      }
      return Attributes.texts(path);
    }

    private static Base of(List<String> path) {
      return new Base(path.get(0), path.get(1), path.get(2), path.size() > 3);
    }
  }

  /**
   * A column of a view.
   *
   * @param name its name
   * @param source the table's column
   * @param published the name that the contract of a port gives it
   * @param neutral text of its neutral type; empty where the view is no port's
   */
  public record Shown(String name, String source, String published, String neutral) {
    /** A column under its own name, of a view that is no port's. */
    public static Shown of(String name) {
      return new Shown(name, name, name, "");
    }

    private Value toValue() {
      return Attributes.object(
          Map.of(
              NAME, Value.of(name),
              SOURCE, Value.of(source),
              PUBLISHED, Value.of(published),
              NEUTRAL, Value.of(neutral)));
    }

    private static Shown of(Attributes values) {
      return new Shown(
          values.text(NAME), values.text(SOURCE), values.text(PUBLISHED), values.text(NEUTRAL));
    }
  }

  /** What a view selects. */
  public sealed interface Body {
    /**
     * Columns of one table by rules: of a table beside the view, which is read by it; or what a
     * port of views says of a table, wherever that is.
     *
     * @param table the table
     * @param columns in order
     * @param rows which rows, over columns of the table and principals
     * @param cells per column of the view what it makes of a cell, over columns of the table;
     *     columns that it shows as they are are left out
     */
    record Ruled(
        Base table, List<Shown> columns, Expression rows, SortedMap<String, CellRule> cells)
        implements Body {
      /** Copies the lists. */
      public Ruled {
        columns = List.copyOf(columns);
        cells = Ordered.map(cells);
      }

      /** Whether it is a port's, and not the way to a table beside it. */
      public boolean isPort() {
        return !columns.isEmpty() && columns.stream().noneMatch(c -> c.neutral().isEmpty());
      }

      /** The columns' names. */
      public List<String> names() {
        return columns.stream().map(Shown::name).toList();
      }
    }

    /**
     * Something else.
     *
     * @param digest of its text
     * @param reads tables and views that it may read, as {@link #place} writes them; {@link
     *     #ANYTHING} where nobody knows
     */
    record Unread(String digest, SortedSet<String> reads) implements Body {
      /** Stands for every table. */
      public static final String ANYTHING = "*";

      /** Copies the set. */
      public Unread {
        reads = Ordered.set(reads);
      }
    }
  }

  /** How a table or view is written among those that a view reads. */
  public static String place(String database, String schema, String name) {
    return Stream.of(database, schema, name)
        .map(p -> p.replace("\\", "\\\\").replace("\n", "\\n"))
        .collect(Collectors.joining("\n"));
  }

  /** Database, schema and name at a place. */
  public static List<String> path(String place) {
    return Stream.of(place.split("\n", -1))
        .map(
            p ->
                ESCAPED
                    .matcher(p)
                    .replaceAll(
                        m -> Matcher.quoteReplacement(m.group().equals("\\n") ? "\n" : "\\")))
        .toList();
  }

  /** Where a view lives. */
  public static Address address(String platform, String database, String schema, String name) {
    return Address.of(platform, KIND, database, schema, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, schema, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> values = new TreeMap<>();
    values.put(SECURE, Value.of(secure));
    values.put(SfDatabase.DESCRIPTION, Value.of(description));
    List<Address> needs = put(platform, values);
    return Resource.of(address(platform), values, needs);
  }

  /** Writes what it selects, and says what that needs. */
  List<Address> put(String platform, Map<String, Value> values) {
    List<Address> needs = new ArrayList<>();
    switch (body) {
      case Body.Ruled ruled -> {
        Base table = ruled.table();
        values.put(TABLE, table.toValue());
        values.put(COLUMNS, new Value.Seq(ruled.columns().stream().map(Shown::toValue).toList()));
        values.put(ROWS, new Value.Condition(ruled.rows()));
        List<Value> cells = new ArrayList<>();
        ruled.cells().forEach((column, rule) -> cells.add(cell(column, rule)));
        values.put(CELLS, new Value.Seq(cells));
        needs.add(SfSchema.address(platform, database, schema));
        needs.add(table.address(platform));
      }
      case Body.Unread(String digest, SortedSet<String> reads) -> {
        values.put(UNREAD, Value.of(digest));
        values.put(OPAQUE, Value.of(true));
        values.put(READS, new Value.Bag(reads));
        needs.add(SfSchema.address(platform, database, schema));
        reads.stream()
            .filter(r -> !r.equals(Body.Unread.ANYTHING))
            .forEach(r -> on(platform, r, needs));
        if (reads.contains(Body.Unread.ANYTHING)) {
          needs.add(SfDatabase.address(platform, database));
        }
      }
    }
    return needs;
  }

  /** What it reads is there, as a table or as a view. */
  private static void on(String platform, String place, List<Address> needs) {
    List<String> path = path(place);
    needs.add(SfTable.address(platform, path.get(0), path.get(1), path.get(2)));
    needs.add(address(platform, path.get(0), path.get(1), path.get(2)));
  }

  private static Value cell(String column, CellRule rule) {
    return Attributes.object(
        Map.of(NAME, Value.of(column), RULE, Attributes.object(SfMask.values(rule))));
  }

  static SfView of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfView(
        path.get(0),
        path.get(1),
        path.get(2),
        values.bool(SECURE),
        body(values),
        values.text(SfDatabase.DESCRIPTION));
  }

  /** What {@link #put} wrote. */
  static Body body(Attributes values) {
    return values.has(UNREAD)
        ? new Body.Unread(values.text(UNREAD), values.bag(READS))
        : new Body.Ruled(
            Base.of(List.copyOf(values.texts(TABLE))),
            values.sequence(COLUMNS).stream().map(values::of).map(Shown::of).toList(),
            values.condition(ROWS).orElseThrow(),
            cells(values.sequence(CELLS).stream().map(values::of).toList()));
  }

  private static SortedMap<String, CellRule> cells(Collection<Attributes> cells) {
    TreeMap<String, CellRule> rules = new TreeMap<>();
    cells.forEach(c -> rules.put(c.text(NAME), SfMask.rule(c.object(RULE))));
    return rules;
  }
}
