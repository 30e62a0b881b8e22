package io.meshwright.engine;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Picks what a run of some domains is about on one platform. Objects of their products are made,
 * changed and deleted. Shared objects that these need are made and changed, never deleted. What
 * needs an object of another domain that is not there is left alone, and so is what another domain
 * needs.
 */
final class ScopeSelection {
  private final DomainScope scope;
  private final boolean destroy;
  private final Map<Address, Desired> translated = new TreeMap<>();
  private final Map<Address, Seen> facts = new TreeMap<>();
  private final Map<Address, Seen.Present> ours = new TreeMap<>();
  private final Set<Address> wanted = new TreeSet<>();
  private final List<Problem> problems = new ArrayList<>();

  ScopeSelection(
      DomainScope scope,
      WorkspaceId mesh,
      List<Desired> translated,
      List<Seen> live,
      boolean destroy) {
    this.scope = scope;
    this.destroy = destroy;
    for (Seen seen : live) {
      facts.put(seen.address(), seen);
      if (seen instanceof Seen.Present present && present.owner().isOf(mesh)) {
        ours.put(present.address(), present);
      }
    }
    if (!destroy) {
      translated.forEach(d -> this.translated.put(d.address(), d));
    }
  }

  ScopedObjects objects() {
    for (Desired desired : translated.values()) {
      if (scope.has(desired.owner())) {
        wanted.add(desired.address());
      }
    }
    refuseWhatIsNotThere();
    warnOfOldSources();
    addSharedObjects();
    Set<Address> going = going();
    keepWhatOthersNeed(going);
    if (!destroy) {
      reportLeftovers();
    }
    List<Desired> desired =
        translated.values().stream().filter(d -> wanted.contains(d.address())).toList();
    List<Seen> live =
        facts.values().stream()
            .filter(s -> wanted.contains(s.address()) || going.contains(s.address()))
            .toList();
    return new ScopedObjects(desired, live, problems);
  }

  private static String scope(Owner owner) {
    return owner.mark().map(Marker::scope).orElse("");
  }

  /** The object of another domain that should exist at an address. */
  private Optional<Desired> elsewhere(Address address) {
    return Optional.ofNullable(translated.get(address))
        .filter(d -> !scope.has(d.owner()) && !DomainScope.isShared(d.owner()));
  }

  private void refuseWhatIsNotThere() {
    Map<Address, Set<String>> missing = new TreeMap<>();
    for (Address address : wanted) {
      for (Address need : needs(address)) {
        elsewhere(need)
            .filter(d -> !ours.containsKey(need))
            .ifPresent(
                d -> missing.computeIfAbsent(address, k -> new TreeSet<>()).add(scope(d.owner())));
      }
    }
    boolean found = !missing.isEmpty();
    while (found) {
      found = false;
      for (Address address : wanted) {
        Set<String> inherited = new TreeSet<>();
        needs(address)
            .forEach(n -> inherited.addAll(missing.getOrDefault(n, new TreeSet<String>())));
        if (!inherited.isEmpty()) {
          found |= missing.computeIfAbsent(address, k -> new TreeSet<>()).addAll(inherited);
        }
      }
    }
    wanted.removeAll(missing.keySet());
    reportMissing(missing);
  }

  private Collection<Address> needs(Address address) {
    return Optional.ofNullable(translated.get(address))
        .map(Desired::resource)
        .map(Resource::dependsOn)
        .orElseThrow();
  }

  private void reportMissing(Map<Address, Set<String>> missing) {
    Map<String, Set<String>> needed = new TreeMap<>();
    Map<String, List<Address>> left = new TreeMap<>();
    missing.forEach(
        (address, products) -> {
          String product =
              scope(Optional.ofNullable(translated.get(address)).orElseThrow().owner());
          needed.computeIfAbsent(product, k -> new TreeSet<>()).addAll(products);
          left.computeIfAbsent(product, k -> new ArrayList<>()).add(address);
        });
    needed.forEach(
        (product, products) ->
            problems.add(
                ScopeFindings.needsOther(
                    product, products, left.getOrDefault(product, List.of()))));
  }

