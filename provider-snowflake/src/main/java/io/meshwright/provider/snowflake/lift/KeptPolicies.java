package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Policies on the dynamic table that a port's view reads. We put none there, so that each is
 * somebody else's: it keeps rows back from the view, or makes something else of a cell. Whom it
 * asks about there is not settled by what was read
 * (https://docs.snowflake.com/en/sql-reference/sql/alter-dynamic-table).
 */
final class KeptPolicies {
  private final List<Expression> rows = new ArrayList<>();
  private final Set<String> masked = new HashSet<>();

  KeptPolicies(Optional<SfDynamicTable> dynamic, ResourceState state) {
    dynamic
        .map(d -> List.of(d.database(), d.schema(), d.name()))
        .ifPresent(
            path -> {
              String name = String.join(".", path);
              state
                  .under(SfRowPolicy.KIND, path)
                  .forEach(
                      r ->
                          rows.add(
                              new Expression.Opaque("rows that a policy on " + name + " keeps")));
              state
                  .under(SfMask.KIND, path)
                  .forEach(r -> masked.add(((SfMask) SfResource.of(r)).column()));
            });
  }

  /** Rows that they leave. */
  Expression rows() {
    return new Expression.And(rows);
  }

  /** What they may make of a cell of one of its columns. */
  CellRule cell(CellRule shown, String column) {
    if (!masked.contains(column)) {
      return shown;
    }
    List<CellRule.MaskCase> cases = new ArrayList<>();
    cases.add(
        new CellRule.MaskCase(
            new Expression.Opaque("a masking policy on " + column), new Mask.Nullify()));
    cases.addAll(shown.masks());
    return new CellRule(shown.visible(), cases);
  }
}
