package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A named stage: files, of which the server knows no columns. How their bytes are encrypted is told
 * to whoever makes a stage, and shown to nobody.
 *
 * @param database its database
 * @param schema its schema
 * @param name its name; a table may have the same
 * @param internal whether its files are the account's own, and not in a bucket of somebody
 * @param directory whether the server keeps a list of its files
 * @param columns what the contract says that is in the files, in order
 * @param description for people; may be empty
 */
public record SfStage(
    String database,
    String schema,
    String name,
    boolean internal,
    boolean directory,
    List<ToldColumn> columns,
    String description)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "stage";

  private static final String INTERNAL = "internal";
  private static final String DIRECTORY = "directory";
  private static final String COLUMNS = "columns";

  /** Copies the columns. */
  public SfStage {
    columns = List.copyOf(columns);
  }

  /** Where a stage lives. */
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
            INTERNAL,
            Value.of(internal),
            DIRECTORY,
            Value.of(directory),
            COLUMNS,
            ToldColumn.values(columns),
            SfDatabase.DESCRIPTION,
            Value.of(description)),
        List.of(SfSchema.address(platform, database, schema)));
  }

  static SfStage of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfStage(
        path.get(0),
        path.get(1),
        path.get(2),
        values.bool(INTERNAL),
        values.bool(DIRECTORY),
        ToldColumn.of(values, COLUMNS),
        values.text(SfDatabase.DESCRIPTION));
  }
}
