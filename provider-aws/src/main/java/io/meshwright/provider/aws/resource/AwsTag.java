package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * An LF-tag: a key, and the values that it may have somewhere.
 *
 * @param key its key
 * @param values what it may be
 */
public record AwsTag(String key, SortedSet<String> values) implements LakeResource {
  /** The kind. */
  public static final String KIND = "lf-tag";

  /** Copies the values. */
  public AwsTag {
    values = Ordered.set(values);
  }

  /** Where a tag lives. */
  public static Address address(String platform, String key) {
    return Address.of(platform, KIND, key);
  }

  @Override
  public Address address(String platform) {
    return address(platform, key);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform), Map.of("values", new Value.Bag(values)), List.<Address>of());
  }

  static AwsTag of(Resource resource) {
    return new AwsTag(resource.address().path().getFirst(), Attributes.of(resource).bag("values"));
  }
}
