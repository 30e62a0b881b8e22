package io.meshwright.engine.catalogue;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.Session;
import io.meshwright.api.policy.TablePolicies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * Who may do what on one table, as the reference semantics has it.
 *
 * @param policies what policies say about it
 * @param closed whether it stays closed on its platform
 * @param entries everybody with access or a grant, in the order of the subjects
 */
record TableAccess(TablePolicies policies, boolean closed, List<Entry> entries) {
  /** Before every end, so that no clock decides what is shown: ends stay part of the access. */
  private static final Instant BEFORE_EVERY_END = Instant.MIN;

  private static final Session NOBODY =
      new Session(new SessionId("nobody"), Ordered.set(List.<PrincipalId>of()));

  TableAccess {
    entries = List.copyOf(entries);
  }

  /**
   * One subject's access.
   *
   * @param subject whose
   * @param exposure what it may do
   * @param grants what gives it that, those to discover included
   */
  record Entry(Subject subject, Exposure exposure, List<TablePolicies.Grant> grants) {
    Entry {
      grants = List.copyOf(grants);
    }

    /** What makes two entries read alike. */
    private Object likeness() {
      return List.of(exposure, grants);
    }

    /** Whether it may find the table and was granted nothing else. */
    boolean isDiscoveryOnly() {
      return exposure.isNone()
          && grants.stream().allMatch(g -> g.privileges().equals(Set.of(Privilege.DISCOVER)));
    }
  }

  static TableAccess of(TablePolicies policies, boolean closed, List<Subject> subjects) {
    TablePolicies kept = closed ? policies.withoutGrants() : policies;
    AccessRules rules = ReferenceSemantics.rules(kept);
    SortedSet<PrincipalId> named = rules.members();
    Exposure others = Exposure.of(rules, NOBODY, BEFORE_EVERY_END);
    List<Entry> entries = new ArrayList<>();
    for (Subject subject : subjects) {
      Session session = subject.session();
      Exposure exposure =
          Collections.disjoint(session.principals(), named)
              ? others
              : Exposure.of(rules, session, BEFORE_EVERY_END);
      List<TablePolicies.Grant> grants =
          kept.grants().stream()
              .filter(g -> !Collections.disjoint(g.to(), session.principals()))
              .toList();
      if (!exposure.isNone() || !grants.isEmpty()) {
        entries.add(new Entry(subject, exposure, grants));
      }
    }
    return new TableAccess(policies, closed, entries);
  }

  /** Entries that read alike, together. */
  List<List<Entry>> alike() {
    Map<Object, List<Entry>> groups = new LinkedHashMap<>();
    entries.forEach(e -> groups.computeIfAbsent(e.likeness(), k -> new ArrayList<>()).add(e));
    return List.copyOf(groups.values());
  }
}
