package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.provider.aws.sql.RowExpressions;
import io.meshwright.provider.aws.sql.UnwritableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The policies of one table as what each principal gets, and how faithful that is. */
final class AwsPolicies {
  private final TablePolicies policies;
  private final TableForm form;
  private final AccessRules rules;
  private final Map<PolicyId, PolicyVerdict> verdicts = new LinkedHashMap<>();

  AwsPolicies(TablePolicies policies, TableForm form) {
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
    if (residual.sure(rules.manage()).equals(Expression.Constant.TRUE)) {
      return Given.managing();
    }
    if (residual.sure(rules.write()).equals(Expression.Constant.TRUE)) {
      return Given.changing();
    }
    SortedMap<String, Expression> cells = residual.cells(rules);
    if (isWhole(cells)) {
      return Given.reading();
    }
    Given part = part(cells);
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
    return unwritable(condition).isPresent() ? Given.nothing() : Given.part(columns, condition);
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

  private Optional<UnwritableException> unwritable(Expression condition) {
    if (condition instanceof Expression.Constant) {
      return Optional.empty();
    }
    try {
      RowExpressions.write(condition, form.types());
      return Optional.empty();
    } catch (UnwritableException e) {
      return Optional.of(e);
    }
  }

  /** How faithfully each policy survives. */
  List<PolicyVerdict> verdicts() {
    policies.grants().forEach(this::grant);
    policies.denials().forEach(this::denial);
    policies.rowPolicies().forEach(this::rowPolicy);
    policies.masks().forEach((column, masks) -> masks.forEach(m -> mask(column, m)));
    principals().forEach(this::combined);
    return List.copyOf(verdicts.values());
  }

  private void grant(TablePolicies.Grant grant) {
    verdict(grant.policy(), Verdict.EXACT, "rights of Lake Formation for each principal", "");
    if (grant.until().isPresent()) {
      verdict(
          grant.policy(),
          Verdict.WEAKER,
          "a grant has no end of its own; `sweep` takes it away after " + grant.until().get(),
          "grant-end");
    }
    if (grant.privileges().contains(Privilege.WRITE)) {
      write(grant);
    }
    if (grant.privileges().contains(Privilege.READ)) {
      grant.to().forEach(p -> read(grant, p));
    }
  }

  private void write(TablePolicies.Grant grant) {
    for (PrincipalId principal : grant.to()) {
      Residual residual = new Residual(principal);
      Expression rows = residual.sure(grant.rows());
      if (!rows.equals(Expression.Constant.TRUE)) {
        verdict(
            grant.policy(),
            Verdict.IMPOSSIBLE,
            "what is written cannot be limited to some rows",
            "write-rows");
      } else if (!isWhole(residual.cells(rules))) {
        verdict(
            grant.policy(),
            Verdict.WEAKER,
            "whoever may insert or delete may also read the whole table",
            "write-reads");
      }
    }
  }

  private void read(TablePolicies.Grant grant, PrincipalId principal) {
    Expression rows = new Residual(principal).sure(grant.rows());
    unwritable(form.nativeCondition(rows))
        .ifPresent(
            e ->
                verdict(
                    grant.policy(), Verdict.IMPOSSIBLE, String.valueOf(e.getMessage()), e.limit()));
    if (asksForMembers(grant.rows())) {
      verdict(
          grant.policy(),
          Verdict.STRICTER,
          "its filter asks for other principals; they count as absent",
          "filter-functions");
    }
  }

  private static boolean asksForMembers(Expression condition) {
    return condition.text().contains("MEMBER_OF(");
  }

  private void denial(TablePolicies.Denial denial) {
    verdict(
        denial.policy(),
        Verdict.IMPOSSIBLE,
        "there is nothing that refuses: whoever acts as another role has what that one was given",
        "no-deny");
  }

  private void rowPolicy(TablePolicies.KeptRows kept) {
    verdict(kept.policy(), Verdict.EXACT, "in the filter of each principal", "");
    for (PrincipalId principal : principals()) {
      Expression rows = new Residual(principal).sure(kept.keep());
      if (kept.except().contains(principal) || isProducer(principal)) {
        continue;
      }
      if (!kept.except().isEmpty()) {
        verdict(
            kept.policy(),
            Verdict.STRICTER,
            "who is exempt under another role sees no more in this one",
            "one-role");
      }
      if (asksForMembers(kept.keep())) {
        verdict(
            kept.policy(),
            Verdict.STRICTER,
            "it asks for other principals; they count as absent",
            "filter-functions");
      }
      unwritable(form.nativeCondition(rows))
          .ifPresent(
              e ->
                  verdict(
                      kept.policy(),
                      Verdict.IMPOSSIBLE,
                      String.valueOf(e.getMessage()),
                      e.limit()));
    }
  }

  private boolean isProducer(PrincipalId principal) {
    return policies.producer().filter(principal::equals).isPresent();
  }

  private void mask(String column, TablePolicies.ColumnMask mask) {
    boolean needed =
        principals().stream()
            .anyMatch(p -> !mask.except().contains(p) && !isProducer(p) && reads(p, column));
    verdict(
        mask.policy(),
        needed ? Verdict.STRICTER : Verdict.EXACT,
        needed
            ? "there are no masks: the column is hidden instead"
            : "nobody who would see the column masked reads it",
        needed ? "no-masks" : "");
  }

  private boolean reads(PrincipalId principal, String column) {
    return policies.grants().stream()
        .anyMatch(
            g ->
                g.to().contains(principal)
                    && g.privileges().contains(Privilege.READ)
                    && g.columns().contains(column));
  }

  /** What several policies together ask of one filter. */
  private void combined(PrincipalId principal) {
    SortedMap<String, Expression> cells = new Residual(principal).cells(rules);
    List<Expression> conditions = new ArrayList<>(new TreeMap<>(byText(cells)).values());
    for (Expression condition : conditions) {
      unwritable(form.nativeCondition(condition))
          .ifPresent(
              e ->
                  toReaders(
                      principal, Verdict.IMPOSSIBLE, String.valueOf(e.getMessage()), e.limit()));
    }
    if (conditions.size() > 1) {
      toReaders(
          principal,
          Verdict.STRICTER,
          "columns with other rows each would need several filters, and nobody says how those"
              + " add up: only the columns with most in common are shown",
          "one-filter");
    }
  }

  private static Map<String, Expression> byText(SortedMap<String, Expression> cells) {
    Map<String, Expression> conditions = new LinkedHashMap<>();
    cells.values().forEach(c -> conditions.put(c.text(), c));
    return conditions;
  }

  private void toReaders(PrincipalId principal, Verdict verdict, String reason, String limit) {
    for (TablePolicies.Grant grant : policies.grants()) {
      if (grant.to().contains(principal) && grant.privileges().contains(Privilege.READ)) {
        verdict(grant.policy(), verdict, reason, limit);
      }
    }
  }

  /** The worst of what is said of a policy counts. */
  private void verdict(PolicyId policy, Verdict verdict, String reason, String limit) {
    PolicyVerdict known = verdicts.get(policy);
    if (known == null || verdict.compareTo(known.verdict()) > 0) {
      verdicts.put(
          policy,
          new PolicyVerdict(
              Optional.of(policy),
              policies.table().toString(),
              verdict,
              reason,
              Optional.of(limit).filter(l -> !l.isEmpty())));
    }
  }
}
