package io.meshwright.engine.exposure;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Containment;
import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Puts the difference between two sets of rules into words, session by session. Sessions that the
 * rules cannot tell apart are worked out once.
 */
public final class ExposureReport {
  private final List<Session> sessions;
  private final Instant now;
  private final Map<PrincipalId, List<Integer>> acting = new HashMap<>();

  /** A report about sessions from an instant on. */
  public ExposureReport(List<Session> sessions, Instant now) {
    this.sessions = List.copyOf(sessions);
    this.now = now;
    for (int i = 0; i < this.sessions.size(); i++) {
      for (PrincipalId principal : this.sessions.get(i).held()) {
        acting.computeIfAbsent(principal, k -> new ArrayList<>()).add(i);
      }
    }
  }

  /**
   * The sessions to show: those that are declared, and one for every principal of the rules that no
   * declared session acts with.
   *
   * @param found the principals of the rules
   */
  public static List<Session> sessions(
      Collection<Session> declared, Collection<PrincipalId> found) {
    TreeSet<PrincipalId> principals = new TreeSet<>(found);
    List<Session> sessions = new ArrayList<>(declared);
    declared.forEach(s -> principals.removeAll(s.principals()));
    for (PrincipalId principal : principals) {
      String name = principal.toString().replace(':', '.').replaceAll("[^A-Za-z0-9._@-]", "_");
      sessions.add(new Session(new SessionId(name), Ordered.set(List.of(principal))));
    }
    return List.copyOf(sessions);
  }

  /** How each session's access to one table changes; sessions whose access stays are left out. */
  public List<ExposureChange> changes(String table, AccessRules before, AccessRules after) {
    if (before.equals(after)) {
      return List.of();
    }
    TreeSet<PrincipalId> asked = new TreeSet<>(before.members());
    asked.addAll(after.members());
    Map<Session, Optional<ExposureChange>> known = new HashMap<>();
    List<ExposureChange> changes = new ArrayList<>();
    Session nobody = new Session(new SessionId("nobody"), Ordered.set(List.<PrincipalId>of()));
    Optional<ExposureChange> unasked = change(table, before, after, nobody);
    for (int i : unasked.isPresent() ? everyone() : askedAbout(asked)) {
      Session session = sessions.get(i);
      Session telling =
          new Session(nobody.id(), both(session.principals(), asked), both(session.held(), asked));
      Optional<ExposureChange> change =
          telling.held().isEmpty()
              ? unasked
              : known.computeIfAbsent(telling, k -> change(table, before, after, session));
      change.map(c -> of(session, c)).ifPresent(changes::add);
    }
    return List.copyOf(changes);
  }

  private static SortedSet<PrincipalId> both(
      SortedSet<PrincipalId> some, SortedSet<PrincipalId> asked) {
    TreeSet<PrincipalId> both = new TreeSet<>(some);
    both.retainAll(asked);
    return both;
  }

  private List<Integer> everyone() {
    return IntStream.range(0, sessions.size()).boxed().toList();
  }

  private Collection<Integer> askedAbout(SortedSet<PrincipalId> principals) {
    TreeSet<Integer> found = new TreeSet<>();
    principals.forEach(p -> found.addAll(acting.getOrDefault(p, List.of())));
    return found;
  }

  private static ExposureChange of(Session session, ExposureChange change) {
    return new ExposureChange(
        session.id(),
        change.table(),
        change.before(),
        change.after(),
        change.widens(),
        change.narrows());
  }

  private Optional<ExposureChange> change(
      String table, AccessRules before, AccessRules after, Session session) {
    return change(table, before, session, after, session, now);
  }

  /** How access to one table changes where the rules do, or what the session acts with. */
  static Optional<ExposureChange> change(
      String table,
      AccessRules before,
      Session acting,
      AccessRules after,
      Session actingThen,
      Instant now) {
    Exposure old = Exposure.of(before.possible(), acting, now);
    Exposure next = Exposure.of(after.possible(), actingThen, now);
    if (old.equals(next)) {
      return Optional.empty();
    }
    AccessRules fixedOld = fixed(before, acting);
    AccessRules fixedNext = fixed(after, actingThen);
    return Optional.of(
        new ExposureChange(
            acting.id(),
            table,
            old.text(),
            next.text(),
            Containment.within(fixedNext, List.of(fixedOld)) != Containment.Answer.CONTAINED,
            Containment.within(fixedOld, List.of(fixedNext)) != Containment.Answer.CONTAINED));
  }

  /** The rules for one session; instants stay, since a later end gives more as well. */
  private static AccessRules fixed(AccessRules rules, Session session) {
    return rules.resolved(session, Instant.MIN);
  }
}
