package io.meshwright.provider.postgres.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table. Consumers see the order of its view, so that of its columns counts only when it is made.
 *
 * @param schema its schema
 * @param name its name
 * @param columns in order
 * @param primaryKey its columns in key order; empty where there is none
 * @param unique columns that are unique together, in order of the constraints' text
 * @param partition its partition columns, which are those of one plain index; empty where there is
 *     none
 * @param rowSecurity whether row security is enabled
 * @param comment its description, without the marker line
 */
public record PgTable(
    String schema,
    String name,
    List<Column> columns,
    List<String> primaryKey,
    List<List<String>> unique,
    List<String> partition,
    boolean rowSecurity,
    String comment)
    implements PgResource {
  /** The kind. */
  public static final String KIND = "table";

  /** The attribute with the order of the columns, which counts only when a table is made. */
  public static final String ORDER = "order";

  /** Copies the lists, and orders the unique constraints. */
  public PgTable {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    partition = List.copyOf(partition);
    unique =
        unique.stream()
            .map(List::copyOf)
            .sorted((a, b) -> String.join("\0", a).compareTo(String.join("\0", b)))
            .toList();
  }

  /**
   * A column.
   *
   * @param name its name
   * @param type its type as {@code format_type} writes it
   * @param nullable whether it takes NULL
   * @param comment its description, without the marker line
   * @param identity whether the server numbers rows that bring no value
   * @param id its identity, which survives a rename
   */
  public record Column(
      String name,
      String type,
      boolean nullable,
      String comment,
      Identity identity,
      Optional<String> id) {
    /** A column that the server does not number, without an identity of its own. */
    public Column(String name, String type, boolean nullable, String comment) {
      this(name, type, nullable, comment, Identity.NONE, Optional.empty());
    }
  }

  /** Whether the server numbers the rows of a table in a column. */
  public enum Identity {
    /** It does not. */
    NONE,
    /** Where a row brings no value. */
    BY_DEFAULT,
    /** Always; not made by us. */
    ALWAYS
  }

  /** A table without partition columns. */
  public PgTable(
      String schema,
      String name,
      List<Column> columns,
      List<String> primaryKey,
      List<List<String>> unique,
      boolean rowSecurity,
      String comment) {
    this(schema, name, columns, primaryKey, unique, List.of(), rowSecurity, comment);
  }

  /** The column of that name. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
  }

  /** Where a table lives. */
  public static Address address(String platform, String schema, String table) {
    return Address.of(platform, KIND, schema, table);
  }

  @Override
  public Address address(String platform) {
    return address(platform, schema, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(
            "columns",
            new Value.Seq(
                columns.stream()
                    .sorted(Comparator.comparing(Column::name))
                    .map(PgTable::value)
                    .toList()),
            ORDER,
            Attributes.texts(columns.stream().map(Column::name).toList()),
            "primaryKey",
            Attributes.texts(primaryKey),
            "unique",
            new Value.Seq(unique.stream().map(Attributes::texts).toList()),
            "partition",
            Attributes.texts(partition),
            "rowSecurity",
            Value.of(rowSecurity),
            "comment",
            Value.of(comment)),
        List.of(PgSchema.address(platform, schema)));
  }

  private static Value value(Column column) {
    Map<String, Value> values = new TreeMap<>();
    values.put("name", Value.of(column.name()));
    values.put("type", Value.of(column.type()));
    values.put("nullable", Value.of(column.nullable()));
    values.put("comment", Value.of(column.comment()));
    if (column.identity() != Identity.NONE) {
      values.put("identity", Value.of(column.identity().name()));
    }
    column.id().ifPresent(id -> values.put("id", Value.of(id)));
    return Attributes.object(values);
  }

  /** The record of a neutral form. */
  public static PgTable of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new PgTable(
        path.get(0),
        path.get(1),
        inOrder(
            values.sequence("columns").stream().map(c -> column(values.of(c))).toList(),
            values.texts(ORDER)),
        values.texts("primaryKey"),
        values.sequence("unique").stream().map(u -> values.texts(u, "unique")).toList(),
        values.texts("partition"),
        values.bool("rowSecurity"),
        values.text("comment"));
  }

  private static List<Column> inOrder(List<Column> columns, List<String> names) {
    Map<String, Integer> places = new HashMap<>();
    names.forEach(n -> places.putIfAbsent(n, places.size()));
    return columns.stream()
        .sorted(Comparator.comparingInt(c -> places.getOrDefault(c.name(), names.size())))
        .toList();
  }

  private static Column column(Attributes values) {
    return new Column(
        values.text("name"),
        values.text("type"),
        values.bool("nullable"),
        values.text("comment"),
        values.has("identity") ? Identity.valueOf(values.text("identity")) : Identity.NONE,
        values.has("id") ? Optional.of(values.text("id")) : Optional.empty());
  }
}