  /** A change may rely on an edit of another domain that was not applied. */
  private void warnOfOldSources() {
    Map<String, Set<String>> old = new TreeMap<>();
    for (Address address : wanted) {
      Desired desired = Optional.ofNullable(translated.get(address)).orElseThrow();
      if (same(desired)) {
        continue;
      }
      for (Address need : desired.resource().dependsOn()) {
        elsewhere(need)
            .filter(d -> !same(d))
            .ifPresent(
                d ->
                    old.computeIfAbsent(scope(desired.owner()), k -> new TreeSet<>())
                        .add(scope(d.owner())));
      }
    }
    old.forEach((product, products) -> problems.add(ScopeFindings.oldSource(product, products)));
  }

  private boolean same(Desired desired) {
    Seen.Present live = ours.get(desired.address());
    return live != null && live.resource().attributes().equals(desired.resource().attributes());
  }

  /** Shared objects that wanted ones need, and what lies within these. */
  private void addSharedObjects() {
    Map<Address, List<Address>> within = new TreeMap<>();
    for (Desired desired : translated.values()) {
      if (DomainScope.isShared(desired.owner())) {
        container(desired.owner())
            .ifPresent(
                c -> within.computeIfAbsent(c, k -> new ArrayList<>()).add(desired.address()));
      }
    }
    Deque<Address> open = new ArrayDeque<>(wanted);
    while (!open.isEmpty()) {
      Address address = open.removeFirst();
      List<Address> next = new ArrayList<>(needs(address));
      next.addAll(within.getOrDefault(address, List.of()));
      for (Address each : next) {
        Desired desired = translated.get(each);
        if (desired != null && DomainScope.isShared(desired.owner()) && wanted.add(each)) {
          open.add(each);
        }
      }
    }
  }

  private static Optional<Address> container(Owner owner) {
    return switch (owner) {
      case Owner.Within(Address container, Marker marker) -> Optional.of(container);
      case Owner.Claimed(Address ledger, Marker marker) -> Optional.of(ledger);
      case Owner.Marked marked -> Optional.empty();
      case Owner.Foreign foreign -> Optional.empty();
    };
  }

  /** What belongs to the domains and has no place in the workspace any more. */
  private Set<Address> going() {
    Set<Address> going = new TreeSet<>();
    for (Seen.Present present : ours.values()) {
      if (scope.has(present.owner()) && !translated.containsKey(present.address())) {
        going.add(present.address());
      }
    }
    return going;
  }

  private void keepWhatOthersNeed(Set<Address> going) {
    Map<String, Set<String>> users = new TreeMap<>();
    Map<String, Set<Address>> kept = new TreeMap<>();
    boolean found = true;
    while (found) {
      found = false;
      for (Seen.Present present : ours.values()) {
        if (going.contains(present.address())) {
          continue;
        }
        for (Address need : stays(present).dependsOn()) {
          if (going.remove(need)) {
            found = true;
            String product = scope(Optional.ofNullable(ours.get(need)).orElseThrow().owner());
            users
                .computeIfAbsent(product, k -> new TreeSet<>())
                .addAll(user(present.owner(), product, users));
            kept.computeIfAbsent(product, k -> new TreeSet<>()).add(need);
          }
        }
      }
    }
    kept.forEach(
        (product, addresses) ->
            problems.add(
                ScopeFindings.neededByOther(
                    product, users.getOrDefault(product, Set.of()), addresses, destroy)));
  }

  /** Who needs an object: the product of what depends on it, or in turn who needs that one. */
  private Set<String> user(Owner dependent, String product, Map<String, Set<String>> users) {
    return scope.has(dependent) || DomainScope.isShared(dependent)
        ? users.getOrDefault(scope(dependent), Set.of(product))
        : Set.of(scope(dependent));
  }

  /** What an object will be after the run. */
  private Resource stays(Seen.Present present) {
    Desired desired = translated.get(present.address());
    return desired != null && wanted.contains(present.address())
        ? desired.resource()
        : present.resource();
  }

  private void reportLeftovers() {
    List<Address> left =
        ours.values().stream()
            .filter(p -> DomainScope.isShared(p.owner()) && !translated.containsKey(p.address()))
            .map(Seen.Present::address)
            .toList();
    if (!left.isEmpty()) {
      problems.add(ScopeFindings.leftovers(left));
    }
  }
}
