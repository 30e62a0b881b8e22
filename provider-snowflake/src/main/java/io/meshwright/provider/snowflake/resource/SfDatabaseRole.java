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
 * A role within a database: what may be done with a port by one privilege.
 *
 * @param database its database
 * @param name its name, unique in the database
 * @param claims who was given it by us, as in {@link SfRoleGrant#to()}; counts only when it is made
 */
public record SfDatabaseRole(String database, String name, SortedSet<String> claims)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "database-role";

  /** Attribute that lists those who were given the role by us. */
  public static final String CLAIMS = "claims";

  /** Copies the claims. */
  public SfDatabaseRole {
    claims = Ordered.set(claims);
  }

  /** Where a role lives. */
  public static Address address(String platform, String database, String name) {
    return Address.of(platform, KIND, database, name);
  }

  /** How the role is written as somebody who is given something. */
  public String grantee() {
    return SfGrant.databaseRole(database, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        claims.isEmpty() ? Map.of() : Map.of(CLAIMS, new Value.Bag(claims)),
        List.of(SfDatabase.address(platform, database)));
  }

  static SfDatabaseRole of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfDatabaseRole(path.get(0), path.get(1), values.bagOrNone(CLAIMS));
  }
}
