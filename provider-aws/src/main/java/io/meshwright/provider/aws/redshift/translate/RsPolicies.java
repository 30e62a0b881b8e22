package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.kit.translate.Residual;
import io.meshwright.provider.aws.redshift.resource.RsTable.RowSecurity;
import io.meshwright.provider.aws.redshift.sql.RsConditions;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The policies of one table as what each principal gets. */
final class RsPolicies {
  private final TablePolicies policies;
  private final TableForm form;
  private final AccessRules rules;

  RsPolicies(TablePolicies policies, TableForm form) {
    this.policies = policies;
    this.form = form;
    this.rules = ReferenceSemantics.rules(policies);
  }

  /** Everybody who may be given something. */
  SortedSet<PrincipalId> principals() {
    TreeSet<PrincipalId> all = new TreeSet<>();
    policies.grants().forEach(g -> all.addAll(g.to()));
    policies.producer().ifPresent(all::add);
    return Ordered.set(all);
  }

  /** What each principal gets; who gets nothing of the table itself is left out. */
  SortedMap<PrincipalId, Given> given() {
    TreeMap<PrincipalId, Given> all = new TreeMap<>();
    for (PrincipalId principal : principals()) {
      Given given = given(principal);
      if (!given.isNothing()) {
        all.put(principal, given);
      }
    }
    return all;
  }

  /** Those who may know that it is there, and nothing else. */
  SortedSet<PrincipalId> discoverers() {
    TreeSet<PrincipalId> all = new TreeSet<>();
    policies.grants().stream()
        .filter(g -> g.privileges().contains(Privilege.DISCOVER))
        .forEach(g -> all.addAll(g.to()));
    return Ordered.set(all);
  }

  private Given given(PrincipalId principal) {
    Residual residual = new Residual(principal);
    if (residual.sure(rules.manage()).equals(Expression.Constant.TRUE)) {
      return Given.managing();
    }
    boolean writes = residual.sure(rules.write()).equals(Expression.Constant.TRUE);
    SortedMap<String, Expression> cells = cells(principal);
    Expression rows =
        mostCommon(cells).map(form::nativeCondition).orElse(Expression.Constant.FALSE);
    TreeSet<String> columns = new TreeSet<>();
    cells.forEach(
        (column, condition) -> {
          if (form.nativeCondition(condition).equals(rows)) {
            columns.add(form.name(column));
          }
        });
    boolean reads = !columns.isEmpty() && unwritable(rows).isEmpty();
    boolean whole = reads && columns.size() == form.columns().size();
    return Given.of(whole, reads ? columns : Ordered.set(new TreeSet<String>()), rows, writes);
  }

  private static Optional<Expression> mostCommon(SortedMap<String, Expression> cells) {
    Map<Expression, Integer> counts = new LinkedHashMap<>();
    cells.values().forEach(c -> counts.merge(c, 1, Integer::sum));
    Optional<Expression> best = Optional.empty();
    for (Map.Entry<Expression, Integer> entry : counts.entrySet()) {
      int most = best.map(b -> counts.getOrDefault(b, 0)).orElse(0);
      if (entry.getValue() > most) {
        best = Optional.of(entry.getKey());
      }
    }
    return best;
  }

  /**
   * How the row policies of somebody's roles count together. Redshift unites columns of his roles
   * and, by OR, rows: where that shows a cell that no single role does, every policy has to keep a
   * row.
   */
  RowSecurity rowSecurity() {
    SortedMap<PrincipalId, Given> all = given();
    for (Given one : all.values()) {
      for (Given other : all.values()) {
        if (unitesTooMuch(one, other)) {
          return RowSecurity.AND;
        }
      }
    }
    return RowSecurity.OR;
  }

  /** Whether the other's rows, in columns that only the first has, are more than he may see. */
  private boolean unitesTooMuch(Given one, Given other) {
    if (one.rows().isEmpty() || other.rows().isEmpty()) {
      return false;
    }
    boolean more = !columns(other).containsAll(columns(one));
    return more
        && !one.rows().get().equals(Expression.Constant.TRUE)
        && !one.rows().equals(other.rows());
  }

  private SortedSet<String> columns(Given given) {
    if (!given.columns().isEmpty()) {
      return given.columns();
    }
    TreeSet<String> all = new TreeSet<>();
    form.columns().forEach(c -> all.add(c.name()));
    return all;
  }

  /** Why a condition over native names cannot be a row policy; empty where it can. */
  Optional<UnwritableException> unwritable(Expression condition) {
    try {
      RsConditions.write(condition, form.types());
      return Optional.empty();
    } catch (UnwritableException e) {
      return Optional.of(e);
    }
  }

  /** Per column the rows that whoever has a principal may see, whatever else he has. */
  SortedMap<String, Expression> cells(PrincipalId principal) {
    return new Residual(principal).visible(rules);
  }

  /** Whether a principal sees every row of every column. */
  boolean readsWhole(PrincipalId principal) {
    SortedMap<String, Expression> cells = cells(principal);
    return cells.size() == form.columns().size()
        && cells.values().stream().allMatch(Expression.Constant.TRUE::equals);
  }

  /** Whether a principal sees the table raw: its producer, and whoever manages it. */
  boolean isRaw(PrincipalId principal) {
    return policies.producer().filter(principal::equals).isPresent()
        || new Residual(principal).sure(rules.manage()).equals(Expression.Constant.TRUE);
  }

  /** The masks of a column that has some. */
  MaskLevels maskLevels(String column) {
    List<TablePolicies.ColumnMask> masks = policies.masks().getOrDefault(column, List.of());
    Set<PrincipalId> raw = new HashSet<>(principals());
    raw.removeIf(p -> !isRaw(p));
    return new MaskLevels(
        masks, Optional.ofNullable(form.types().get(form.name(column))).orElseThrow(), raw);
  }

  TablePolicies policies() {
    return policies;
  }

  TableForm form() {
    return form;
  }
}
