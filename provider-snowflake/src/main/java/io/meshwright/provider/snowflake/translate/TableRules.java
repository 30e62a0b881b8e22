package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.sql.SfMasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The policies of one table as its row access policy and masking policies, over native names. Ends
 * are kept by {@code sweep}: until then what ends is there.
 */
final class TableRules {
  private final TablePolicies policies;
  private final TableForm form;
  private final PortPrincipals principals;
  private final Audience audience;
  private final boolean byView;
  private final Set<PrincipalId> exemptOnly;
  private final AccessRules rules;
  private final Expression shown;
  private final Optional<Expression> rows;
  private final SortedMap<String, CellRule> masks;

  private TableRules(
      TablePolicies policies,
      TableForm form,
      PortPrincipals principals,
      Audience audience,
      boolean views) {
    this.policies = policies;
    this.form = form;
    this.principals = principals;
    this.audience = audience;
    this.exemptOnly = ExemptOnly.of(policies);
    this.rules = ReferenceSemantics.rules(policies);
    this.shown = shownRows();
    this.rows = keptRows();
    this.masks = columnMasks();
    this.byView = views || Signatures.clash(rows.isPresent(), rowColumns(), masks, form.types());
  }

  /**
   * The rules of a table.
   *
   * @param views whether every table is read by way of a view, and not only one whose policies
   *     would clash
   */
  static TableRules of(
      TablePolicies policies, TableForm form, PortPrincipals principals, boolean views) {
    TableRules rules =
        new TableRules(
            policies, form, principals, views ? Audience.ROLES : Audience.EVERYBODY, views);
    return rules.byView ? rules.to(Audience.ROLES) : rules;
  }

  /** The same in a view of which others read nothing. */
  private TableRules to(Audience other) {
    return audience.equals(other) ? this : new TableRules(policies, form, principals, other, true);
  }

  /** What one of the consumers reads by way of a view of his own, which asks nobody who he is. */
  TableRules toConsumer(String account) {
    return to(new Audience.One(account));
  }

  /** The table as it is closed: its producer fills it, and nobody else is given anything. */
  TableRules closed() {
    TreeMap<String, List<TablePolicies.ColumnMask>> none = new TreeMap<>();
    return of(
        new TablePolicies(
            policies.table(),
            policies.schema(),
            List.of(),
            List.of(),
            List.of(),
            none,
            policies.producer()),
        form,
        principals,
        byView);
  }

  /** Policies about the table. */
  Set<PolicyId> realises() {
    Set<PolicyId> ids = new TreeSet<>();
    policies.grants().forEach(g -> ids.add(g.policy()));
    policies.denials().forEach(d -> ids.add(d.policy()));
    policies.rowPolicies().forEach(r -> ids.add(r.policy()));
    policies.masks().values().forEach(list -> list.forEach(m -> ids.add(m.policy())));
    return ids;
  }

  /** Roles that may do something with the table, by what that is. */
  SortedSet<String> roles(Privilege privilege) {
    TreeSet<String> all = new TreeSet<>();
    policies.grants().stream()
        .filter(g -> g.privileges().contains(privilege))
        .forEach(g -> g.to().forEach(p -> principals.role(p).ifPresent(all::add)));
    // Who fills a table that is read by way of a view has a role of his own.
    if (privilege == Privilege.READ || privilege == Privilege.WRITE && !byView) {
      policies.producer().flatMap(principals::filler).ifPresent(all::add);
    }
    return Ordered.set(all);
  }

  /** The role that fills the table, where there is one. */
  SortedSet<String> producer() {
    return Ordered.set(policies.producer().flatMap(principals::filler).stream().toList());
  }

  /** Other accounts that may read something of the table; by a view, those that see a row of it. */
  SortedSet<String> consumers() {
    TreeSet<String> all = new TreeSet<>(granted());
    all.removeIf(a -> byView && toConsumer(a).shown.equals(Expression.Constant.FALSE));
    return Ordered.set(all);
  }

  private SortedSet<String> granted() {
    TreeSet<String> all = new TreeSet<>();
    policies.grants().stream()
        .filter(g -> g.privileges().contains(Privilege.READ))
        .forEach(g -> g.to().forEach(p -> principals.account(p).ifPresent(all::add)));
    return Ordered.set(all);
  }

  /** A condition over native names. */
  Expression nativeCondition(Expression condition) {
    return NormalForm.of(condition, this::nativeLeaf);
  }

  private Expression nativeLeaf(Expression leaf) {
    return switch (leaf) {
      case Expression.MemberOf(PrincipalId principal) ->
          audience.member(principals, principal, exemptOnly.contains(principal), granted());
      case Expression.Before before -> Expression.Constant.TRUE;
      default -> ColumnNames.rename(leaf, form::name);
    };
  }

