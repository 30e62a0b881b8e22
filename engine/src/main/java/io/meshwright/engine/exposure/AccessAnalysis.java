package io.meshwright.engine.exposure;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Containment;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.spi.Lifter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lifts one platform before, after and between changes. The direction of a change comes from the
 * lifted difference: it is tried alone on the state before, and taken back alone from the state
 * after, since some changes open nothing until another joins them.
 */
public final class AccessAnalysis {
  private final Lifter lifter;
  private final OverlayState before;
  private final OverlayState after;
  private final List<Change> changes;
  private final TreeMap<Address, AccessRules> rulesBefore = new TreeMap<>();
  private final TreeMap<Address, AccessRules> rulesAfter = new TreeMap<>();
  private final TreeMap<Address, Lookups> lookups = new TreeMap<>();

  private AccessAnalysis(
      Lifter lifter, OverlayState before, OverlayState after, List<Change> changes) {
    this.lifter = lifter;
    this.before = before;
    this.after = after;
    this.changes = changes;
  }

  /** Analyses changes on top of live resources, foreign ones included. */
  public static AccessAnalysis of(
      String platform, Lifter lifter, NavigableMap<Address, Resource> live, List<Change> changes) {
    OverlayState before = OverlayState.of(platform, live);
    AccessAnalysis analysis =
        new AccessAnalysis(lifter, before, before.with(changes), List.copyOf(changes));
    analysis.liftEnds();
    return analysis;
  }

  private void liftEnds() {
    TreeSet<Address> subjects = new TreeSet<>(lifter.subjects(before));
    subjects.addAll(lifter.subjects(after));
    for (Address subject : subjects) {
      OverlayState tracedBefore = before.with(List.of());
      OverlayState tracedAfter = after.with(List.of());
      rulesBefore.put(subject, lifter.lift(subject, tracedBefore).normalised());
      rulesAfter.put(subject, lifter.lift(subject, tracedAfter).normalised());
      Lookups seen = new Lookups();
      seen.addAll(tracedBefore.lookups());
      seen.addAll(tracedAfter.lookups());
      lookups.put(subject, seen);
    }
  }

  /** Rules of every subject as they are. */
  public SortedMap<Address, AccessRules> before() {
    return Ordered.map(rulesBefore);
  }

  /** Rules of every subject once all changes are done. */
  public SortedMap<Address, AccessRules> after() {
    return Ordered.map(rulesAfter);
  }

  /** What was looked at for the subjects that the changes touch. */
  public LookedAt lookedAt() {
    return LookedAt.of(lookups.values(), changes);
  }

  /** What each change does, by address. */
  public SortedMap<Address, Impact> impacts() {
    TreeMap<Address, Impact> impacts = new TreeMap<>();
    for (Change change : changes) {
      impacts.put(change.address(), impact(change));
    }
    return Ordered.map(impacts);
  }

  private Impact impact(Change change) {
    boolean widens = false;
    boolean narrows = false;
    TreeSet<Address> subjects = new TreeSet<>();
    for (Address subject : touching(List.of(change))) {
      AccessRules start = rules(rulesBefore, subject);
      AccessRules end = rules(rulesAfter, subject);
      AccessRules alone = lifter.lift(subject, before.with(List.of(change))).normalised();
      AccessRules takenBack = lifter.lift(subject, after.without(change)).normalised();
      if (alone.equals(start) && takenBack.equals(end)) {
        continue;
      }
      subjects.add(subject);
      widens |= !contained(alone, List.of(start)) || !contained(end, List.of(takenBack));
      narrows |= !contained(start, List.of(alone)) || !contained(takenBack, List.of(end));
    }
    return new Impact(widens, narrows, subjects);
  }

  /**
   * What the state after some changes and one more step gives and takes, on the subjects that the
   * step touches.
   */
  public StepEffect effect(List<Change> done, List<Change> step) {
    List<Change> all = new ArrayList<>(done);
    all.addAll(step);
    OverlayState state = before.with(all);
    boolean takes = false;
    for (Address subject : touching(step)) {
      AccessRules now = lifter.lift(subject, state).normalised();
      AccessRules start = rules(rulesBefore, subject);
      AccessRules end = rules(rulesAfter, subject);
      if (!contained(now, List.of(start, end))) {
        return StepEffect.GIVES_TOO_MUCH;
      }
      takes |= Containment.retains(now, start, end) != Containment.Answer.CONTAINED;
    }
    return takes ? StepEffect.TAKES_TOO_MUCH : StepEffect.BETWEEN;
  }

  /** Where a state lies between before and after. */
  public enum StepEffect {
    /** Within before and after together, and keeping what both give. */
    BETWEEN,
    /** Something is missing that both give. */
    TAKES_TOO_MUCH,
    /** Something is given that neither gives. */
    GIVES_TOO_MUCH
  }

  private static boolean contained(AccessRules smaller, List<AccessRules> larger) {
    return Containment.within(smaller, larger) == Containment.Answer.CONTAINED;
  }

  private static AccessRules rules(SortedMap<Address, AccessRules> all, Address subject) {
    AccessRules rules = all.get(subject);
    return rules == null ? AccessRules.closed(List.of()) : rules;
  }

  private Collection<Address> touching(Collection<Change> step) {
    TreeSet<Address> subjects = new TreeSet<>();
    lookups.forEach(
        (subject, seen) -> {
          if (step.stream().anyMatch(c -> seen.touches(c.address()))) {
            subjects.add(subject);
          }
        });
    return subjects;
  }
}
