package io.meshwright.engine;

import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is made on one platform after something on another, as a database of a share is. What is
 * taken waits for no change of another platform: one that fails there must not keep access open.
 */
final class AcrossPlatforms {
  private final boolean whole;

  /** Whose it is that should be somewhere and is not. */
  private final Map<Address, Owner> absent = new HashMap<>();

  /**
   * Collects the plans of a run.
   *
   * @param whole whether it is about the whole mesh
   */
  AcrossPlatforms(boolean whole) {
    this.whole = whole;
  }

  /** Remembers what of a platform is still to be made. */
  void platform(Collection<Desired> translated, Collection<Seen> live) {
    Set<Address> there =
        live.stream()
            .filter(Seen.Present.class::isInstance)
            .map(Seen::address)
            .collect(Collectors.toSet());
    translated.stream()
        .filter(d -> !there.contains(d.address()))
        .forEach(d -> absent.put(d.address(), d.owner()));
  }

  /**
   * Changes, each after what it depends on elsewhere and the plan makes.
   *
   * @param changes in order
   * @param problems about what is left out, as it needs what no change makes
   */
  record Result(List<PlannedChange> changes, List<Problem> problems) {}

  /** What becomes of the changes of all platforms. */
  Result of(List<PlannedChange> changes) {
    Set<Address> made =
        changes.stream()
            .map(PlannedChange::change)
            .filter(change -> !(change instanceof Change.Delete))
            .map(Change::address)
            .collect(Collectors.toSet());
    Set<Address> left = new HashSet<>();
    Set<String> needed = new TreeSet<>();
    List<PlannedChange> kept = new ArrayList<>();
    for (PlannedChange change : changes) {
      List<Address> elsewhere = elsewhere(change);
      List<Address> missing =
          elsewhere.stream().filter(a -> absent.containsKey(a) && !made.contains(a)).toList();
      // One that is replaced would go, and not come.
      boolean makes =
          change.change() instanceof Change.Create || change.change() instanceof Change.Replace;
      // What is left out may be what limits that which waits for it, whatever that does.
      boolean waits =
          Stream.concat(change.after().stream(), elsewhere.stream()).anyMatch(left::contains);
      if (makes && !missing.isEmpty() || waits) {
        left.add(change.address());
        missing.stream()
            .map(absent::get)
            .flatMap(owner -> Optional.ofNullable(owner).stream())
            .forEach(owner -> needed.add(scope(owner)));
      } else {
        kept.add(change.waitingFor(elsewhere.stream().filter(made::contains).toList()));
      }
    }
    return new Result(kept, left.isEmpty() ? List.of() : List.of(problem(changes, left, needed)));
  }

  private static List<Address> elsewhere(PlannedChange change) {
    return change.change().after().stream()
        .flatMap(r -> r.dependsOn().stream())
        .filter(a -> !a.platform().equals(change.address().platform()))
        .toList();
  }

  private Problem problem(List<PlannedChange> changes, Set<Address> left, Set<String> needed) {
    List<Address> addresses = left.stream().sorted().toList();
    if (whole) {
      return Problem.error(
          "blocked-object",
          addresses.getFirst().toString(),
          "is left alone, since it needs something on another platform that is not made",
          "solve what keeps " + String.join(", ", needed) + " from being made there first");
    }
    TreeSet<String> products = new TreeSet<>();
    for (PlannedChange change : changes) {
      if (left.contains(change.address())) {
        owner(change).map(AcrossPlatforms::scope).ifPresent(products::add);
      }
    }
    if (products.size() > 1) {
      products.remove(Marker.PLATFORM_SCOPE);
    }
    return ScopeFindings.needsOther(String.join(", ", products), needed, addresses);
  }

  private static Optional<Owner> owner(PlannedChange change) {
    return switch (change.change()) {
      case Change.Create create -> Optional.of(create.desired().owner());
      case Change.Replace replace -> Optional.of(replace.desired().owner());
      default -> Optional.empty();
    };
  }

  private static String scope(Owner owner) {
    return owner.mark().map(Marker::scope).orElse("");
  }
}
