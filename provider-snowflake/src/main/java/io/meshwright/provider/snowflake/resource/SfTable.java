package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A standard table.
 *
 * @param database its database
 * @param schema its schema
 * @param name its name
 * @param columns in order
 * @param description for people; may be empty
 */
public record SfTable(
    String database, String schema, String name, List<SfColumn> columns, String description)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "table";

  private static final String COLUMNS = "columns";

  /** Copies the columns. */
  public SfTable {
    columns = List.copyOf(columns);
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
    return Resource.of(
        address(platform),
        Map.of(
            COLUMNS,
            new Value.Seq(columns.stream().map(SfColumn::toValue).toList()),
            SfDatabase.DESCRIPTION,
            Value.of(description)),
        List.of(SfSchema.address(platform, database, schema)));
  }

  static SfTable of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfTable(
        path.get(0),
        path.get(1),
        path.get(2),
        values.sequence(COLUMNS).stream().map(values::of).map(SfColumn::of).toList(),
        values.text(SfDatabase.DESCRIPTION));
  }
}
