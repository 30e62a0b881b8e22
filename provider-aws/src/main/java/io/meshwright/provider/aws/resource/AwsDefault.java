package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import java.util.List;
import java.util.Map;

/**
 * A setting of the data lake by which what is made from now on is open to whomever IAM lets. It is
 * a fact only where it does.
 *
 * @param what of what it speaks: {@link #DATABASES} or {@link #TABLES}
 */
public record AwsDefault(String what) implements LakeResource {
  /** The kind. */
  public static final String KIND = "open-default";

  /** New databases. */
  public static final String DATABASES = "databases";

  /** New tables, in databases that do not say otherwise. */
  public static final String TABLES = "tables";

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, what);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(address(platform), Map.of(), List.<Address>of());
  }

  static AwsDefault of(Resource resource) {
    return new AwsDefault(resource.address().path().getFirst());
  }
}
