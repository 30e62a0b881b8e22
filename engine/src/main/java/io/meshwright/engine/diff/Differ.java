package io.meshwright.engine.diff;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.spi.KindTraits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compares desired resources with live facts, both in canonical form: equal means equal. What is
 * foreign is never changed, what is hidden is never taken for absent.
 */
public final class Differ {
  private final WorkspaceId mesh;
  private final Map<String, KindTraits> traits;
  private final Adoptions adoptions;
  private final TreeMap<Address, Change> changes = new TreeMap<>();
  private final TreeMap<Address, String> reasons = new TreeMap<>();
  private final TreeMap<Address, Problem> blocked = new TreeMap<>();
  private int unchanged;

  private Differ(WorkspaceId mesh, Map<String, KindTraits> traits, Adoptions adoptions) {
    this.mesh = mesh;
    this.traits = traits;
    this.adoptions = adoptions;
  }

  /**
   * The difference.
   *
   * @param traits per native kind what forces a replacement
   */
  public static Difference diff(
      WorkspaceId mesh,
      Map<String, KindTraits> traits,
      Collection<Desired> desired,
      Collection<Seen> live) {
    return diff(mesh, traits, desired, live, Adoptions.NONE, change -> Optional.empty());
  }

  /**
   * The difference, with objects of others that become ours.
   *
   * @param traits per native kind what forces a replacement
   * @param adoptions what becomes ours
   */
  public static Difference diff(
      WorkspaceId mesh,
      Map<String, KindTraits> traits,
      Collection<Desired> desired,
      Collection<Seen> live,
      Adoptions adoptions) {
    return diff(mesh, traits, desired, live, adoptions, change -> Optional.empty());
  }

  /**
   * The difference without what the platform cannot do, and without what depends on it.
   *
   * @param traits per native kind what forces a replacement
   * @param adoptions what becomes ours
   * @param refusal why the platform cannot do a change; empty where it can
   */
  public static Difference diff(
      WorkspaceId mesh,
      Map<String, KindTraits> traits,
      Collection<Desired> desired,
      Collection<Seen> live,
      Adoptions adoptions,
      Function<Change, Optional<Problem>> refusal) {
    return new Differ(mesh, traits, adoptions).run(desired, live, refusal);
  }

  private Difference run(
      Collection<Desired> desired,
      Collection<Seen> live,
      Function<Change, Optional<Problem>> refusal) {
    SortedMap<Address, Seen> facts = new TreeMap<>();
    live.forEach(seen -> facts.put(seen.address(), seen));
    TreeSet<Address> wanted = new TreeSet<>();
    for (Desired each : desired) {
      wanted.add(each.address());
      compare(each, facts.getOrDefault(each.address(), new Seen.Absent(each.address())));
    }
    for (Seen seen : facts.values()) {
      if (seen instanceof Seen.Present present
          && present.owner().isOf(mesh)
          && !wanted.contains(present.address())) {
        changes.put(present.address(), new Change.Delete(present));
        reasons.put(present.address(), "no longer part of the workspace");
      }
    }
    leaveRefusedAlone(refusal);
    leaveDependentsAlone();
    return new Difference(
        List.copyOf(changes.values()),
        Ordered.map(reasons),
        unchanged,
        List.copyOf(blocked.values()));
  }

  private void compare(Desired desired, Seen seen) {
    switch (seen) {
      case Seen.Absent absent -> {
        changes.put(desired.address(), new Change.Create(desired));
        reasons.put(desired.address(), "does not exist");
      }
      case Seen.Hidden(Address address, String why) ->
          blocked.put(
              desired.address(),
              Problem.error(
                  "hidden-object",
                  desired.address().toString(),
                  "cannot be seen: " + why,
                  "give the deployer the right to see it; until then it is left alone"));
      case Seen.Present present -> compare(desired, present);
    }
  }

  private void compare(Desired desired, Seen.Present present) {
    if (adoptions.adopts(desired.address())) {
      changes.put(desired.address(), new Change.Adopt(present, desired));
      reasons.put(desired.address(), "made by somebody else, and to be ours");
      return;
    }
    if (!present.owner().isOf(mesh) && !adoptions.comesAlong(desired, present)) {
      blocked.put(desired.address(), foreign(desired.address(), present.owner()));
      return;
    }
    KindTraits kind = traits.get(desired.address().kind());
    SortedSet<String> different = different(present.resource(), desired.resource());
    different.removeAll(kind == null ? List.of() : kind.createOnly());
    if (different.isEmpty()) {
      unchanged++;
      return;
    }
    if (!present.owner().isOf(mesh)) {
      changes.put(desired.address(), new Change.Adopt(present, desired));
      reasons.put(desired.address(), "part of what is to be ours");
      return;
    }
    TreeSet<String> forcing = new TreeSet<>(different);
    forcing.retainAll(kind == null ? List.of() : kind.immutable());
    Change change =
        forcing.isEmpty()
            ? new Change.Update(present, desired, different)
            : new Change.Replace(present, desired, forcing);
    changes.put(desired.address(), change);
    reasons.put(
        desired.address(),
        String.join(", ", different) + (different.size() == 1 ? " differs" : " differ"));
  }

  private Problem foreign(Address address, Owner owner) {
    Optional<Marker> marker = Adoptions.marker(owner);
    String whose =
        marker
            .map(m -> Adoptions.belongsTo(m.mesh(), mesh))
            .orElse("exists and is not ours: no marker of this mesh, or made by somebody else");
    String rename = "rename what the workspace publishes there, or remove the object by hand";
    return Problem.error(
        "foreign-object",
        address.toString(),
        whose,
        marker.isPresent()
            ? rename
            : "if it is to become ours: --adopt '%s'; else %s".formatted(address, rename));
  }

  private static SortedSet<String> different(Resource live, Resource desired) {
    TreeSet<String> names = new TreeSet<>(live.attributes().keySet());
    names.addAll(desired.attributes().keySet());
    names.removeIf(n -> Objects.equals(live.attributes().get(n), desired.attributes().get(n)));
    return names;
  }

  private void leaveRefusedAlone(Function<Change, Optional<Problem>> refusal) {
    for (Change change : List.copyOf(changes.values())) {
      refusal.apply(change).ifPresent(problem -> leaveAlone(change.address(), problem));
    }
  }

  private void leaveAlone(Address address, Problem problem) {
    changes.remove(address);
    reasons.remove(address);
    blocked.put(address, problem);
  }

  /** What depends on an object that is left alone cannot be made either. */
  private void leaveDependentsAlone() {
    boolean found = !blocked.isEmpty();
    while (found) {
      List<Change> dependents = new ArrayList<>();
      for (Change change : changes.values()) {
        if (change.after().stream()
            .flatMap(r -> r.dependsOn().stream())
            .anyMatch(blocked::containsKey)) {
          dependents.add(change);
        }
      }
      for (Change change : dependents) {
        leaveAlone(
            change.address(),
            Problem.error(
                "blocked-object",
                change.address().toString(),
                "is left alone, since it needs an object that cannot be changed",
                "solve the problem of that object first"));
      }
      found = !dependents.isEmpty();
    }
  }
}
