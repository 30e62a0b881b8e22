package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.kit.translate.Residual;
import io.meshwright.kit.translate.WorstVerdicts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How faithfully each policy survives on one table. */
final class AwsVerdicts {
  private final AwsPolicies given;
  private final WorstVerdicts verdicts;

  private AwsVerdicts(AwsPolicies given) {
    this.given = given;
    this.verdicts = new WorstVerdicts(given.policies().table());
  }

  /** A verdict for each policy about the table. */
  static List<PolicyVerdict> of(AwsPolicies given) {
    return new AwsVerdicts(given).all();
  }

  private List<PolicyVerdict> all() {
    given.policies().grants().forEach(this::grant);
    given.policies().denials().forEach(this::denial);
    given.policies().rowPolicies().forEach(this::rowPolicy);
    given.policies().masks().forEach((column, masks) -> masks.forEach(m -> mask(column, m)));
    given.principals().forEach(this::combined);
    return verdicts.all();
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
    if (given.ways() == AwsPolicies.Ways.VIEW) {
      onView(grant);
    } else if (grant.privileges().contains(Privilege.WRITE)) {
      write(grant);
    }
    if (grant.privileges().contains(Privilege.READ)) {
      grant.to().forEach(p -> read(grant, p));
    }
  }

  private void onView(TablePolicies.Grant grant) {
    if (grant.privileges().contains(Privilege.WRITE)
        || grant.privileges().contains(Privilege.MANAGE)) {
      verdict(
          grant.policy(),
          Verdict.STRICTER,
          "a view is read; its data is written, and it is managed, where it comes from",
          "view-reads");
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
      } else if (!given.readsWhole(principal)) {
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
    given
        .unwritable(rows)
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
    for (PrincipalId principal : given.principals()) {
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
      given
          .unwritable(rows)
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
    return given.policies().producer().filter(principal::equals).isPresent();
  }

  private void mask(String column, TablePolicies.ColumnMask mask) {
    if (given.ways() != AwsPolicies.Ways.FILTERS) {
      MaskVerdicts.Loss loss = new MaskVerdicts(given).of(column, mask);
      verdict(mask.policy(), loss.verdict(), loss.reason(), loss.limit().orElse(""));
      return;
    }
    boolean needed =
        given.principals().stream()
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
    return given.policies().grants().stream()
        .anyMatch(
            g ->
                g.to().contains(principal)
                    && g.privileges().contains(Privilege.READ)
                    && g.columns().contains(column));
  }

  /** What several policies together ask of one filter. */
  private void combined(PrincipalId principal) {
    boolean byFilter = given.ways() == AwsPolicies.Ways.FILTERS;
    SortedMap<String, Expression> cells =
        byFilter ? given.cells(principal) : given.views().conditions(principal);
    List<Expression> conditions = new ArrayList<>(new TreeMap<>(byText(cells)).values());
    for (Expression condition : conditions) {
      given
          .unwritable(condition)
          .ifPresent(
              e ->
                  toReaders(
                      principal, Verdict.IMPOSSIBLE, String.valueOf(e.getMessage()), e.limit()));
    }
    if (byFilter && conditions.size() > 1) {
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
    for (TablePolicies.Grant grant : given.policies().grants()) {
      if (grant.to().contains(principal) && grant.privileges().contains(Privilege.READ)) {
        verdict(grant.policy(), verdict, reason, limit);
      }
    }
  }

  private void verdict(PolicyId policy, Verdict verdict, String reason, String limit) {
    verdicts.say(policy, verdict, reason, limit);
  }
}
