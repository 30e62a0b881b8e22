package io.meshwright.engine.access;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.Session;
import io.meshwright.api.policy.TablePolicies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What would have to be otherwise for a session to read what it does not. */
final class Missing {
  private final MeantAccess access;
  private final SessionView view;
  private final Session session;
  private final List<String> steps = new ArrayList<>();

  private Missing(MeantAccess access, SessionView view, Session session) {
    this.access = access;
    this.view = view;
    this.session = session;
  }

  /** The missing steps for some columns, the one nearest to the data last. */
  static List<String> of(
      MeantAccess access, SessionView view, Session session, List<String> columns) {
    List<String> hidden =
        columns.stream().filter(c -> !view.exposure().columns().containsKey(c)).toList();
    if (hidden.isEmpty()) {
      return List.of();
    }
    Missing missing = new Missing(access, view, session);
    missing.find(hidden, hidden.size() == columns.size());
    return List.copyOf(missing.steps);
  }

  private void find(List<String> hidden, boolean everything) {
    String what = everything ? "" : " " + String.join(", ", hidden);
    if (session.principals().isEmpty()) {
      steps.add("the session acts with no principal");
    }
    List<TablePolicies.Grant> reading =
        view.policies().grants().stream().filter(g -> gives(g, hidden)).toList();
    List<TablePolicies.Grant> reaching =
        reading.stream().filter(g -> !view.through(g.to()).isEmpty()).toList();
    if (reaching.isEmpty()) {
      noGrant(reading, what);
    }
    lapsed();
    closed();
    if (!reaching.isEmpty() && access.closing(view.table()).isEmpty()) {
      taken(reaching, hidden);
    }
  }

  private static boolean gives(TablePolicies.Grant grant, List<String> columns) {
    return grant.privileges().contains(Privilege.MANAGE)
        || grant.privileges().contains(Privilege.READ)
            && columns.stream().anyMatch(c -> grant.columns().contains(c));
  }

  private void noGrant(List<TablePolicies.Grant> reading, String what) {
    String names = session.principals().isEmpty() ? "it" : names(session.principals());
    String others =
        reading.isEmpty()
            ? "; no policy lets anybody read " + (what.isEmpty() ? "it" : "that")
            : "; "
                + reading.stream()
                    .map(g -> g.policy() + " lets " + names(g.to()))
                    .collect(Collectors.joining(", "))
                + " read";
    steps.add("no grant to read" + what + " reaches " + names + others);
    view.grants().stream()
        .filter(g -> !g.privileges().contains(Privilege.READ))
        .forEach(
            g ->
                steps.add(
                    g.policy()
                        + " reaches it and lets it only "
                        + g.privileges().stream()
                            .map(Privilege::word)
                            .collect(Collectors.joining(" and "))));
  }

  private void lapsed() {
    for (AccessPolicy policy : access.lapsed(view.table())) {
      if (!view.through(policy.to()).isEmpty()) {
        steps.add("grant " + policy.id() + " lapsed on " + policy.until().orElseThrow());
      }
    }
  }

  private void closed() {
    for (PolicyVerdict verdict : access.closing(view.table())) {
      steps.add(
          verdict.subject()
              + " stays closed: "
              + verdict.policy().map(p -> "policy " + p + " is ").orElse("it is ")
              + verdict.verdict()
              + " there, "
              + verdict.reason()
              + verdict.limit().map(l -> " [" + l + "]").orElse(""));
    }
  }

  /** What takes away what grants give. */
  private void taken(List<TablePolicies.Grant> reaching, List<String> hidden) {
    List<PolicyId> denials =
        view.denials().stream()
            .filter(d -> d.privileges().contains(Privilege.READ))
            .filter(d -> hidden.stream().anyMatch(c -> d.columns().contains(c)))
            .map(TablePolicies.Denial::policy)
            .toList();
    denials.forEach(d -> steps.add("denied by " + d));
    if (denials.isEmpty()) {
      Set<PolicyId> rows =
          view.policies().rowPolicies().stream()
              .map(TablePolicies.KeptRows::policy)
              .collect(Collectors.toSet());
      steps.add(
          "no row is left: "
              + reaching.stream()
                  .map(g -> g.policy() + " gives rows where " + g.rows().text())
                  .collect(Collectors.joining(", "))
              + (rows.isEmpty() ? "" : ", of which row policies keep none"));
    }
  }

  private static String names(Collection<PrincipalId> principals) {
    return principals.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
