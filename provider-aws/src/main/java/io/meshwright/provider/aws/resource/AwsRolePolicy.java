package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import java.util.List;
import java.util.Map;

/**
 * A policy that somebody gave to a role of ours beside our own: what it lets the role do is not
 * worked out.
 *
 * @param role the role
 * @param name the name of an inline policy, or the ARN of a managed one
 */
public record AwsRolePolicy(String role, String name) implements StorageResource {
  /** The kind. */
  public static final String KIND = "role-policy";

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, role, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform), Map.<String, Value>of(), List.of(AwsRole.address(platform, role)));
  }

  static AwsRolePolicy of(Resource resource) {
    List<String> path = resource.address().path();
    return new AwsRolePolicy(path.get(0), path.get(1));
  }
}
