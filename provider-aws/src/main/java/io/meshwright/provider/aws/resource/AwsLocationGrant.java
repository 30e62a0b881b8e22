package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * The right to make databases and tables over the files of a place. Whoever may make a table, and
 * has this, makes one over files of others, and reads them there.
 *
 * @param location where, {@code s3://bucket/prefix}, without a slash at the end
 * @param principal who
 * @param grantable whether he may hand it on
 */
public record AwsLocationGrant(String location, String principal, boolean grantable)
    implements LakeResource {
  /** The kind. */
  public static final String KIND = "location-grant";

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, AwsBucket.of(location), location, principal);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of("grantable", Value.of(grantable)),
        List.of(AwsBucket.address(platform, AwsBucket.of(location))));
  }

  static AwsLocationGrant of(Resource resource) {
    List<String> path = resource.address().path();
    return new AwsLocationGrant(
        path.get(1), path.get(2), Attributes.of(resource).bool("grantable"));
  }
}
