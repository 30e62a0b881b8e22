package io.meshwright.engine;

import io.meshwright.api.model.Authority;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.engine.diff.Difference;
import io.meshwright.engine.exposure.ForeignEffects;
import io.meshwright.engine.graph.Dependencies;
import io.meshwright.spi.KindTraits;
import io.meshwright.spi.Lifter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What others have on one platform, what it does, and what a run may do about it. */
final class Surroundings {
  /** Why an authoritative run takes something away. */
  static final String NOT_DECLARED = "not declared, and authority is authoritative";

  private final Reach reach;
  private final Map<String, KindTraits> traits;
  private final Attachments attachments;
  private final SortedSet<Address> wanted;
  private final SortedMap<Address, ForeignEffects.Found> found = new TreeMap<>();

  /**
   * Looks around.
   *
   * @param wanted addresses where ours belong; what others have there is a problem of its own
   */
  Surroundings(
      Reach reach,
      Lifter lifter,
      Map<String, KindTraits> traits,
      Collection<Seen> live,
      Collection<Change> changes,
      Attachments attachments,
      SortedSet<Address> wanted) {
    this.reach = reach;
    this.traits = traits;
    this.attachments = attachments;
    this.wanted = wanted;
    TreeMap<Address, Resource> resources = new TreeMap<>();
    for (Seen seen : live) {
      if (seen instanceof Seen.Present present) {
        resources.put(present.address(), present.resource());
      }
    }
    TreeSet<Address> ours = new TreeSet<>(attachments.own());
    changes.stream().filter(c -> c.after().isPresent()).forEach(c -> ours.add(c.address()));
    ForeignEffects effects =
        ForeignEffects.of(lifter, resources, changes, traits, ours, attachments.objects().values());
    attachments.objects().forEach((address, fact) -> found.put(address, effects.of(fact)));
  }

  /** What others have on objects of ours. */
  List<ForeignObject> foreign() {
    List<ForeignObject> objects = new ArrayList<>();
    attachments
        .objects()
        .forEach(
            (address, fact) ->
                objects.add(
                    new ForeignObject(
                        fact, attachments.on().getOrDefault(address, address), effect(address))));
    return List.copyOf(objects);
  }

  /** A table where ours belongs is not read by any rule, and its owner may do anything with it. */
  private ForeignObject.Effect effect(Address address) {
    ForeignEffects.Found each = found.get(address);
    KindTraits kind = traits.get(address.kind());
    boolean inTheWay = wanted.contains(address) && kind != null && kind.holdsData();
    return each == null || inTheWay ? ForeignObject.Effect.UNKNOWN : each.effect();
  }

  /** Per foreign object what it changes about access to which subject. */
  SortedMap<Address, SortedMap<Address, ForeignEffects.Difference>> access() {
    TreeMap<Address, SortedMap<Address, ForeignEffects.Difference>> access = new TreeMap<>();
    found.forEach((address, each) -> access.put(address, each.access()));
    return access;
  }

  /** The difference, and with it what is revoked since nobody declared it. */
  Difference withRevocations(Difference difference) {
    List<Seen.Present> going = new ArrayList<>();
    attachments
        .objects()
        .forEach(
            (address, fact) -> {
              // What takes access away would give it back by going; what gives nothing now may
              // give something together with what comes next.
              boolean narrows = effect(address) == ForeignObject.Effect.NARROWS;
              if (!narrows && mayRevoke(address, fact)) {
                going.add(fact);
              }
            });
    if (going.isEmpty()) {
      return difference;
    }
    List<Change> changes = new ArrayList<>(difference.changes());
    TreeMap<Address, String> reasons = new TreeMap<>(difference.reasons());
    for (Seen.Present fact : going) {
      changes.add(new Change.Delete(fact));
      reasons.put(fact.address(), NOT_DECLARED);
    }
    changes.sort((a, b) -> a.address().compareTo(b.address()));
    return new Difference(changes, reasons, difference.unchanged(), difference.problems());
  }

  /** Only access, only nobody's, and only where nothing of ours should stand. */
  private boolean mayRevoke(Address address, Seen.Present fact) {
    KindTraits kind = traits.get(address.kind());
    Address on = attachments.on().getOrDefault(address, address);
    Owner container = attachments.ours().getOrDefault(on, new Owner.Foreign());
    return kind != null
        && kind.givesAccess()
        && fact.owner() instanceof Owner.Foreign
        && !wanted.contains(address)
        && reach.of(container) == Authority.AUTHORITATIVE;
  }

  /** What is only reported: what authority says so about, and what needs such a change first. */
  SortedSet<Address> reported(Difference difference) {
    TreeSet<Address> reported = new TreeSet<>();
    for (Change change : difference.changes()) {
      // A revocation is among the changes only where authority allows it.
      boolean ours = !attachments.on().containsKey(change.address());
      if (ours && reach.of(change) == Authority.REPORT) {
        reported.add(change.address());
      }
    }
    if (reported.isEmpty()) {
      return reported;
    }
    SortedMap<Address, SortedSet<Address>> needs = Dependencies.of(difference.changes());
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<Address, SortedSet<Address>> entry : needs.entrySet()) {
        if (!reported.contains(entry.getKey())
            && !Collections.disjoint(entry.getValue(), reported)) {
          more |= reported.add(entry.getKey());
        }
      }
    }
    return reported;
  }

  /** The part of a difference that is, or is not, at some addresses. */
  static Difference part(Difference difference, SortedSet<Address> addresses, boolean inside) {
    return new Difference(
        difference.changes().stream()
            .filter(c -> addresses.contains(c.address()) == inside)
            .toList(),
        difference.reasons(),
        difference.unchanged(),
        inside ? List.of() : difference.problems());
  }
}
