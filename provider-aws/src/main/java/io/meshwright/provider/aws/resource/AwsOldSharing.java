package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import java.util.List;
import java.util.Map;

/**
 * A version by which the data lake shares with other accounts, and which knows of no roles and
 * users there. It is a fact only where that is so.
 *
 * @param version its number
 */
public record AwsOldSharing(String version) implements LakeResource {
  /** The kind. */
  public static final String KIND = "old-sharing";

  /** The first version that shares with roles and users of other accounts. */
  public static final int WITH_ROLES = 3;

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, version);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(address(platform), Map.of(), List.<Address>of());
  }

  static AwsOldSharing of(Resource resource) {
    return new AwsOldSharing(resource.address().path().getFirst());
  }
}
