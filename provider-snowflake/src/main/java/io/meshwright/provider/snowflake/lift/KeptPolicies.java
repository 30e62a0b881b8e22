package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Policies on what stands between a table and who reads it: a view, or a dynamic table and what
 * that was filled from. We put none there, so that each is somebody else's: it keeps rows back, or
 * makes something else of a cell. Whom it asks about there is not settled by what was read
 * (https://docs.snowflake.com/en/sql-reference/sql/alter-dynamic-table).
 */
final class KeptPolicies {
  private final List<Expression> rows = new ArrayList<>();
  private final Set<String> masked = new HashSet<>();

  /**
   * Those on some things.
   *
   * @param paths database, schema and name of each
   */
  KeptPolicies(List<List<String>> paths, ResourceState state) {
    paths.forEach(
        path -> {
          String name = String.join(".", path);
          state
              .under(SfRowPolicy.KIND, path)
              .forEach(
                  r -> rows.add(new Expression.Opaque("rows that a policy on " + name + " keeps")));
          state
              .under(SfMask.KIND, path)
              .forEach(r -> masked.add(((SfMask) SfResource.of(r)).column()));
        });
  }

  /** What they may make of a cell of one of its columns, in the rows that they leave. */
  CellRule cell(CellRule shown, String column) {
    Expression visible = Expression.and(shown.visible(), new Expression.And(rows));
    if (!masked.contains(column)) {
      return new CellRule(visible, shown.masks());
    }
    List<CellRule.MaskCase> cases = new ArrayList<>();
    cases.add(
        new CellRule.MaskCase(
            new Expression.Opaque("a masking policy on " + column), new Mask.Nullify()));
    cases.addAll(shown.masks());
    return new CellRule(visible, cases);
  }
}
