package io.meshwright.provider.snowflake.lift;

import static io.meshwright.api.policy.TablePolicies.SOURCE_PREFIX;

import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.sql.SfTypes;
import io.meshwright.spi.PublishedTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A port's view. It reads a table by its owner's rights, so that who may read it needs none on the
 * table, and its text says what he sees. Columns of the table that it does not publish are named
 * after the table.
 */
final class PortView {
  private final ResourceState state;
  private final SfView view;
  private final SfView.Body.Ruled body;
  private final Optional<SfTable> table;

  /** What it reads in place of the table, where it does. */
  private final Optional<SfDynamicTable> dynamic;

  private final Members members;
  private final Map<String, String> names = new HashMap<>();

  private PortView(SfView view, SfView.Body.Ruled body, String platform, ResourceState state) {
    this.state = state;
    this.view = view;
    this.body = body;
    this.members = Members.of(state);
    Optional<SfResource> base = state.get(body.table().address(platform)).map(SfResource::of);
    this.dynamic = base.filter(SfDynamicTable.class::isInstance).map(SfDynamicTable.class::cast);
    this.table =
        dynamic
            .map(
                d ->
                    kept(d)
                        .flatMap(k -> state.get(k.table().address(platform)))
                        .map(SfResource::of))
            .orElse(base)
            .filter(SfTable.class::isInstance)
            .map(SfTable.class::cast);
    table.ifPresent(
        t -> t.columns().forEach(c -> names.put(c.name(), SOURCE_PREFIX + c.published())));
    // Of several that show one column the first by name stands for it.
    body.columns().stream()
        .sorted(Comparator.comparing(SfView.Shown::published).reversed())
        .forEach(c -> names.put(c.source(), c.published()));
  }

  /** What a dynamic table keeps, where that is columns of a table as they are. */
  private static Optional<SfView.Body.Ruled> kept(SfDynamicTable table) {
    return table.body() instanceof SfView.Body.Ruled ruled ? Optional.of(ruled) : Optional.empty();
  }

  /** Whether a resource is a port's view. */
  static boolean is(Resource resource) {
    return resource.address().kind().equals(SfView.KIND)
        && SfResource.of(resource) instanceof SfView view
        && view.body() instanceof SfView.Body.Ruled ruled
        && ruled.isPort();
  }

  /** The view of a resource, where it is a port's. */
  static Optional<PortView> of(Resource resource, ResourceState state) {
    return is(resource)
            && SfResource.of(resource) instanceof SfView view
            && view.body() instanceof SfView.Body.Ruled ruled
        ? Optional.of(new PortView(view, ruled, resource.address().platform(), state))
        : Optional.empty();
  }

  /** What it shows to whom. */
  AccessRules rules() {
    TableRights rights = new TableRights(view.database(), view.schema(), view.name(), state);
    List<Expression> manage = new ArrayList<>(List.of(rights.manage()));
    Expression readers = rights.read();
    boolean unread =
        !view.secure()
            || isTagged()
            || dynamic.isPresent() && dynamic.flatMap(PortView::kept).isEmpty()
            || TableViews.asksAbout(body, masked());
    KeptPolicies onView = new KeptPolicies(List.of(path(view)), state);
    Expression shown =
        Expression.and(readers, unread ? TableViews.unread(view) : neutral(body.rows()));
    Map<String, Looks> looks = new LinkedHashMap<>();
    for (SfView.Shown column : body.columns()) {
      Optional<CellRule> rule =
          Optional.ofNullable(body.cells().get(column.name())).filter(r -> !unread);
      Looks look = new Looks();
      CellRule raw = TableViews.cell(rule, shown, this::neutral);
      look.add(onView.cell(unread ? raw : left(raw, column.source()), column.name()));
      looks.put(column.published(), look);
    }
    for (SfView other : over()) {
      TableRights onOther = new TableRights(other.database(), other.schema(), other.name(), state);
      manage.add(onOther.manage());
      CellRule any =
          new CellRule(Expression.and(onOther.read(), TableViews.unread(other)), List.of());
      looks.values().forEach(l -> l.add(any));
    }
    dynamic.ifPresent(d -> manage.add(readKept(d, looks)));
    TreeMap<String, CellRule> cells = new TreeMap<>();
    looks.forEach((column, look) -> cells.put(column, look.cell()));
    return new AccessRules(cells, Expression.Constant.FALSE, new Expression.Or(manage))
        .normalised();
  }

