package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A right on whatever carries LF-tags. Which tables that are is not known here, so that it may be
 * any.
 *
 * @param principal who
 * @param expression the tags, as text
 * @param permissions words such as {@code SELECT}
 */
public record AwsTagGrant(String principal, String expression, SortedSet<String> permissions)
    implements AwsResource {
  /** The kind. */
  public static final String KIND = "tag-grant";

  /** Copies the words. */
  public AwsTagGrant {
    permissions = Ordered.set(permissions);
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, principal, Digest.of(expression).hex());
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of("expression", Value.of(expression), "permissions", new Value.Bag(permissions)),
        List.of());
  }

  static AwsTagGrant of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new AwsTagGrant(
        resource.address().path().getFirst(), values.text("expression"), values.bag("permissions"));
  }
}