  /** Rows in which somebody sees some cell; empty where the table's privileges say as much. */
  Optional<Expression> rows() {
    return rows;
  }

  private Optional<Expression> keptRows() {
    if (form.source().isPresent()) {
      // A port's view says by itself who reads what, so that another text is another set of readers
      // at once.
      Expression where = nativeCondition(form.source().get().where());
      return Optional.of(NormalForm.of(Expression.and(where, shown)));
    }
    List<Expression> readers = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(roles(Privilege.READ));
    names.addAll(roles(Privilege.MANAGE));
    names.forEach(n -> readers.add(new Expression.MemberOf(PrincipalId.ofNative(n))));
    granted().forEach(a -> readers.add(principals.knows(a)));
    return shown.equals(NormalForm.of(new Expression.Or(readers)))
        ? Optional.empty()
        : Optional.of(shown);
  }

  /** Rows in which somebody sees some cell, and who he is. */
  Expression shown() {
    return shown;
  }

  private Expression shownRows() {
    List<Expression> visible = new ArrayList<>();
    rules.columns().values().stream().distinct().forEach(r -> visible.add(r.visible()));
    return nativeCondition(new Expression.Or(visible));
  }

  /** Per native column what its masking policy does; columns that need none are left out. */
  SortedMap<String, CellRule> masks() {
    return masks;
  }

  private SortedMap<String, CellRule> columnMasks() {
    TreeMap<String, CellRule> all = new TreeMap<>();
    rules
        .columns()
        .forEach(
            (column, rule) -> {
              Expression visible = nativeCondition(rule.visible());
              Expression beyond = visible.equals(shown) ? Expression.Constant.TRUE : visible;
              List<CellRule.MaskCase> cases = new ArrayList<>();
              for (CellRule.MaskCase one : rule.masks()) {
                Expression when = nativeCondition(one.when());
                if (!when.equals(Expression.Constant.FALSE)) {
                  cases.add(new CellRule.MaskCase(when, written(column, one.mask())));
                }
              }
              if (!beyond.equals(Expression.Constant.TRUE) || !cases.isEmpty()) {
                all.put(form.own(column), new CellRule(beyond, cases));
              }
            });
    return Ordered.map(all);
  }

  /** A mask in canonical form; NULL where there is no expression that surely does the same. */
  private Mask written(String column, Mask mask) {
    Mask canonical = SfMasks.canonical(mask, type(column));
    return unwritable(canonical, column).isEmpty() ? canonical : new Mask.Nullify();
  }

  /** Why a mask of a published column is replaced by NULL; empty where it is as it should be. */
  Optional<UnwritableException> unwritable(Mask mask, String column) {
    try {
      SfMasks.write(SfMasks.canonical(mask, type(column)), form.name(column), type(column));
      return Optional.empty();
    } catch (UnwritableException e) {
      return Optional.of(e);
    }
  }

  /** The neutral type of a published column. */
  DataType type(String column) {
    return Optional.ofNullable(form.types().get(form.name(column))).orElseThrow();
  }

  /** Columns that the row access policy is called with; empty where there is none. */
  SortedSet<String> rowColumns() {
    return rows.map(kept -> called(kept, masks.keySet())).orElseGet(TreeSet::new);
  }

  /** A policy about nobody's rows is called with a column all the same, one without a mask. */
  private SortedSet<String> called(Expression rows, Set<String> masked) {
    TreeSet<String> columns = new TreeSet<>(ColumnNames.of(rows));
    if (columns.isEmpty()) {
      form.columns().stream()
          .map(c -> c.name())
          .filter(c -> !masked.contains(c))
          .findFirst()
          .ifPresent(columns::add);
    }
    return columns;
  }

  /**
   * Whether the table is read by way of a secure view, and is itself for its producer only: where
   * its policies would clash, or where everything is read so.
   */
  boolean byView() {
    return byView;
  }

  /** Whether it is a port's view, and no table. */
  boolean isPort() {
    return form.source().isPresent();
  }

  /** Whether nobody writes to it by a right on it: a port's view, or a table over files. */
  boolean isReadOnly() {
    return isPort() || form.storage().external().isPresent();
  }

  /** The same, read by way of a view where a policy would be on the table itself. */
  TableRules keptRaw() {
    return byView || rows.isEmpty() && masks.isEmpty()
        ? this
        : of(policies, form, principals, true);
  }

  PortPrincipals principals() {
    return principals;
  }

  TablePolicies policies() {
    return policies;
  }

  TableForm form() {
    return form;
  }
}
