package io.meshwright.provider.postgres.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A schema.
 *
 * @param name its name
 * @param comment its description, without the marker line
 */
public record PgSchema(String name, String comment) implements PgResource {
  /** The kind. */
  public static final String KIND = "schema";

  /** Where a schema lives. */
  public static Address address(String platform, String schema) {
    return Address.of(platform, KIND, schema);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(address(platform), Map.of("comment", Value.of(comment)), List.of());
  }

  /** The record of a neutral form. */
  public static PgSchema of(Resource resource) {
    return new PgSchema(
        resource.address().path().getFirst(), Attributes.of(resource).text("comment"));
  }
}
