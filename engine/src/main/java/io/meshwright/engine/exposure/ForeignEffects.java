package io.meshwright.engine.exposure;

import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Containment;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.spi.KindTraits;
import io.meshwright.spi.Lifter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What others' objects do to access to ours, lifted: each is taken away from what is there, and put
 * alone onto what would be there without any of them, since some give nothing until another joins
 * them and some hide behind another that gives the same.
 */
public final class ForeignEffects {
  private final Lifter lifter;
  private final Map<String, KindTraits> traits;
  private final SortedSet<Address> ours;
  private final SortedMap<Address, Seen.Present> access = new TreeMap<>();
  private final List<Ends> states = new ArrayList<>();
  private final TreeMap<Address, SortedSet<Address>> seenBy = new TreeMap<>();

  /**
   * A state with everything that others attached, and without.
   *
   * @param full with it
   * @param bare without
   */
  private record Ends(OverlayState full, OverlayState bare) {}

  /**
   * What one foreign object does.
   *
   * @param effect in a word
   * @param access per subject the rules without it and with it, where it makes a difference now
   */
  public record Found(ForeignObject.Effect effect, SortedMap<Address, Difference> access) {}

  /**
   * Rules of one subject.
   *
   * @param without the foreign object
   * @param with it
   */
  public record Difference(AccessRules without, AccessRules with) {}

  private ForeignEffects(Lifter lifter, Map<String, KindTraits> traits, SortedSet<Address> ours) {
    this.lifter = lifter;
    this.traits = traits;
    this.ours = ours;
  }

  /**
   * Prepares the comparison on one platform.
   *
   * @param live what is there, foreign objects included
   * @param changes what a run would do; what others' objects do then counts as well
   * @param traits kinds that are not among them are not understood
   * @param ours whose access is looked at
   * @param foreign what others attached
   */
  public static ForeignEffects of(
      Lifter lifter,
      NavigableMap<Address, Resource> live,
      Collection<Change> changes,
      Map<String, KindTraits> traits,
      SortedSet<Address> ours,
      Collection<Seen.Present> foreign) {
    ForeignEffects effects = new ForeignEffects(lifter, traits, ours);
    foreign.stream()
        .filter(f -> effects.isAccess(f.address()))
        .forEach(f -> effects.access.put(f.address(), f));
    if (foreign.stream().anyMatch(f -> effects.trait(f.address()).isPresent())) {
      String platform = foreign.iterator().next().address().platform();
      Watched watched = new Watched(platform, removals(foreign));
      OverlayState before = OverlayState.of(platform, live);
      effects.prepare(before, watched);
      if (!changes.isEmpty()) {
        effects.prepare(before.with(Layer.of(changes)), watched);
      }
    }
    return effects;
  }

  private void prepare(OverlayState full, Watched watched) {
    OverlayState bare = full.with(Layer.of(removals(access.values())));
    for (Address subject : lifter.subjects(full)) {
      Watched.Sight sight = new Watched.Sight();
      lifter.lift(subject, watched.over(full, sight));
      // What never looked at them looks no further without them.
      if (access.keySet().stream().anyMatch(sight.changes::contains)) {
        lifter.lift(subject, watched.over(bare, sight));
      }
      sight.changes.forEach(
          object -> seenBy.computeIfAbsent(object, k -> new TreeSet<>()).add(subject));
    }
    states.add(new Ends(full, bare));
  }

  private static List<Change> removals(Collection<Seen.Present> objects) {
    return objects.stream().<Change>map(Change.Delete::new).toList();
  }

  private boolean isAccess(Address address) {
    return trait(address).map(KindTraits::givesAccess).orElse(false);
  }

  private Optional<KindTraits> trait(Address address) {
    return Optional.ofNullable(traits.get(address.kind()));
  }

  /** What one of the foreign objects does. */
  public Found of(Seen.Present object) {
    if (trait(object.address()).isEmpty()) {
      return new Found(ForeignObject.Effect.UNKNOWN, new TreeMap<>());
    }
    TreeMap<Address, Difference> differences = new TreeMap<>();
    List<ForeignObject.Effect> effects = new ArrayList<>();
    for (Ends ends : states) {
      for (Address subject : subjects(object.address())) {
        for (Difference difference : differences(ends, subject, object)) {
          effects.add(effect(difference));
          if (ends.equals(states.getFirst())) {
            differences.putIfAbsent(subject, difference);
          }
        }
      }
    }
    return new Found(worst(effects), differences);
  }

  private List<Difference> differences(Ends ends, Address subject, Seen.Present object) {
    Layer removal = Layer.of(removals(List.of(object)));
    List<Difference> found = new ArrayList<>();
    add(found, lift(subject, ends.full().with(removal)), lift(subject, ends.full()));
    if (access.containsKey(object.address())) {
      // With what gives the same out of the way.
      Layer others =
          Layer.of(
              removals(
                  access.values().stream()
                      .filter(a -> !a.address().equals(object.address()))
                      .toList()));
      add(found, lift(subject, ends.bare()), lift(subject, ends.full().with(others)));
    }
    return found;
  }

  private static void add(List<Difference> found, AccessRules without, AccessRules with) {
    if (!without.equals(with)) {
      found.add(new Difference(without, with));
    }
  }

  private AccessRules lift(Address subject, OverlayState state) {
    return lifter.lift(subject, state).normalised();
  }

  /**
   * Subjects of ours that an object has a part in, and the object itself where it holds no data of
   * its own: what it shows may be ours.
   */
  private List<Address> subjects(Address object) {
    boolean holdsData = trait(object).map(KindTraits::holdsData).orElse(true);
    return Optional.ofNullable(seenBy.get(object)).stream()
        .flatMap(subjects -> subjects.stream())
        .filter(s -> ours.contains(s) || s.equals(object) && !holdsData)
        .toList();
  }

  private ForeignObject.Effect effect(Difference difference) {
    AccessRules without = Opaques.asAtoms(difference.without());
    AccessRules with = Opaques.asAtoms(difference.with());
    if (!contained(with, without)) {
      boolean certain =
          Containment.within(
                  difference.with().sure(), List.of(difference.without().possible()), lifter::canBe)
              == Containment.Answer.EXCEEDS;
      return certain ? ForeignObject.Effect.WIDENS : ForeignObject.Effect.UNKNOWN;
    }
    return contained(without, with) ? ForeignObject.Effect.NONE : ForeignObject.Effect.NARROWS;
  }

  private boolean contained(AccessRules smaller, AccessRules larger) {
    return Containment.within(smaller, List.of(larger), lifter::canBe)
        == Containment.Answer.CONTAINED;
  }

  private static ForeignObject.Effect worst(List<ForeignObject.Effect> effects) {
    return effects.stream()
        .max(
            Comparator.comparingInt(
                e ->
                    switch (e) {
                      case NONE -> 0;
                      case NARROWS -> 1;
                      case UNKNOWN -> 2;
                      case WIDENS -> 3;
                    }))
        .orElse(ForeignObject.Effect.NONE);
  }
}
