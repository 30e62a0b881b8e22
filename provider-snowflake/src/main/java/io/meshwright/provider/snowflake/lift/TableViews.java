package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * What views show of one table. They read it by the rights of their owner, so that only rights on
 * the view count; what their text asks about roles it asks about whoever queries.
 */
final class TableViews {
  private final ResourceState state;
  private final SfTable table;
  private final Members members;
  private final Map<String, String> published = new HashMap<>();
  private final Set<String> masked = new HashSet<>();
  private final TagPolicies tags;

  TableViews(SfTable table, ResourceState state) {
    this.state = state;
    this.table = table;
    this.members = Members.of(state);
    this.tags = new TagPolicies(table, state);
    table.columns().forEach(c -> published.put(c.name(), c.published()));
    state
        .under(SfMask.KIND, List.of(table.database(), table.schema(), table.name()))
        .forEach(r -> masked.add(((SfMask) SfResource.of(r)).column()));
  }

  /** Views by the place of what they read. */
  private static Map<String, List<SfView>> over(ResourceState state) {
    return state.derived(SfView.KIND, TableViews::read);
  }

  private static Map<String, List<SfView>> read(ResourceState state) {
    Map<String, List<SfView>> over = new HashMap<>();
    for (Resource resource : state.under(SfView.KIND, List.of())) {
      SfView view = (SfView) SfResource.of(resource);
      switch (view.body()) {
        case SfView.Body.Ruled ruled ->
            add(over, SfView.place(view.database(), view.schema(), ruled.table()), view);
        case SfView.Body.Unread(String digest, SortedSet<String> reads) ->
            reads.forEach(r -> add(over, r, view));
      }
    }
    return over;
  }

  private static void add(Map<String, List<SfView>> over, String place, SfView view) {
    over.computeIfAbsent(place, k -> new ArrayList<>()).add(view);
  }

  /** Views that show something of the table, or may. */
  List<SfView> all() {
    Map<String, List<SfView>> over = over(state);
    List<SfView> views =
        new ArrayList<>(
            over.getOrDefault(
                SfView.place(table.database(), table.schema(), table.name()), List.of()));
    views.addAll(over.getOrDefault(SfView.Body.Unread.ANYTHING, List.of()));
    return views;
  }

  /** Rights on a view. */
  TableRights rights(SfView view) {
    return new TableRights(view.database(), view.schema(), view.name(), state);
  }

  /**
   * What a view shows of a column.
   *
   * @param readers who may read the view
   */
  CellRule cell(SfView view, SfColumn column, Expression readers) {
    // A policy on a tag may hold for the table, and for what the view makes of it.
    return view.secure()
            && view.body() instanceof SfView.Body.Ruled ruled
            && isRaw(ruled)
            && table.columns().stream().allMatch(c -> tags.on(c.name()).isEmpty())
        ? cell(ruled, column.name(), readers)
        : new CellRule(Expression.and(readers, unread(view)), List.of());
  }

  /** A policy of the table is asked before the view is: its conditions would see what it shows. */
  private boolean isRaw(SfView.Body.Ruled body) {
    Set<String> asked = new HashSet<>(ColumnNames.of(body.rows()));
    for (CellRule rule : body.cells().values()) {
      asked.addAll(ColumnNames.of(rule.visible()));
      rule.masks().forEach(m -> asked.addAll(ColumnNames.of(m.when())));
    }
    return asked.stream().noneMatch(masked::contains);
  }

  private static Expression unread(SfView view) {
    String name = String.join(".", view.database(), view.schema(), view.name());
    return new Expression.Opaque("what view " + name + " shows");
  }

  private CellRule cell(SfView.Body.Ruled body, String column, Expression readers) {
    if (!body.columns().contains(column)) {
      return CellRule.hidden();
    }
    Expression shown = Expression.and(readers, neutral(body.rows()));
    Optional<CellRule> rule = Optional.ofNullable(body.cells().get(column));
    return rule.map(r -> cell(r, shown)).orElseGet(() -> new CellRule(shown, List.of()));
  }

  private CellRule cell(CellRule rule, Expression shown) {
    return new CellRule(
        Expression.and(shown, neutral(rule.visible())),
        rule.masks().stream()
            .map(m -> new CellRule.MaskCase(neutral(m.when()), m.mask()))
            .toList());
  }

  private Expression neutral(Expression condition) {
    return NormalForm.of(
        condition,
        leaf ->
            ColumnNames.rename(
                members.widened(leaf, table.database()), c -> published.getOrDefault(c, c)));
  }
}
