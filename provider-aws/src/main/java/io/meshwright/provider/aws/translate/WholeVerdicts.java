package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.kit.translate.WorstVerdicts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How faithfully each policy survives where there is all of a table or nothing. */
final class WholeVerdicts {
  private final WholePolicies given;
  private final String thing;
  private final Predicate<PrincipalId> isMany;
  private final WorstVerdicts verdicts;

  private WholeVerdicts(WholePolicies given, String thing, Predicate<PrincipalId> isMany) {
    this.given = given;
    this.thing = thing;
    this.isMany = isMany;
    this.verdicts = new WorstVerdicts(given.policies().table());
  }

  /**
   * A verdict for each policy about the table.
   *
   * @param thing what its data is in, for people: a stream
   * @param isMany whether a principal is an account or an organisation
   */
  static List<PolicyVerdict> of(WholePolicies given, String thing, Predicate<PrincipalId> isMany) {
    return new WholeVerdicts(given, thing, isMany).all();
  }

  private List<PolicyVerdict> all() {
    given.policies().grants().forEach(this::grant);
    given.policies().denials().forEach(this::denial);
    given.policies().rowPolicies().forEach(this::rowPolicy);
    given.policies().masks().values().forEach(list -> list.forEach(this::mask));
    return verdicts.all();
  }

  private void grant(TablePolicies.Grant grant) {
    verdicts.say(grant.policy(), Verdict.EXACT, "statements for each principal", "");
    Optional<Instant> part =
        grant.until().filter(u -> !u.truncatedTo(ChronoUnit.SECONDS).equals(u));
    if (part.isPresent()) {
      verdicts.say(
          grant.policy(),
          Verdict.STRICTER,
          "it ends with the second before " + part.get(),
          "statement-seconds");
    }
    if (grant.privileges().contains(Privilege.MANAGE)) {
      verdicts.say(
          grant.policy(),
          Verdict.STRICTER,
          "whom it is for may read and write " + thing + ", and let nobody else",
          "statement-manage");
    }
    for (PrincipalId principal : grant.to()) {
      if (isMany.test(principal)) {
        verdicts.say(
            grant.policy(),
            Verdict.IMPOSSIBLE,
            principal + " stands for many: who of them reads " + thing + " others decide",
            "statement-account");
      }
      if (grant.privileges().contains(Privilege.WRITE)) {
        write(grant, principal);
      }
      if (grant.privileges().contains(Privilege.READ)) {
        read(grant, principal);
      }
    }
  }

  private void write(TablePolicies.Grant grant, PrincipalId principal) {
    if (!sure(principal, grant.rows()).equals(Expression.Constant.TRUE)) {
      verdicts.say(
          grant.policy(),
          Verdict.IMPOSSIBLE,
          "what is written to " + thing + " cannot be limited to some rows",
          "statement-whole");
    }
  }

  /** A grant of a part is none, unless others make it whole for as long. */
  private void read(TablePolicies.Grant grant, PrincipalId principal) {
    Instant until = given.reads(principal);
    if (!until.isBefore(grant.until().orElse(Instant.MAX))) {
      return;
    }
    boolean part =
        !grant.columns().containsAll(given.policies().schema().columnNames())
            || !sure(principal, grant.rows()).equals(Expression.Constant.TRUE);
    verdicts.say(
        grant.policy(),
        part ? Verdict.IMPOSSIBLE : Verdict.STRICTER,
        part
            ? "who may read " + thing + " reads all columns and rows of it"
            : "something is kept from whom it is for, so that " + thing + " is as a whole",
        "statement-whole");
  }

  private static Expression sure(PrincipalId principal, Expression condition) {
    return new Residual(principal).sure(condition);
  }

  private void denial(TablePolicies.Denial denial) {
    verdicts.say(
        denial.policy(),
        Verdict.IMPOSSIBLE,
        "a statement refuses whoever acts as its principal: as another role he has what that one"
            + " was given",
        "statement-deny");
  }

  private void rowPolicy(TablePolicies.KeptRows kept) {
    boolean keeps =
        given.principals().stream()
            .filter(p -> !kept.except().contains(p) && !isProducer(p) && isGiven(p))
            .anyMatch(p -> !sure(p, kept.keep()).equals(Expression.Constant.TRUE));
    protection(kept.policy(), keeps);
  }

  private void mask(TablePolicies.ColumnMask mask) {
    protection(
        mask.policy(),
        given.principals().stream()
            .anyMatch(p -> !mask.except().contains(p) && !isProducer(p) && isGiven(p)));
  }

  private void protection(PolicyId policy, boolean closes) {
    verdicts.say(
        policy,
        closes ? Verdict.STRICTER : Verdict.EXACT,
        closes
            ? thing + " is kept as a whole from whom it would show a part"
            : "it keeps nothing from anybody who reads " + thing,
        closes ? "statement-whole" : "");
  }

  private boolean isProducer(PrincipalId principal) {
    return given.policies().producer().filter(principal::equals).isPresent();
  }

  private boolean isGiven(PrincipalId principal) {
    return given.policies().grants().stream()
        .anyMatch(
            g ->
                g.to().contains(principal)
                    && (g.privileges().contains(Privilege.READ)
                        || g.privileges().contains(Privilege.MANAGE)));
  }
}
