package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A schema: a data product.
 *
 * @param name its name
 * @param description for people; may be empty
 * @param claims grantees of the grants on it that are ours; counts only when it is made
 */
public record RsSchema(String name, String description, SortedSet<String> claims)
    implements RsResource {
  /** The kind. */
  public static final String KIND = "schema";

  /** Attribute of schemas and tables that lists our grants on them. */
  public static final String CLAIMS = "claims";

  /** Copies the claims. */
  public RsSchema {
    claims = Ordered.set(claims);
  }

  /** Where a schema lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    attributes.put("description", Value.of(description));
    if (!claims.isEmpty()) {
      attributes.put(CLAIMS, new Value.Bag(claims));
    }
    return Resource.of(address(platform), attributes, List.of());
  }

  static RsSchema of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new RsSchema(
        resource.address().path().getFirst(), values.text("description"), values.bagOrNone(CLAIMS));
  }
}
