package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import java.util.List;
import java.util.Map;

/**
 * A permission on the whole system that makes row policies meaningless for whoever has it.
 *
 * @param grantee who, as in {@link RsGrant}
 * @param permission {@link #IGNORE_RLS}
 */
public record RsSystemGrant(String grantee, String permission) implements RsResource {
  /** The kind. */
  public static final String KIND = "system-grant";

  /** Row policies do not count for its holder. */
  public static final String IGNORE_RLS = "IGNORE RLS";

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, grantee, permission);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(address(platform), Map.of(), List.of());
  }

  static RsSystemGrant of(Resource resource) {
    List<String> path = resource.address().path();
    return new RsSystemGrant(path.get(0), path.get(1));
  }
}
