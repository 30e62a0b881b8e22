package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** By what somebody reaches a place: the roles that he was given, and what lets those in. */
final class Reach {
  private final String platform;
  private final Map<Who, List<Address>> all = new HashMap<>();

  Reach(String platform) {
    this.platform = platform;
  }

  private record Who(Place place, String grantee) {}

  /** Somebody gets a role of a place. */
  void add(Place place, SfDatabaseRole role, String to) {
    String database = place.database();
    all.computeIfAbsent(new Who(place, to), k -> new ArrayList<>())
        .addAll(
            List.of(
                SfRoleGrant.address(platform, database, role.name(), to),
                SfGrant.address(platform, database, "", "", role.grantee()),
                SfGrant.address(platform, database, place.schema(), "", role.grantee())));
  }

  /**
   * A task that is wanted; it is started last, and whoever runs it has to reach it by then.
   *
   * @param others what else it comes after
   */
  Desired after(SfTask task, Place place, Owner owner, Collection<Address> others) {
    Resource alone = task.toResource(platform);
    List<Address> needs = new ArrayList<>(alone.dependsOn());
    needs.addAll(all.getOrDefault(new Who(place, task.role()), List.of()));
    others.stream().filter(o -> !needs.contains(o)).forEach(needs::add);
    return new Desired(
        Resource.of(alone.address(), alone.attributes(), needs),
        owner,
        Ordered.set(List.<PolicyId>of()));
  }
}
