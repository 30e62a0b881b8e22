package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the policies of one table leave of what its privileges give. */
final class TablePolicies {
  private final Members members;
  private final Map<String, String> published = new HashMap<>();
  private final Map<String, SfMask.Look> masks = new HashMap<>();
  private final String database;
  private final Expression rows;
  private final TagPolicies tags;

  /** Of a table whose columns are called as it publishes them. */
  TablePolicies(SfTable table, ResourceState state) {
    this(table, state, Map.of());
  }

  /**
   * Of a table.
   *
   * @param names what columns are called that are called otherwise than it publishes them
   */
  TablePolicies(SfTable table, ResourceState state, Map<String, String> names) {
    this.members = Members.of(state);
    this.database = table.database();
    this.tags = new TagPolicies(table, state);
    table.columns().forEach(c -> published.put(c.name(), c.published()));
    published.putAll(names);
    List<String> path = List.of(table.database(), table.schema(), table.name());
    List<Expression> kept = new ArrayList<>();
    state
        .under(SfRowPolicy.KIND, path)
        .forEach(r -> kept.add(neutral(((SfRowPolicy) SfResource.of(r)).rows())));
    this.rows = new Expression.And(kept);
    state
        .under(SfMask.KIND, path)
        .forEach(
            r -> {
              SfMask mask = (SfMask) SfResource.of(r);
              masks.put(mask.column(), mask.look());
            });
  }

  private Expression neutral(Expression condition) {
    return NormalForm.of(
        condition,
        leaf ->
            ColumnNames.rename(members.widened(leaf, database), c -> published.getOrDefault(c, c)));
  }

  /**
   * A column's cells.
   *
   * @param readers who may read the table
   */
  CellRule cell(String column, Expression readers) {
    CellRule own = own(column, readers);
    Optional<Expression> byTag = tags.on(column);
    if (byTag.isEmpty()) {
      return own;
    }
    List<CellRule.MaskCase> cases = new ArrayList<>();
    cases.add(new CellRule.MaskCase(byTag.get(), new Mask.Nullify()));
    cases.addAll(own.masks());
    return new CellRule(own.visible(), cases);
  }

  /**
   * What a view shows of a column's cells. A policy of the table is asked for whoever reads the
   * view (https://docs.snowflake.com/en/user-guide/security-row-intro,
   * https://docs.snowflake.com/en/user-guide/security-column-intro).
   *
   * @param shown what it would show without policies
   */
  CellRule under(String column, CellRule shown) {
    CellRule left = cell(column, shown.visible());
    List<CellRule.MaskCase> cases = new ArrayList<>(shown.masks());
    cases.addAll(left.masks());
    return new CellRule(left.visible(), cases);
  }

  private CellRule own(String column, Expression readers) {
    Expression shown = Expression.and(readers, rows);
    Optional<SfMask.Look> look = Optional.ofNullable(masks.get(column));
    if (look.isEmpty()) {
      return new CellRule(shown, List.of());
    }
    return switch (look.get()) {
      case SfMask.Look.Ruled(CellRule rule) ->
          new CellRule(
              Expression.and(shown, neutral(rule.visible())),
              rule.masks().stream()
                  .map(m -> new CellRule.MaskCase(neutral(m.when()), m.mask()))
                  .toList());
      case SfMask.Look.Unread(String digest) ->
          new CellRule(
              shown,
              List.of(
                  new CellRule.MaskCase(
                      new Expression.Opaque("masking policy " + digest), new Mask.Nullify())));
    };
  }
}
