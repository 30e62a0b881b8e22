package io.meshwright.engine.exposure;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.spi.Lifter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lifts one platform before, after and between changes. The direction of a change comes from the
 * lifted difference: it is tried alone on the state before, and taken back alone from the state
 * after, since some changes open nothing until another joins them.
 *
 * <p>A lift is told apart from others by what it looked up: where no change was in sight, access
 * cannot change, and a state that shows a subject what an end shows it lifts to the same rules. So
 * the number of lifts is that of the subjects and of the changes that each of them can see.
 */
public final class AccessAnalysis {
  private final Lifter lifter;
  private final Comparisons comparisons;
  private final OverlayState before;
  private final OverlayState after;
  private final Watched watched;
  private final List<Change> changes;
  private final TreeMap<Address, Subject> subjects = new TreeMap<>();
  private final Map<Address, List<Subject>> seenBy = new HashMap<>();
  private final TreeSet<PrincipalId> principals = new TreeSet<>();
  private final LookedAt.Builder lookedAt = new LookedAt.Builder();
  private Layer laid = Layer.of(List.of());
  private final List<Change> order = new ArrayList<>();

  private AccessAnalysis(
      Lifter lifter, OverlayState before, Watched watched, List<Change> changes) {
    this.lifter = lifter;
    this.comparisons = new Comparisons(lifter);
    this.watched = watched;
    this.before = before;
    this.after = before.with(Layer.of(changes));
    this.changes = changes;
  }

  /** A subject that sees changes. */
  private static final class Subject {
    private final Address address;
    private final AccessRules start;
    private final AccessRules end;
    private final Set<Address> seen;
    private final Map<Address, Direction> directions = new HashMap<>();
    private int open;

    Subject(Address address, AccessRules start, AccessRules end, Set<Address> seen) {
      this.address = address;
      this.start = start;
      this.end = end;
      this.seen = seen;
      this.open = seen.size();
    }
  }

  /** Analyses changes on top of live resources, foreign ones included. */
  public static AccessAnalysis of(
      String platform, Lifter lifter, NavigableMap<Address, Resource> live, List<Change> changes) {
    AccessAnalysis analysis =
        new AccessAnalysis(
            lifter,
            OverlayState.of(platform, live),
            new Watched(platform, changes),
            List.copyOf(changes));
    if (!changes.isEmpty()) {
      analysis.liftEnds();
    }
    return analysis;
  }

  private void liftEnds() {
    TreeSet<Address> all = new TreeSet<>(lifter.subjects(before));
    all.addAll(lifter.subjects(after));
    for (Address subject : all) {
      Watched.Sight sight = new Watched.Sight();
      Set<Address> seen = sight.changes;
      AccessRules start = lift(subject, watched.over(before, sight));
      principals.addAll(start.members());
      if (!seen.isEmpty()) {
        AccessRules end = lift(subject, watched.over(after, sight));
        principals.addAll(end.members());
        lookedAt.add(sight);
        Subject seeing = new Subject(subject, start, end, seen);
        subjects.put(subject, seeing);
        seen.forEach(a -> seenBy.computeIfAbsent(a, k -> new ArrayList<>(1)).add(seeing));
      }
    }
  }

  private AccessRules lift(Address subject, ResourceState state) {
    return lifter.lift(subject, state).normalised();
  }

  /** Rules, as they are, of every subject whose access could change. */
  public SortedMap<Address, AccessRules> before() {
    TreeMap<Address, AccessRules> rules = new TreeMap<>();
    subjects.values().forEach(s -> rules.put(s.address, s.start));
    return Ordered.map(rules);
  }

  /** Rules, once all changes are done, of every subject whose access could change. */
  public SortedMap<Address, AccessRules> after() {
    TreeMap<Address, AccessRules> rules = new TreeMap<>();
    subjects.values().forEach(s -> rules.put(s.address, s.end));
    return Ordered.map(rules);
  }

  /**
   * Every native identity that has access to any subject, before or after; none without changes.
   */
  public SortedSet<PrincipalId> principals() {
    return Ordered.set(principals);
  }

  /** What was looked at for the subjects that the changes touch. */
  public LookedAt lookedAt() {
    return lookedAt.all();
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
    TreeSet<Address> affected = new TreeSet<>();
    Address address = change.address();
    ResourceState withOne = watched.beside(before, address, Layer.of(List.of(change)));
    ResourceState withoutOne = watched.beside(after, address, Layer.takenBack(change));
    for (Subject subject : seeing(address)) {
      boolean sole = subject.seen.size() == 1;
      AccessRules alone = sole ? subject.end : lift(subject.address, withOne);
      AccessRules takenBack = sole ? subject.start : lift(subject.address, withoutOne);
      if (alone.equals(subject.start) && takenBack.equals(subject.end)) {
        continue;
      }
      affected.add(subject.address);
      Direction here = comparisons.direction(subject.start, alone, takenBack, subject.end);
      subject.directions.put(address, here);
      widens = widens || here.widens();
      narrows = narrows || here.narrows();
    }
    return new Impact(widens, narrows, affected);
  }

