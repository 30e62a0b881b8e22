package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A bucket registered with Lake Formation: from then on its rights decide who reads the files.
 *
 * @param bucket the bucket, all of it
 * @param role path and name of the role as which the service reads it
 * @param hybrid whether IAM lets those read that no right of Lake Formation is about
 */
public record AwsLocation(String bucket, String role, boolean hybrid) implements StorageResource {
  /** The kind. */
  public static final String KIND = "location";

  /** Where a registration lives. */
  public static Address address(String platform, String bucket) {
    return Address.of(platform, KIND, bucket);
  }

  @Override
  public Address address(String platform) {
    return address(platform, bucket);
  }

  /** The name of the role, without its path. */
  public String roleName() {
    return role.substring(role.lastIndexOf('/') + 1);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of("role", Value.of(role), "hybrid", Value.of(hybrid)),
        List.of(AwsBucket.address(platform, bucket), AwsRole.address(platform, roleName())));
  }

  static AwsLocation of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new AwsLocation(
        resource.address().path().getFirst(), values.text("role"), values.bool("hybrid"));
  }
}
