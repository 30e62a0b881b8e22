package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A database: a domain.
 *
 * @param name its name
 * @param description for people; may be empty
 */
public record SfDatabase(String name, String description) implements SfResource {
  /** The kind. */
  public static final String KIND = "database";

  static final String DESCRIPTION = "description";

  /** Where a database lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(address(platform), Map.of(DESCRIPTION, Value.of(description)), List.of());
  }

  static SfDatabase of(Resource resource) {
    return new SfDatabase(
        resource.address().path().getFirst(), Attributes.of(resource).text(DESCRIPTION));
  }
}
