package io.meshwright.provider.snowflake.fake;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.spi.TableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a stage shows, from the pages on privileges of stages: READ enables every operation that
 * reads files of an internal stage, its owner may do everything, and both take some privilege on
 * the database and one on the schema. Files know no rows, columns or masks. What a view shows that
 * names a stage may be everything.
 */
final class SnowflakeStageRules {
  private SnowflakeStageRules() {}

  /** All of it, or nothing. */
  static TableRows shown(
      ResourceState state, Address stage, List<List<DataValue>> rows, Set<String> active) {
    boolean reads =
        enters(state, stage.path(), active) && reads(state, stage.path(), active)
            || byView(state, stage.path()::equals, active);
    return reads
        ? new TableRows(columns(state.get(stage).orElseThrow()), rows)
        : new TableRows(List.of(), List.of());
  }

  /** Whether somebody has a privilege on the database of a place, and one on its schema. */
  static boolean enters(ResourceState state, List<String> place, Set<String> active) {
    boolean entersDatabase = false;
    boolean entersSchema = false;
    for (Resource grant : all(state, "grant", place.getFirst())) {
      List<String> path = grant.address().path();
      boolean counts = active.contains(path.get(3)) && !words(grant).isEmpty();
      entersDatabase |= counts && path.get(1).isEmpty();
      entersSchema |= counts && path.get(1).equals(place.get(1)) && path.get(2).isEmpty();
    }
    return entersDatabase && entersSchema;
  }

  private static boolean reads(ResourceState state, List<String> stage, Set<String> active) {
    boolean reads = false;
    for (Resource grant : all(state, "stage-grant", stage.getFirst())) {
      List<String> path = grant.address().path();
      reads |=
          active.contains(path.get(3))
              && path.subList(0, 3).equals(stage)
              && (words(grant).contains("READ") || words(grant).contains("OWNERSHIP"));
    }
    return reads;
  }

  private static List<Resource> all(ResourceState state, String kind, String database) {
    return state.under(kind, List.of(database));
  }

  static SortedSet<String> words(Resource grant) {
    return grant.attribute("privileges").orElseThrow() instanceof Value.Bag(var words)
        ? words
        : new TreeSet<>();
  }

  /** Whether a view shows it whose text names what is at such a place, or may. */
  static boolean byView(ResourceState state, Predicate<List<String>> place, Set<String> active) {
    for (Resource resource : state.under(SfView.KIND, List.of())) {
      SfView view = (SfView) SfResource.of(resource);
      if (view.body() instanceof SfView.Body.Unread(String digest, SortedSet<String> names)
          && names.stream()
              .anyMatch(
                  n ->
                      n.equals(SfView.Body.Unread.ANYTHING)
                          || place.test(List.of(n.split("\n", -1))))
          && SnowflakeRules.reads(state, resource.address().path(), active)) {
        return true;
      }
    }
    return false;
  }

  static List<String> columns(Resource stage) {
    List<String> names = new ArrayList<>();
    if (stage.attribute("columns").orElseThrow() instanceof Value.Seq(List<Value> columns)) {
      for (Value column : columns) {
        if (column instanceof Value.Obj(var fields)) {
          Value name = fields.get("name");
          names.add(name == null ? "" : name.text());
        }
      }
    }
    return names;
  }
}
