package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import java.util.List;
import java.util.Map;

/**
 * A value that an LF-tag may have. A tag is nothing but its values: it is made with the first and
 * goes with the last.
 *
 * @param key the tag's key
 * @param value the value
 */
public record AwsTag(String key, String value) implements LakeResource {
  /** The kind. */
  public static final String KIND = "lf-tag";

  /** Where a value lives. */
  public static Address address(String platform, String key, String value) {
    return Address.of(platform, KIND, key, value);
  }

  @Override
  public Address address(String platform) {
    return address(platform, key, value);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(address(platform), Map.of(), List.<Address>of());
  }

  static AwsTag of(Resource resource) {
    List<String> path = resource.address().path();
    return new AwsTag(path.get(0), path.get(1));
  }
}
