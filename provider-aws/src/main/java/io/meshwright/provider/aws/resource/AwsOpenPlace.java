package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A place of somebody else that rights of Lake Formation do not guard, though tables of ours lie
 * there. It is a fact only where that is so.
 *
 * @param location where, {@code s3://bucket/prefix}, without a slash at the end
 * @param hybrid whether it is registered, and lets those in by IAM whom no right is about; else it
 *     is not registered at all
 */
public record AwsOpenPlace(String location, boolean hybrid) implements LakeResource {
  /** The kind. */
  public static final String KIND = "open-place";

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, AwsBucket.of(location), location);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(address(platform), Map.of("hybrid", Value.of(hybrid)), List.<Address>of());
  }

  static AwsOpenPlace of(Resource resource) {
    return new AwsOpenPlace(
        resource.address().path().get(1), Attributes.of(resource).bool("hybrid"));
  }
}