  /** What a change does to one subject, alone or as the last of a combination. */
  record Direction(boolean widens, boolean narrows) {
    static final Direction NONE = new Direction(false, false);
  }

  /** What a change does to one subject; known once {@link #impacts} was asked. */
  Direction direction(Address subject, Address change) {
    return subject(subject).directions.getOrDefault(change, Direction.NONE);
  }

  /** The changes that lifts of a subject looked at. */
  Set<Address> seen(Address subject) {
    return Collections.unmodifiableSet(subject(subject).seen);
  }

  private Subject subject(Address address) {
    return Optional.ofNullable(subjects.get(address))
        .orElseThrow(() -> new IllegalArgumentException(address + " sees no change"));
  }

  /** The subjects whose access changes could move. */
  Set<Address> moved() {
    return Collections.unmodifiableSet(subjects.keySet());
  }

  /**
   * Whether a state gives on one subject what neither before nor after gives.
   *
   * @param done all that is done in it, in any order; nothing else is
   */
  boolean givesTooMuch(Address address, Collection<Change> done) {
    Subject subject = subject(address);
    Set<Address> which = new HashSet<>();
    done.forEach(change -> which.add(change.address()));
    if (which.containsAll(subject.seen) || Collections.disjoint(which, subject.seen)) {
      return false;
    }
    AccessRules now = lift(address, watched.amid(before, after, which, Layer.of(done)));
    return comparisons.exceed(now, subject.start, subject.end);
  }

  private StepEffect effect(Subject subject, AccessRules now) {
    if (comparisons.exceed(now, subject.start, subject.end)) {
      return StepEffect.GIVES_TOO_MUCH;
    }
    return comparisons.retain(now, subject.start, subject.end)
        ? StepEffect.BETWEEN
        : StepEffect.TAKES_TOO_MUCH;
  }

  private List<Subject> seeing(Address change) {
    List<Subject> seeing = seenBy.get(change);
    return seeing == null ? List.of() : seeing;
  }

  /** The subjects that a change may give or take access to. */
  public SortedSet<Address> subjects(Change change) {
    return Ordered.set(seeing(change.address()).stream().map(s -> s.address).toList());
  }

  /**
   * What the state after some changes and one more step gives and takes, on the subjects that the
   * step touches. Asking for one state after another, each with more done, costs least.
   */
  public StepEffect effect(List<Change> done, List<Change> step) {
    lay(done);
    Map<Subject, Integer> touched = new HashMap<>();
    step.forEach(c -> seeing(c.address()).forEach(s -> touched.merge(s, 1, Integer::sum)));
    OverlayState state = before.with(laid).with(Layer.of(step));
    boolean takes = false;
    for (Map.Entry<Subject, Integer> each : touched.entrySet()) {
      Subject subject = each.getKey();
      boolean complete = subject.open == each.getValue();
      StepEffect here = effect(subject, complete ? subject.end : between(subject, state));
      if (here == StepEffect.GIVES_TOO_MUCH) {
        return here;
      }
      takes |= here == StepEffect.TAKES_TOO_MUCH;
    }
    return takes ? StepEffect.TAKES_TOO_MUCH : StepEffect.BETWEEN;
  }

  /** A lift of a state on the way, which may look up what neither end looks up. */
  private AccessRules between(Subject subject, OverlayState state) {
    Watched.Sight sight = new Watched.Sight();
    AccessRules rules = lift(subject.address, watched.over(state, sight));
    lookedAt.add(sight);
    for (Address change : sight.changes) {
      if (subject.seen.add(change)) {
        seenBy.computeIfAbsent(change, k -> new ArrayList<>(1)).add(subject);
        subject.open += laid.covers(change) ? 0 : 1;
      }
    }
    return rules;
  }

  /** Lays what is done; what was laid for an earlier question is kept where it is part of it. */
  private void lay(List<Change> done) {
    boolean grown =
        order.isEmpty()
            || done.size() >= order.size()
                && done.get(order.size() - 1).equals(order.getLast())
                && done.getFirst().equals(order.getFirst());
    if (!grown) {
      laid = Layer.of(List.of());
      order.clear();
      subjects.values().forEach(s -> s.open = s.seen.size());
    }
    for (Change change : done.subList(order.size(), done.size())) {
      laid.lay(change);
      order.add(change);
      seeing(change.address()).forEach(s -> s.open--);
    }
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
}
