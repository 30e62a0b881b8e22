package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import java.util.List;
import java.util.Map;

/**
 * Something about the whole system that makes less of what tables say.
 *
 * @param grantee who, as in {@link RsGrant}; empty where nobody knows
 * @param permission {@link #IGNORE_RLS} or {@link #UNSEEN_SHARES}
 */
public record RsSystemGrant(String grantee, String permission) implements RsResource {
  /** The kind. */
  public static final String KIND = "system-grant";

  /** Row policies do not count for its holder. */
  public static final String IGNORE_RLS = "IGNORE RLS";

  /** There may be datashares, and who uses them, that only a superuser is shown. */
  public static final String UNSEEN_SHARES = "UNSEEN DATASHARES";

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
