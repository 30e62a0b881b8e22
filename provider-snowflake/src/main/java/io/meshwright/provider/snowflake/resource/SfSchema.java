package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A schema: a data product.
 *
 * @param database its database
 * @param name its name
 * @param managed whether only its owner grants on what is in it, and not the owners of that
 * @param description for people; may be empty
 */
public record SfSchema(String database, String name, boolean managed, String description)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "schema";

  /** The schema that every database is made with. */
  public static final String PUBLIC = "PUBLIC";

  private static final String MANAGED = "managed-access";

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
    return Resource.of(
        address(platform),
        Map.of(MANAGED, Value.of(managed), SfDatabase.DESCRIPTION, Value.of(description)),
        List.of(SfDatabase.address(platform, database)));
  }

  static SfSchema of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfSchema(
        path.get(0), path.get(1), values.bool(MANAGED), values.text(SfDatabase.DESCRIPTION));
  }
}
