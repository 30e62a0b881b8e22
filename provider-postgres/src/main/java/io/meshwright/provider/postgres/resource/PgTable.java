package io.meshwright.provider.postgres.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table.
 *
 * @param schema its schema
 * @param name its name
 * @param columns in order
 * @param primaryKey its columns in key order; empty where there is none
 * @param unique columns that are unique together, in order of the constraints' text
 * @param rowSecurity whether row security is enabled
 * @param comment its description, without the marker line
 */
public record PgTable(
    String schema,
    String name,
    List<Column> columns,
    List<String> primaryKey,
    List<List<String>> unique,
    boolean rowSecurity,
    String comment)
    implements PgResource {
  /** The kind. */
  public static final String KIND = "table";

  /** Copies the lists, and orders the unique constraints. */
  public PgTable {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
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
   * @param comment its description
   * @param identity whether the server numbers rows that bring no value
   */
  public record Column(
      String name, String type, boolean nullable, String comment, Identity identity) {
    /** A column that the server does not number. */
    public Column(String name, String type, boolean nullable, String comment) {
      this(name, type, nullable, comment, Identity.NONE);
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
            "columns", new Value.Seq(columns.stream().map(PgTable::value).toList()),
            "primaryKey", Attributes.texts(primaryKey),
            "unique", new Value.Seq(unique.stream().map(Attributes::texts).toList()),
            "rowSecurity", Value.of(rowSecurity),
            "comment", Value.of(comment)),
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
    return Attributes.object(values);
  }

  /** The record of a neutral form. */
  public static PgTable of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new PgTable(
        path.get(0),
        path.get(1),
        values.sequence("columns").stream().map(c -> column(values.of(c))).toList(),
        values.texts("primaryKey"),
        values.sequence("unique").stream().map(u -> values.texts(u, "unique")).toList(),
        values.bool("rowSecurity"),
        values.text("comment"));
  }

  private static Column column(Attributes values) {
    return new Column(
        values.text("name"),
        values.text("type"),
        values.bool("nullable"),
        values.text("comment"),
        values.has("identity") ? Identity.valueOf(values.text("identity")) : Identity.NONE);
  }
}
