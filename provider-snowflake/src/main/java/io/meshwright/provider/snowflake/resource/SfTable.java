package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table: one that Snowflake keeps, or one that is read from files.
 *
 * @param database its database
 * @param schema its schema
 * @param name its name
 * @param columns in order
 * @param description for people; may be empty
 * @param volume the external volume that keeps its data as Iceberg has them; empty for others
 * @param external where its files are, where it is an external table
 * @param tracked whether its changes are kept, so that its readers can make streams of them
 */
public record SfTable(
    String database,
    String schema,
    String name,
    List<SfColumn> columns,
    String description,
    Optional<String> volume,
    Optional<SfExternal> external,
    boolean tracked)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "table";

  private static final String COLUMNS = "columns";
  private static final String VOLUME = "external-volume";
  private static final String EXTERNAL = "external";
  private static final String TRACKED = "changes-tracked";

  /** Copies the columns. */
  public SfTable {
    columns = List.copyOf(columns);
  }

  /** A standard table. */
  public SfTable(
      String database, String schema, String name, List<SfColumn> columns, String description) {
    this(database, schema, name, columns, description, Optional.empty(), Optional.empty());
  }

  /** A table whose changes nobody asks for. */
  public SfTable(
      String database,
      String schema,
      String name,
      List<SfColumn> columns,
      String description,
      Optional<String> volume,
      Optional<SfExternal> external) {
    this(database, schema, name, columns, description, volume, external, false);
  }

  /** The same with its changes kept, or not. */
  public SfTable tracked(boolean value) {
    return new SfTable(database, schema, name, columns, description, volume, external, value);
  }

  /** What it is. */
  public TableKind kind() {
    if (external.isPresent()) {
      return TableKind.EXTERNAL_TABLE;
    }
    return volume.isPresent() ? TableKind.ICEBERG_TABLE : TableKind.TABLE;
  }

  /** Where a table lives. */
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
    values.put(COLUMNS, new Value.Seq(columns.stream().map(SfColumn::toValue).toList()));
    values.put(SfDatabase.DESCRIPTION, Value.of(description));
    volume.ifPresent(v -> values.put(VOLUME, Value.of(v)));
    external.ifPresent(e -> values.put(EXTERNAL, e.toValue()));
    if (tracked) {
      values.put(TRACKED, Value.of(true));
    }
    return Resource.of(
        address(platform), values, List.of(SfSchema.address(platform, database, schema)));
  }

  static SfTable of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfTable(
        path.get(0),
        path.get(1),
        path.get(2),
        values.sequence(COLUMNS).stream().map(values::of).map(SfColumn::of).toList(),
        values.text(SfDatabase.DESCRIPTION),
        values.has(VOLUME) ? Optional.of(values.text(VOLUME)) : Optional.empty(),
        values.has(EXTERNAL)
            ? Optional.of(SfExternal.of(values.object(EXTERNAL)))
            : Optional.empty(),
        values.has(TRACKED) && values.bool(TRACKED));
  }
}
