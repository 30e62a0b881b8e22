package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A role that was given to somebody, who has all that it has.
 *
 * @param database the database of a database role; empty for an account role
 * @param role the role's name
 * @param to who has it, as in {@link SfGrant#grantee()}
 * @param needs what has to be there before it; says nothing about the grant itself
 */
public record SfRoleGrant(String database, String role, String to, List<Address> needs)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "role-grant";

  /** Copies the list. */
  public SfRoleGrant {
    needs = List.copyOf(needs);
  }

  /** Where such a grant lives. */
  public static Address address(String platform, String database, String role, String to) {
    return Address.of(platform, KIND, database, role, to);
  }

  /** The role as a grantee. */
  public String grantee() {
    return database.isEmpty() ? SfGrant.ROLE + role : SfGrant.databaseRole(database, role);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, role, to);
  }

  @Override
  public Resource toResource(String platform) {
    List<Address> all = new ArrayList<>(container(platform));
    needs.stream().filter(n -> !all.contains(n)).forEach(all::add);
    return Resource.of(address(platform), Map.of(), all);
  }

  private List<Address> container(String platform) {
    if (database.isEmpty()) {
      return List.of();
    }
    Address own = SfDatabaseRole.address(platform, database, role);
    // A share holds a database before it holds roles of that.
    return to.startsWith(SfShare.SHARE)
        ? List.of(
            own,
            SfShare.address(platform, to.substring(SfShare.SHARE.length())),
            SfGrant.address(platform, database, "", "", to))
        : List.of(own);
  }

  static SfRoleGrant of(Resource resource) {
    List<String> path = resource.address().path();
    SfRoleGrant plain = new SfRoleGrant(path.get(0), path.get(1), path.get(2), List.of());
    List<Address> needs = new ArrayList<>(resource.dependsOn());
    needs.removeAll(plain.container(resource.address().platform()));
    return new SfRoleGrant(path.get(0), path.get(1), path.get(2), needs);
  }
}
