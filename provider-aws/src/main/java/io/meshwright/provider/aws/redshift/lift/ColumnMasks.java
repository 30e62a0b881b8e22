package io.meshwright.provider.aws.redshift.lift;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.redshift.resource.RsMask;
import io.meshwright.provider.aws.redshift.resource.RsMaskAttachment;
import io.meshwright.provider.aws.redshift.resource.RsResource;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How columns look: of the masking policies that are attached to somebody, the one of the highest
 * priority counts; whom none is attached to sees the column as it is.
 */
final class ColumnMasks {
  private final Members members;
  private final Map<String, List<Attached>> columns = new TreeMap<>();

  /** A policy for some. */
  private record Attached(RsMask.Look look, int priority, Expression who) {}

  ColumnMasks(RsTable table, ResourceState state) {
    this.members = Members.of(state);
    List<String> path = List.of(table.schema(), table.name());
    for (Resource found : state.under(RsMask.KIND, path)) {
      RsMask mask = (RsMask) RsResource.of(found);
      mask.levels()
          .forEach(
              level ->
                  add(
                      mask.column(),
                      level.look(),
                      level.priority(),
                      new Expression.Or(level.to().stream().map(members::has).toList())));
    }
    for (Resource found : state.under(RsMaskAttachment.KIND, path)) {
      RsMaskAttachment by = (RsMaskAttachment) RsResource.of(found);
      add(by.column(), by.look(), by.priority(), members.has(by.grantee()));
    }
  }

  private void add(String column, RsMask.Look look, int priority, Expression who) {
    columns.computeIfAbsent(column, k -> new ArrayList<>()).add(new Attached(look, priority, who));
  }

  /**
   * The cases of a column, from the lowest priority: each where no higher one is attached.
   *
   * @param sharing whoever reads the table through a datashare, where nothing is masked
   */
  List<CellRule.MaskCase> of(String column, Expression sharing) {
    List<Attached> all = new ArrayList<>(columns.getOrDefault(column, List.of()));
    all.sort(Comparator.comparingInt(Attached::priority));
    List<CellRule.MaskCase> cases = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<Expression> when = new ArrayList<>(List.of(all.get(i).who(), Expression.not(sharing)));
      all.subList(i + 1, all.size()).forEach(h -> when.add(Expression.not(h.who())));
      switch (all.get(i).look()) {
        case RsMask.Look.Masked(Mask mask) ->
            cases.add(new CellRule.MaskCase(new Expression.And(when), mask));
        case RsMask.Look.Raw raw -> {
          // Whoever meets none of the cases sees the column as it is.
        }
        case RsMask.Look.Unread(String digest) -> {
          when.add(new Expression.Opaque("masking policy " + digest));
          cases.add(new CellRule.MaskCase(new Expression.And(when), new Mask.Nullify()));
        }
      }
    }
    return cases;
  }
}
