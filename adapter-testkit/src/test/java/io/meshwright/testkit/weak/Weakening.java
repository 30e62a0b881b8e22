package io.meshwright.testkit.weak;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.DataValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The policies of one table as far as the weak platform carries them, and what is lost. */
final class Weakening {
  private final TablePolicies policies;
  private final Map<PolicyId, WeakLimit> losses = new TreeMap<>();

  Weakening(TablePolicies policies) {
    this.policies = policies;
    policies.grants().forEach(this::grant);
    policies.denials().forEach(this::denial);
    policies.rowPolicies().forEach(this::rows);
    policies
        .masks()
        .values()
        .forEach(masks -> masks.forEach(m -> lose(m.policy(), WeakLimit.NO_MASKS)));
    cells();
  }

  /** What of several limits counts for a policy: the one with the worse verdict. */
  private void lose(PolicyId policy, WeakLimit limit) {
    losses.merge(policy, limit, (a, b) -> a.verdict().compareTo(b.verdict()) >= 0 ? a : b);
  }

  private void grant(TablePolicies.Grant grant) {
    filter(grant.policy(), grant.rows());
    if (grant.privileges().contains(Privilege.WRITE)
        || grant.privileges().contains(Privilege.MANAGE)) {
      lose(grant.policy(), WeakLimit.READ_ONLY);
    }
    if (grant.until().isPresent()) {
      lose(grant.policy(), WeakLimit.NO_ENDS);
    }
  }

  private void denial(TablePolicies.Denial denial) {
    boolean whole =
        denial.rows().equals(Expression.Constant.TRUE)
            && denial.columns().containsAll(policies.schema().columnNames())
            && denial.until().isEmpty();
    if (!whole) {
      lose(denial.policy(), WeakLimit.WHOLE_DENIALS);
    }
  }

  private void rows(TablePolicies.KeptRows kept) {
    filter(kept.policy(), kept.keep());
    if (!kept.except().isEmpty()) {
      lose(kept.policy(), WeakLimit.NO_EXCEPTIONS);
    }
  }

  private void filter(PolicyId policy, Expression condition) {
    if (condition instanceof Expression.Or) {
      lose(policy, WeakLimit.NO_OR);
    }
    if (condition instanceof Expression.And(List<Expression> parts)) {
      parts.forEach(p -> filter(policy, p));
    }
    NormalForm.mapLeaves(
        condition,
        leaf -> {
          limit(leaf).ifPresent(l -> lose(policy, l));
          return leaf;
        });
  }

  private static Optional<WeakLimit> limit(Expression leaf) {
    return switch (leaf) {
      case Expression.MemberOf m -> Optional.of(WeakLimit.NO_MEMBERS);
      case Expression.Like(Operand operand, String pattern) when pattern.contains("\\") ->
          Optional.of(WeakLimit.NO_ESCAPES);
      case Expression.Compare(Operand.ColumnRef a, var operator, Operand.ColumnRef b) ->
          Optional.of(WeakLimit.NO_PAIRS);
      case Expression.Compare(Operand a, var operator, Operand.Literal(DataValue value))
          when isTime(value) ->
          Optional.of(WeakLimit.NO_TIMES);
      case Expression.In in when in.values().stream().anyMatch(Weakening::isTime) ->
          Optional.of(WeakLimit.NO_TIMES);
      default -> Optional.empty();
    };
  }

  private static boolean isTime(DataValue value) {
    return switch (value) {
      case DataValue.Date d -> true;
      case DataValue.Time t -> true;
      case DataValue.Timestamp t -> true;
      case DataValue.TimestampTz t -> true;
      default -> false;
    };
  }

  /** Two grants with other columns and other rows; somebody may have both. */
  private void cells() {
    List<TablePolicies.Grant> reads =
        policies.grants().stream().filter(g -> g.privileges().contains(Privilege.READ)).toList();
    for (TablePolicies.Grant one : reads) {
      for (TablePolicies.Grant other : reads) {
        if (!one.columns().equals(other.columns()) && !one.rows().equals(other.rows())) {
          lose(one.policy(), WeakLimit.NO_CELLS);
        }
      }
    }
  }

  /** The policies that are carried out; what is lost closes or narrows them. */
  TablePolicies carried() {
    boolean closed =
        losses.values().stream().anyMatch(l -> l.verdict().compareTo(Verdict.STRICTER) > 0);
    List<TablePolicies.Denial> denials = new ArrayList<>();
    for (TablePolicies.Denial denial : policies.denials()) {
      TreeSet<Privilege> privileges = new TreeSet<>(denial.privileges());
      denials.add(
          new TablePolicies.Denial(
              denial.policy(),
              denial.to(),
              privileges,
              Ordered.set(policies.schema().columnNames()),
              Expression.Constant.TRUE,
              Optional.empty()));
    }
    return new TablePolicies(
        policies.table(),
        policies.schema(),
        closed ? List.of() : policies.grants().stream().map(this::visible).toList(),
        denials,
        closed
            ? List.of()
            : policies.rowPolicies().stream()
                .map(
                    k ->
                        new TablePolicies.KeptRows(
                            k.policy(), k.keep(), Ordered.set(List.<PrincipalId>of())))
                .toList(),
        Ordered.map(Map.<String, List<TablePolicies.ColumnMask>>of()),
        policies.producer());
  }

  private TablePolicies.Grant visible(TablePolicies.Grant grant) {
    SortedSet<String> columns = new TreeSet<>(grant.columns());
    columns.removeAll(policies.masks().keySet());
    return new TablePolicies.Grant(
        grant.policy(), grant.to(), grant.privileges(), columns, grant.rows(), grant.until());
  }

  /** One verdict per policy of the table. */
  List<PolicyVerdict> verdicts() {
    TreeSet<PolicyId> all = new TreeSet<>();
    policies.grants().forEach(g -> all.add(g.policy()));
    policies.denials().forEach(d -> all.add(d.policy()));
    policies.rowPolicies().forEach(k -> all.add(k.policy()));
    policies.masks().values().forEach(masks -> masks.forEach(m -> all.add(m.policy())));
    return all.stream().map(this::verdict).toList();
  }

  private PolicyVerdict verdict(PolicyId policy) {
    Optional<WeakLimit> limit = Optional.ofNullable(losses.get(policy));
    return new PolicyVerdict(
        Optional.of(policy),
        policies.table().toString(),
        limit.map(WeakLimit::verdict).orElse(Verdict.EXACT),
        limit.map(WeakLimit::text).orElse("carried out as it is"),
        limit.map(WeakLimit::id));
  }
}
