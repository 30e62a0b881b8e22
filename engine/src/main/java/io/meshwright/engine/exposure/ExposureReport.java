package io.meshwright.engine.exposure;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Containment;
import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Puts the difference between two sets of rules into words, session by session. */
public final class ExposureReport {
  private ExposureReport() {}

  /**
   * The sessions to show: those that are declared, and one for every principal of the rules that no
   * declared session acts with.
   */
  public static List<Session> sessions(
      Collection<Session> declared, Collection<AccessRules> rules) {
    TreeSet<PrincipalId> principals = new TreeSet<>();
    rules.forEach(r -> principals.addAll(members(r)));
    List<Session> sessions = new ArrayList<>(declared);
    declared.forEach(s -> principals.removeAll(s.principals()));
    for (PrincipalId principal : principals) {
      String name = principal.toString().replace(':', '.').replaceAll("[^A-Za-z0-9._@-]", "_");
      sessions.add(new Session(new SessionId(name), Ordered.set(List.of(principal))));
    }
    return List.copyOf(sessions);
  }

  private static SortedSet<PrincipalId> members(AccessRules rules) {
    TreeSet<PrincipalId> found = new TreeSet<>();
    rules.mapLeaves(
        leaf -> {
          if (leaf instanceof Expression.MemberOf member) {
            found.add(member.principal());
          }
          return leaf;
        });
    return found;
  }

  /** How each session's access to one table changes; sessions whose access stays are left out. */
  public static List<ExposureChange> changes(
      String table, AccessRules before, AccessRules after, List<Session> sessions, Instant now) {
    List<ExposureChange> changes = new ArrayList<>();
    for (Session session : sessions) {
      Exposure old = Exposure.of(before.possible(), session, now);
      Exposure next = Exposure.of(after.possible(), session, now);
      if (old.equals(next)) {
        continue;
      }
      AccessRules fixedOld = fixed(before, session);
      AccessRules fixedNext = fixed(after, session);
      changes.add(
          new ExposureChange(
              session.id(),
              table,
              old.text(),
              next.text(),
              Containment.within(fixedNext, List.of(fixedOld)) != Containment.Answer.CONTAINED,
              Containment.within(fixedOld, List.of(fixedNext)) != Containment.Answer.CONTAINED));
    }
    return List.copyOf(changes);
  }

  /** The rules for one session; instants stay, since a later end gives more as well. */
  private static AccessRules fixed(AccessRules rules, Session session) {
    return rules.mapLeaves(
        leaf ->
            leaf instanceof Expression.MemberOf member
                ? new Expression.Constant(session.has(member.principal()))
                : leaf);
  }
}
