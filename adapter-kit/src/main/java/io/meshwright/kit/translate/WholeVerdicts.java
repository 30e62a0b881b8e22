package io.meshwright.kit.translate;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import java.time.Instant;
import java.util.List;

/** How faithfully each policy survives where there is all of a table or nothing. */
public final class WholeVerdicts {
  private final WholePolicies given;
  private final WholePlace place;
  private final WorstVerdicts verdicts;

  private WholeVerdicts(WholePolicies given, WholePlace place) {
    this.given = given;
    this.place = place;
    this.verdicts = new WorstVerdicts(given.policies().table());
  }

  /**
   * A verdict for each policy about the table.
   *
   * @param place where its data is
   */
  public static List<PolicyVerdict> of(WholePolicies given, WholePlace place) {
    return new WholeVerdicts(given, place).all();
  }

  private List<PolicyVerdict> all() {
    given.policies().grants().forEach(this::grant);
    given.policies().denials().forEach(this::denial);
    given.policies().rowPolicies().forEach(this::rowPolicy);
    given.policies().masks().values().forEach(list -> list.forEach(this::mask));
    return verdicts.all();
  }

  private void grant(TablePolicies.Grant grant) {
    verdicts.say(grant.policy(), Verdict.EXACT, place.exact(), "");
    grant.until().flatMap(place.end()).ifPresent(loss -> say(grant.policy(), loss));
    if (grant.privileges().contains(Privilege.MANAGE)) {
      say(grant.policy(), place.manage());
    }
    for (PrincipalId principal : grant.to()) {
      place.principal().apply(principal).ifPresent(loss -> say(grant.policy(), loss));
      if (grant.privileges().contains(Privilege.WRITE)) {
        write(grant, principal);
      }
      if (grant.privileges().contains(Privilege.READ)) {
        read(grant, principal);
      }
    }
  }

  private void say(PolicyId policy, WholePlace.Loss loss) {
    verdicts.say(policy, loss.verdict(), loss.reason(), loss.limit());
  }

  private void write(TablePolicies.Grant grant, PrincipalId principal) {
    if (!new Residual(principal).sure(grant.rows()).equals(Expression.Constant.TRUE)) {
      verdicts.say(
          grant.policy(),
          Verdict.IMPOSSIBLE,
          "what is written to " + place.thing() + " cannot be limited to some rows",
          place.whole());
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
            || !new Residual(principal).sure(grant.rows()).equals(Expression.Constant.TRUE);
    verdicts.say(
        grant.policy(),
        part ? Verdict.IMPOSSIBLE : Verdict.STRICTER,
        part
            ? "who may read " + place.thing() + " reads all columns and rows of it"
            : "something is kept from whom it is for, so that " + place.thing() + " is as a whole",
        place.whole());
  }

  private void denial(TablePolicies.Denial denial) {
    say(denial.policy(), place.denial());
  }

  private void rowPolicy(TablePolicies.KeptRows kept) {
    boolean keeps =
        given.principals().stream()
            .filter(p -> !kept.except().contains(p) && !isProducer(p) && isGiven(p))
            .anyMatch(p -> !new Residual(p).sure(kept.keep()).equals(Expression.Constant.TRUE));
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
            ? place.thing() + " is kept as a whole from whom it would show a part"
            : "it keeps nothing from anybody who reads " + place.thing(),
        closes ? place.whole() : "");
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
