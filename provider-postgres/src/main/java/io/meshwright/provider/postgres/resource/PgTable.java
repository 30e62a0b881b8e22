package io.meshwright.provider.postgres.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   */
  public record Column(String name, String type, boolean nullable, String comment) {}

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
    return Attributes.object(
        Map.of(
            "name", Value.of(column.name()),
            "type", Value.of(column.type()),
            "nullable", Value.of(column.nullable()),
            "comment", Value.of(column.comment())));
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
        values.text("name"), values.text("type"), values.bool("nullable"), values.text("comment"));
  }
}
