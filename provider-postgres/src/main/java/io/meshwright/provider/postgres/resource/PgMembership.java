package io.meshwright.provider.postgres.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * That a role is a member of another.
 *
 * @param role the role that has members
 * @param member the role that is one
 * @param admin whether the member may grant the membership on
 * @param inherit whether the member has the role's privileges without further ado
 * @param set whether the member may SET ROLE to it, and so shed what it is otherwise a member of;
 *     never so for ours, or denials could be shed
 */
public record PgMembership(String role, String member, boolean admin, boolean inherit, boolean set)
    implements PgResource {
  /** The kind. */
  public static final String KIND = "membership";

  /** A membership as we make it. */
  public static PgMembership inheriting(String role, String member) {
    return new PgMembership(role, member, false, true, false);
  }

  /** Where a membership lives. */
  public static Address address(String platform, String role, String member) {
    return Address.of(platform, KIND, role, member);
  }

  @Override
  public Address address(String platform) {
    return address(platform, role, member);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of("admin", Value.of(admin), "inherit", Value.of(inherit), "set", Value.of(set)),
        List.of(PgRole.address(platform, role), PgRole.address(platform, member)));
  }

  /** The record of a neutral form. */
  public static PgMembership of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new PgMembership(
        path.get(0), path.get(1), values.bool("admin"), values.bool("inherit"), values.bool("set"));
  }
}
