package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A registry of schemas of Glue: a data product's.
 *
 * @param name its name
 * @param description for people; may be empty
 */
public record AwsRegistry(String name, String description) implements StreamResource {
  /** The kind. */
  public static final String KIND = "registry";

  /** Where a registry lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(address(platform), Map.of("description", Value.of(description)), List.of());
  }

  static AwsRegistry of(Resource resource) {
    return new AwsRegistry(
        resource.address().path().getFirst(), Attributes.of(resource).text("description"));
  }
}
