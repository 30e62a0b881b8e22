package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What other accounts may make a database of; of the account, and in no database.
 *
 * @param name its name
 * @param claims accounts that were added by us, as in {@link SfShareAccount#account()}; counts only
 *     when it is made
 */
public record SfShare(String name, SortedSet<String> claims) implements SfResource {
  /** The kind. */
  public static final String KIND = "share";

  /** Begins a grantee that is a share. */
  public static final String SHARE = "share:";

  /** Copies the claims. */
  public SfShare {
    claims = Ordered.set(claims);
  }

  /** Where a share lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, "", name);
  }

  /** A share as a grantee. */
  public static String grantee(String name) {
    return SHARE + name;
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        claims.isEmpty() ? Map.of() : Map.of(SfDatabaseRole.CLAIMS, new Value.Bag(claims)),
        List.of());
  }

  static SfShare of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new SfShare(resource.address().path().get(1), values.bagOrNone(SfDatabaseRole.CLAIMS));
  }
}