  /** What policies below it leave: of its table, or of what is kept of that. */
  private CellRule left(CellRule raw, String column) {
    return dynamic.isPresent()
        ? kept().cell(raw, column)
        : table.map(t -> new TablePolicies(t, state, names).under(column, raw)).orElse(raw);
  }

  /** Policies on what it reads in place of the table, and on the table that this is filled from. */
  private KeptPolicies kept() {
    List<List<String>> paths = new ArrayList<>();
    dynamic.ifPresent(d -> paths.add(path(d.view())));
    table.ifPresent(t -> paths.add(List.of(t.database(), t.schema(), t.name())));
    return new KeptPolicies(paths, state);
  }

  private static List<String> path(SfView view) {
    return List.of(view.database(), view.schema(), view.name());
  }

  /** Views of others that name it or what it reads in place of the table, or may. */
  private Set<SfView> over() {
    Set<SfView> over =
        new LinkedHashSet<>(
            TableViews.unread(state, SfView.place(view.database(), view.schema(), view.name())));
    dynamic.ifPresent(
        d ->
            over.addAll(
                TableViews.unread(state, SfView.place(d.database(), d.schema(), d.name()))));
    return over;
  }

  /** Whoever may select from what the view reads sees that; and who hands it on. */
  private Expression readKept(SfDynamicTable kept, Map<String, Looks> looks) {
    TableRights rights = new TableRights(kept.database(), kept.schema(), kept.name(), state);
    Expression rows =
        kept(kept).map(k -> neutral(k.rows())).orElseGet(() -> TableViews.unread(kept.view()));
    CellRule raw = new CellRule(Expression.and(rights.read(), rows), List.of());
    KeptPolicies policies = kept();
    for (SfView.Shown column : body.columns()) {
      Optional.ofNullable(looks.get(column.published()))
          .ifPresent(l -> l.add(policies.cell(raw, column.source())));
    }
    return rights.manage();
  }

  /**
   * Whether a policy on a tag may make something else of a column of the table, or of what is kept
   * of it.
   */
  private boolean isTagged() {
    return Stream.concat(table.stream(), dynamic.map(PortView::asTable).stream())
        .anyMatch(
            t -> {
              TagPolicies tags = new TagPolicies(t, state);
              return t.columns().stream().anyMatch(c -> tags.on(c.name()).isPresent());
            });
  }

  /** A dynamic table by the columns that it keeps. */
  private static SfTable asTable(SfDynamicTable kept) {
    List<SfColumn> columns =
        kept(kept).stream()
            .flatMap(k -> k.columns().stream())
            .map(c -> new SfColumn(c.name(), "", false, c.name(), ""))
            .toList();
    return new SfTable(kept.database(), kept.schema(), kept.name(), columns, "");
  }

  /** Columns of what is read that a masking policy is on, whatever way they are read. */
  private Set<String> masked() {
    Set<String> masked = new HashSet<>();
    List<SfView.Base> bases = new ArrayList<>(List.of(body.table()));
    dynamic.flatMap(PortView::kept).ifPresent(k -> bases.add(k.table()));
    for (SfView.Base base : bases) {
      state
          .under(SfMask.KIND, List.of(base.database(), base.schema(), base.name()))
          .forEach(r -> masked.add(((SfMask) SfResource.of(r)).column()));
    }
    return masked;
  }

  private Expression neutral(Expression condition) {
    return NormalForm.of(
        condition,
        leaf ->
            ColumnNames.rename(
                members.widened(leaf, view.database()), c -> names.getOrDefault(c, c)));
  }

  /** What consumers find; a column has the type of the table's. */
  PublishedTable published() {
    Map<String, SfColumn> sources = new HashMap<>();
    table.ifPresent(t -> t.columns().forEach(c -> sources.put(c.name(), c)));
    return new PublishedTable(
        body.columns().stream()
            .map(
                c ->
                    new PublishedTable.Column(
                        c.published(),
                        Optional.ofNullable(sources.get(c.source()))
                            .flatMap(s -> SfTypes.neutral(s.type(), c.neutral())),
                        Optional.empty(),
                        Optional.empty()))
            .toList());
  }
}
