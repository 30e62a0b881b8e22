package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.kit.translate.Residual;
import io.meshwright.kit.translate.WorstVerdicts;
import io.meshwright.provider.aws.redshift.resource.RsTable.RowSecurity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How faithfully each policy survives on one table. */
final class RsVerdicts {
  private final RsPolicies given;
  private final WorstVerdicts verdicts;

  private RsVerdicts(RsPolicies given) {
    this.given = given;
    this.verdicts = new WorstVerdicts(given.policies().table());
  }

  /** A verdict for each policy about the table. */
  static List<PolicyVerdict> of(RsPolicies given) {
    return new RsVerdicts(given).all();
  }

  private List<PolicyVerdict> all() {
    given.policies().grants().forEach(this::grant);
    given.policies().denials().forEach(this::denial);
    given.policies().rowPolicies().forEach(this::rowPolicy);
    given.policies().masks().forEach(this::masks);
    given.principals().forEach(this::combined);
    if (given.rowSecurity() == RowSecurity.AND) {
      given.principals().forEach(this::united);
    }
    return verdicts.all();
  }

  private void grant(TablePolicies.Grant grant) {
    verdict(grant.policy(), Verdict.EXACT, "rights and a row policy of each role", "");
    if (grant.until().isPresent()) {
      verdict(
          grant.policy(),
          Verdict.WEAKER,
          "a grant has no end of its own; `sweep` takes it away after " + grant.until().get(),
          "grant-end");
    }
    if (grant.privileges().contains(Privilege.MANAGE)) {
      verdict(
          grant.policy(),
          Verdict.STRICTER,
          "a role may do everything and cannot hand it on",
          "grant-option");
    }
    if (grant.privileges().contains(Privilege.WRITE)) {
      grant.to().forEach(p -> write(grant, p));
    }
    if (grant.privileges().contains(Privilege.READ)) {
      grant.to().forEach(p -> read(grant, p));
    }
  }

  private void write(TablePolicies.Grant grant, PrincipalId principal) {
    if (!new Residual(principal).sure(grant.rows()).equals(Expression.Constant.TRUE)) {
      verdict(
          grant.policy(),
          Verdict.IMPOSSIBLE,
          "inserted rows pass no row policy, so that what is written cannot be limited",
          "write-rows");
    } else if (!given.readsWhole(principal)) {
      verdict(
          grant.policy(),
          Verdict.STRICTER,
          "only rows that the writer sees can be updated or deleted",
          "write-visible");
    }
  }

  private void read(TablePolicies.Grant grant, PrincipalId principal) {
    Expression rows = given.form().nativeCondition(new Residual(principal).sure(grant.rows()));
    impossible(grant.policy(), rows);
    if (asksForMembers(grant.rows())) {
      verdict(
          grant.policy(),
          Verdict.STRICTER,
          "its filter asks for other principals; they count as absent",
          "policy-members");
    }
    Given all = given.given().get(principal);
    if (all != null
        && !all.columns().isEmpty()
        && !all.columns().containsAll(ColumnNames.of(all.rows().orElse(rows)))) {
      verdict(
          grant.policy(),
          Verdict.STRICTER,
          "its filter names a column that it does not give: perhaps nothing is shown",
          "filter-column-rights");
    }
  }

  private void impossible(PolicyId policy, Expression rows) {
    Optional<UnwritableException> why = given.unwritable(rows);
    why.ifPresent(
        e -> verdict(policy, Verdict.IMPOSSIBLE, String.valueOf(e.getMessage()), e.limit()));
  }

  private static boolean asksForMembers(Expression condition) {
    return condition.text().contains("MEMBER_OF(");
  }

  private void denial(TablePolicies.Denial denial) {
    verdict(
        denial.policy(),
        Verdict.IMPOSSIBLE,
        "there is nothing that refuses what another role was given",
        "no-deny");
  }

  private void rowPolicy(TablePolicies.KeptRows kept) {
    verdict(kept.policy(), Verdict.EXACT, "in the row policy of each role", "");
    for (PrincipalId principal : given.principals()) {
      if (kept.except().contains(principal) || given.isRaw(principal)) {
        continue;
      }
      if (!kept.except().stream().allMatch(given::readsWhole)) {
        verdict(
            kept.policy(),
            Verdict.STRICTER,
            "who is exempt by one role sees no more in another one",
            "policy-members");
      }
      if (asksForMembers(kept.keep())) {
        verdict(
            kept.policy(),
            Verdict.STRICTER,
            "it asks for other principals; they count as absent",
            "policy-members");
      }
      impossible(
          kept.policy(), given.form().nativeCondition(new Residual(principal).sure(kept.keep())));
    }
  }

  private void masks(String column, List<TablePolicies.ColumnMask> masks) {
    if (masks.isEmpty()) {
      return;
    }
    MaskLevels levels = given.maskLevels(column);
    for (TablePolicies.ColumnMask mask : masks) {
      verdict(mask.policy(), Verdict.EXACT, "masking policies, one above the other", "");
      boolean needed =
          given.principals().stream()
              .anyMatch(p -> !mask.except().contains(p) && !given.isRaw(p) && reads(p, column));
      levels
          .unwritable(mask)
          .filter(e -> needed)
          .ifPresent(
              e ->
                  verdict(
                      mask.policy(),
                      Verdict.STRICTER,
                      "NULL is shown instead: " + e.getMessage(),
                      e.limit()));
      if (needed && !levels.isNested()) {
        verdict(
            mask.policy(),
            Verdict.STRICTER,
            "whoever is exempt from a weaker mask only still meets the stronger one",
            "mask-roles");
      }
    }
  }

  private boolean reads(PrincipalId principal, String column) {
    return given.cells(principal).containsKey(column);
  }

  /** What several policies together ask of one row policy. */
  private void combined(PrincipalId principal) {
    SortedMap<String, Expression> cells = given.cells(principal);
    Map<String, Expression> conditions = new TreeMap<>();
    cells.values().forEach(c -> conditions.put(c.text(), c));
    for (Expression condition : conditions.values()) {
      given
          .unwritable(given.form().nativeCondition(condition))
          .ifPresent(
              e ->
                  toReaders(
                      principal, Verdict.IMPOSSIBLE, String.valueOf(e.getMessage()), e.limit()));
    }
    if (conditions.size() > 1) {
      toReaders(
          principal,
          Verdict.STRICTER,
          "columns with other rows each would need several row policies, which keep rows of all"
              + " columns: only the columns with most in common are shown",
          "rows-of-all-columns");
    }
  }

  private void united(PrincipalId principal) {
    toReaders(
        principal,
        Verdict.STRICTER,
        "roles give other rows of other columns: somebody with two of them sees the rows that each"
            + " of them keeps",
        "rows-of-all-columns");
  }

  private void toReaders(PrincipalId principal, Verdict verdict, String reason, String limit) {
    List<TablePolicies.Grant> grants = new ArrayList<>(given.policies().grants());
    grants.removeIf(
        g ->
            !g.to().contains(principal)
                || g.privileges().contains(Privilege.DISCOVER) && g.privileges().size() == 1);
    grants.forEach(g -> verdict(g.policy(), verdict, reason, limit));
  }

  private void verdict(PolicyId policy, Verdict verdict, String reason, String limit) {
    verdicts.say(policy, verdict, reason, limit);
  }
}
