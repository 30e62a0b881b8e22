package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import java.util.List;
import java.util.Map;

/**
 * A role that was granted to another one: whoever has that has both.
 *
 * @param role the role, as in {@link RsGrant}
 * @param to the role that has it
 */
public record RsRoleGrant(String role, String to) implements RsResource {
  /** The kind. */
  public static final String KIND = "role-grant";

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, role, to);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(address(platform), Map.of(), List.of());
  }

  static RsRoleGrant of(Resource resource) {
    List<String> path = resource.address().path();
    return new RsRoleGrant(path.get(0), path.get(1));
  }
}
