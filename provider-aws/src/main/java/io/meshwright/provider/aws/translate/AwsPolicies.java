package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.kit.translate.Residual;
import io.meshwright.provider.aws.resource.ViewBody;
import io.meshwright.provider.aws.sql.RowExpressions;
import io.meshwright.provider.aws.sql.UnwritableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The policies of one table as what each principal gets. */
final class AwsPolicies {
  private final TablePolicies policies;
  private final TableForm form;
  private final AccessRules rules;
  private final Ways ways;
  private final boolean everybody;
  private final ViewCells cells;

  /** How readers read. */
  enum Ways {
    /** A table, or a filter on it. */
    FILTERS,
    /** Each a view of his own over a table. */
    VIEWS,
    /** A view, or each a view of his own over its table. */
    VIEW
  }

  AwsPolicies(TablePolicies policies, TableForm form) {
    this(policies, form, Ways.FILTERS, Origin.of(form), false);
  }

  /**
   * Policies that are carried out in a certain way.
   *
   * @param everybody whether whoever reads a whole view does it by one of his own
   */
  AwsPolicies(TablePolicies policies, TableForm form, Ways ways, Origin origin, boolean everybody) {
    this.policies = policies;
    this.form = form;
    this.rules = ReferenceSemantics.rules(policies);
    this.ways = ways;
    this.everybody = everybody;
    this.cells = new ViewCells(rules, policies.schema().columns(), origin, principals());
  }

  /** Everybody who may be given something. */
  SortedSet<PrincipalId> principals() {
    TreeSet<PrincipalId> all = new TreeSet<>();
    policies.grants().forEach(g -> all.addAll(g.to()));
    policies.producer().ifPresent(all::add);
    return Ordered.set(all);
  }

  /** What each principal gets; who gets nothing is left out. */
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

  private Given given(PrincipalId principal) {
    Residual residual = new Residual(principal);
    if (ways != Ways.VIEW && residual.sure(rules.manage()).equals(Expression.Constant.TRUE)) {
      return Given.managing();
    }
    if (ways != Ways.VIEW && residual.sure(rules.write()).equals(Expression.Constant.TRUE)) {
      return Given.changing();
    }
    boolean whole = readsWhole(principal);
    if (ways == Ways.FILTERS || whole && ways == Ways.VIEW && !readsByHisOwn(principal)) {
      return whole ? Given.reading() : orDiscovering(principal, part(cells(principal)));
    }
    return orDiscovering(principal, own(principal));
  }

  /** A producer is no reader: he takes the view as it is. */
  private boolean readsByHisOwn(PrincipalId principal) {
    return everybody && policies.producer().filter(principal::equals).isEmpty();
  }

  private Given own(PrincipalId principal) {
    Map<String, ViewBody.Cell> shown = cells.of(principal);
    boolean unwritable =
        new Residual(principal)
            .shown(rules).values().stream().anyMatch(s -> unwritable(s.visible()).isPresent());
    return shown.isEmpty() || unwritable ? Given.nothing() : Given.own(principal, shown);
  }

  private Given orDiscovering(PrincipalId principal, Given part) {
    return part.isNothing() && discovers(principal) ? Given.discovering() : part;
  }

  private boolean isWhole(SortedMap<String, Expression> cells) {
    return cells.size() == form.columns().size()
        && cells.values().stream().allMatch(Expression.Constant.TRUE::equals);
  }

  /** One condition for some columns: of several, that of most columns. */
  private Given part(SortedMap<String, Expression> cells) {
    Optional<Expression> rows = mostCommon(cells);
    if (rows.isEmpty()) {
      return Given.nothing();
    }
    TreeSet<String> columns = new TreeSet<>();
    cells.forEach(
        (column, condition) -> {
          if (condition.equals(rows.get())) {
            columns.add(form.name(column));
          }
        });
    Expression condition = form.nativeCondition(rows.get());
    return unwritable(rows.get()).isPresent() ? Given.nothing() : Given.part(columns, condition);
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

  private boolean discovers(PrincipalId principal) {
    return policies.grants().stream()
        .anyMatch(g -> g.privileges().contains(Privilege.DISCOVER) && g.to().contains(principal));
  }

  /** Why a condition over published names cannot be carried out; empty where it can. */
  Optional<UnwritableException> unwritable(Expression published) {
    if (ways != Ways.FILTERS) {
      return cells.unwritable(published);
    }
    Expression condition = form.nativeCondition(published);
    if (condition instanceof Expression.Constant) {
      return Optional.empty();
    }
    Optional<String> blank =
        ColumnNames.of(condition).stream().filter(form.blank()::contains).findFirst();
    if (blank.isPresent()) {
      return Optional.of(
          new UnwritableException(
              "csv-null", "files of CSV do not tell an empty " + blank.get() + " from none"));
    }
    try {
      RowExpressions.write(condition, form.types());
      return Optional.empty();
    } catch (UnwritableException e) {
      return Optional.of(e);
    }
  }

  /** What the policies mean for whoever acts as a principal, whatever else he may be. */
  SortedMap<String, Expression> cells(PrincipalId principal) {
    return new Residual(principal).raw(rules);
  }

  /** Whether a principal sees every cell as it is. */
  boolean readsWhole(PrincipalId principal) {
    return isWhole(cells(principal));
  }

  TablePolicies policies() {
    return policies;
  }

  Ways ways() {
    return ways;
  }

  /** What views show. */
  ViewCells views() {
    return cells;
  }
}
