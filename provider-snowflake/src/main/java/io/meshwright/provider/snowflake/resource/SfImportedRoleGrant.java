package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import java.util.List;
import java.util.Map;

/**
 * A role of an imported database that was given to somebody: he reads what the share lets this
 * account read.
 *
 * @param database the imported database
 * @param role the role, which its share holds
 * @param to who has it, as in {@link SfGrant#grantee()}
 */
public record SfImportedRoleGrant(String database, String role, String to) implements SfImport {
  /** The kind. */
  public static final String KIND = "imported-role-grant";

  /** Where such a grant lives. */
  public static Address address(String platform, String database, String role, String to) {
    return Address.of(platform, KIND, database, role, to);
  }

  /** How a statement gives or takes it. */
  public SfRoleGrant plain() {
    return new SfRoleGrant(database, role, to, List.of());
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, role, to);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform), Map.of(), List.of(SfImportedDatabase.address(platform, database)));
  }

  static SfImportedRoleGrant of(Resource resource) {
    List<String> path = resource.address().path();
    return new SfImportedRoleGrant(path.get(0), path.get(1), path.get(2));
  }
}
