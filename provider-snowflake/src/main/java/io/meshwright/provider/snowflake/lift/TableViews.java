package io.meshwright.provider.snowflake.lift;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
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
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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
  private final TablePolicies policies;

  TableViews(SfTable table, ResourceState state) {
    this.state = state;
    this.table = table;
    this.members = Members.of(state);
    this.tags = new TagPolicies(table, state);
    this.policies = new TablePolicies(table, state);
    table.columns().forEach(c -> published.put(c.name(), c.published()));
    state
        .under(SfMask.KIND, List.of(table.database(), table.schema(), table.name()))
        .forEach(r -> masked.add(((SfMask) SfResource.of(r)).column()));
  }

  /** Views that show something of the table, or may, and are no ports of their own. */
  List<SfView> all() {
    List<SfView> views = new ArrayList<>();
    for (boolean dynamic : new boolean[] {false, true}) {
      Value base =
          new SfView.Base(table.database(), table.schema(), table.name(), dynamic).toValue();
      having(state, SfView.TABLE, base).stream()
          // What a port shows counts for that port.
          .filter(v -> v.body() instanceof SfView.Body.Ruled ruled && !ruled.isPort())
          .forEach(views::add);
    }
    views.addAll(unread(state, SfView.place(table.database(), table.schema(), table.name())));
    return views;
  }

  /**
   * Views with an attribute: those of other tables are not looked at. A dynamic table shows what it
   * keeps to whoever may select from it, as a view would.
   */
  private static List<SfView> having(ResourceState state, String attribute, Value value) {
    List<SfView> all = new ArrayList<>();
    state.having(SfView.KIND, attribute, value).forEach(r -> all.add((SfView) SfResource.of(r)));
    state
        .having(SfDynamicTable.KIND, attribute, value)
        .forEach(r -> all.add(((SfDynamicTable) SfResource.of(r)).view()));
    return all;
  }

  /** What views name whose text is not read. */
  private static List<SfView> unread(ResourceState state) {
    return state.derived(SfView.OPAQUE, all -> having(all, SfView.OPAQUE, Value.of(true)));
  }

  /** Views whose text is not read, and names what is at a place, or may. */
  static List<SfView> unread(ResourceState state, String place) {
    return naming(state, place::equals);
  }

  /** The same of what is at any place that begins so. */
  static List<SfView> unreadWithin(ResourceState state, String place) {
    return naming(state, named -> named.startsWith(place));
  }

  private static List<SfView> naming(ResourceState state, Predicate<String> named) {
    return unread(state).stream()
        .filter(
            v ->
                v.body() instanceof SfView.Body.Unread(String digest, SortedSet<String> reads)
                    && reads.stream()
                        .anyMatch(r -> named.test(r) || r.equals(SfView.Body.Unread.ANYTHING)))
        .toList();
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
    if (!view.secure()
        || !(view.body() instanceof SfView.Body.Ruled ruled)
        || asksAbout(ruled, masked)
        // A policy on a tag may hold for the table, and for what the view makes of it.
        || table.columns().stream().anyMatch(c -> tags.on(c.name()).isPresent())) {
      return new CellRule(Expression.and(readers, unread(view)), List.of());
    }
    Looks looks = new Looks();
    Expression shown = Expression.and(readers, neutral(ruled.rows()));
    List<String> path = List.of(view.database(), view.schema(), view.name());
    boolean dynamic = !state.under(SfDynamicTable.KIND, path).isEmpty();
    KeptPolicies onView = new KeptPolicies(List.of(path), state);
    for (SfView.Shown one : ruled.columns()) {
      if (one.source().equals(column.name())) {
        CellRule raw =
            cell(Optional.ofNullable(ruled.cells().get(one.name())), shown, this::neutral);
        CellRule left = dynamic ? filled(raw, column) : policies.under(column.name(), raw);
        looks.add(onView.cell(left, one.name()));
      }
    }
    return looks.cell();
  }

  /** What is kept was read by the owner of what keeps it, by the policies of the table then. */
  private CellRule filled(CellRule kept, SfColumn column) {
    List<String> path = List.of(table.database(), table.schema(), table.name());
    return new KeptPolicies(List.of(path), state).cell(kept, column.name());
  }

  /**
   * A policy of the table is asked before the view is: its conditions would see what it shows, and
   * a mask of the view would mask that.
   */
  static boolean asksAbout(SfView.Body.Ruled body, Set<String> masked) {
    Set<String> asked = new HashSet<>(ColumnNames.of(body.rows()));
    for (SfView.Shown column : body.columns()) {
      CellRule rule = body.cells().get(column.name());
      if (rule != null && !rule.masks().isEmpty()) {
        asked.add(column.source());
      }
    }
    for (CellRule rule : body.cells().values()) {
      asked.addAll(ColumnNames.of(rule.visible()));
      rule.masks().forEach(m -> asked.addAll(ColumnNames.of(m.when())));
    }
    return asked.stream().anyMatch(masked::contains);
  }

  /** What stands for what a view shows that nobody reads. */
  static Expression unread(SfView view) {
    String name = String.join(".", view.database(), view.schema(), view.name());
    return new Expression.Opaque("what view " + name + " shows");
  }

  /** A cell of rows that are shown. */
  static CellRule cell(
      Optional<CellRule> rule, Expression shown, UnaryOperator<Expression> neutral) {
    return rule.map(
            r ->
                new CellRule(
                    Expression.and(shown, neutral.apply(r.visible())),
                    r.masks().stream()
                        .map(m -> new CellRule.MaskCase(neutral.apply(m.when()), m.mask()))
                        .toList()))
        .orElseGet(() -> new CellRule(shown, List.of()));
  }

  private Expression neutral(Expression condition) {
    return NormalForm.of(
        condition,
        leaf ->
            ColumnNames.rename(
                members.widened(leaf, table.database()), c -> published.getOrDefault(c, c)));
  }
}
