package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * The value of an LF-tag on something. A table has what its database has, and a column what its
 * table has, unless it has a value of its own; one that says no more than that is none.
 *
 * @param database the database
 * @param table the table; empty for the database itself
 * @param column the column; empty for the table or database itself
 * @param key the tag's key
 * @param value its value
 */
public record AwsTagging(String database, String table, String column, String key, String value)
    implements LakeResource {
  /** The kind. */
  public static final String KIND = "lf-tagging";

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, database, table, column, key);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of("value", Value.of(value)),
        List.of(
            AwsTag.address(platform, key, value),
            table.isEmpty()
                ? AwsDatabase.address(platform, database)
                : AwsTable.address(platform, database, table)));
  }

  static AwsTagging of(Resource resource) {
    List<String> path = resource.address().path();
    return new AwsTagging(
        path.get(0), path.get(1), path.get(2), path.get(3), Attributes.of(resource).text("value"));
  }
}
