package io.meshwright.provider.snowflake.fake;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.schema.DataValue;
import io.meshwright.spi.TableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who uses the models of a registry, from the pages of the model registry and of grants on what is
 * to come: USAGE, READ and OWNERSHIP of a model let somebody run it, where he has some privilege on
 * the database and one on the schema. What a schema says of models to come takes the place of what
 * its database says. Models know no rows, columns or masks: whoever may run one, or will, uses what
 * is published there.
 */
final class SnowflakeModelRules {
  private static final Set<String> USING = Set.of("USAGE", "READ", "OWNERSHIP");

  private SnowflakeModelRules() {}

  /** All of it, or nothing. */
  static TableRows shown(
      ResourceState state, Address registry, List<List<DataValue>> rows, Set<String> active) {
    List<String> path = registry.path();
    boolean enters = SnowflakeStageRules.enters(state, path, active);
    boolean uses = enters && (uses(state, path, active) || owns(state, path, active));
    return uses || SnowflakeStageRules.byView(state, p -> p.subList(0, 2).equals(path), active)
        ? new TableRows(SnowflakeStageRules.columns(state.get(registry).orElseThrow()), rows)
        : new TableRows(List.of(), List.of());
  }

  private static boolean uses(ResourceState state, List<String> registry, Set<String> active) {
    List<Resource> inSchema = new ArrayList<>();
    List<Resource> inDatabase = new ArrayList<>();
    for (Resource grant : state.under("model-grant", List.of(registry.getFirst()))) {
      String schema = grant.address().path().get(1);
      if (schema.equals(registry.get(1))) {
        inSchema.add(grant);
      } else if (schema.isEmpty()) {
        inDatabase.add(grant);
      }
    }
    boolean replaced = inSchema.stream().anyMatch(g -> g.address().path().get(2).isEmpty());
    return inSchema.stream().anyMatch(g -> gives(g, active))
        || !replaced && inDatabase.stream().anyMatch(g -> gives(g, active));
  }

  private static boolean gives(Resource grant, Set<String> active) {
    return active.contains(grant.address().path().get(3))
        && SnowflakeStageRules.words(grant).stream().anyMatch(USING::contains);
  }

  private static boolean owns(ResourceState state, List<String> registry, Set<String> active) {
    return state.under("model-owner", registry).stream()
        .anyMatch(o -> active.contains(o.address().path().get(2)));
  }
}
