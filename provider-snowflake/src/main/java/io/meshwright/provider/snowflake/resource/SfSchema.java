package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.TreeMap;

/**
 * A schema: a data product, or a registry, in which nothing is but models of one port.
 *
 * @param database its database
 * @param name its name
 * @param managed whether only its owner grants on what is in it, and not the owners of that
 * @param columns of a registry what the contract says that goes into its models and comes out, in
 *     order; empty for any other schema
 * @param description for people; may be empty
 */
public record SfSchema(
    String database, String name, boolean managed, List<ToldColumn> columns, String description)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "schema";

  /** The schema that every database is made with. */
  public static final String PUBLIC = "PUBLIC";

  private static final String MANAGED = "managed-access";
  private static final String COLUMNS = "columns";

  /** Copies the columns. */
  public SfSchema {
    columns = List.copyOf(columns);
  }

  /** A schema that is no registry. */
  public SfSchema(String database, String name, boolean managed, String description) {
    this(database, name, managed, List.of(), description);
  }

  /** Whether models of a port are in it, and nothing else. */
  public boolean isRegistry() {
    return !columns.isEmpty();
  }

  /** Where a schema lives. */
  public static Address address(String platform, String database, String name) {
    return Address.of(platform, KIND, database, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> values = new TreeMap<>();
    values.put(MANAGED, Value.of(managed));
    values.put(SfDatabase.DESCRIPTION, Value.of(description));
    if (isRegistry()) {
      values.put(COLUMNS, ToldColumn.values(columns));
    }
    return Resource.of(address(platform), values, List.of(SfDatabase.address(platform, database)));
  }

  static SfSchema of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfSchema(
        path.get(0),
        path.get(1),
        values.bool(MANAGED),
        values.has(COLUMNS) ? ToldColumn.of(values, COLUMNS) : List.of(),
        values.text(SfDatabase.DESCRIPTION));
  }
}
