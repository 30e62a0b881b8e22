package io.meshwright.engine.diff;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which objects of others become ours on one platform: those that were asked for, stand where ours
 * belong, and carry nobody's marker.
 *
 * @param adopted what becomes ours
 * @param answered what was asked for and needs nothing more, since it is ours already; a run that
 *     was interrupted may have got that far
 * @param refused what was asked for and belongs to another workspace or mesh
 * @param candidates what could be asked for
 */
public record Adoptions(
    SortedSet<Address> adopted,
    SortedSet<Address> answered,
    List<Problem> refused,
    SortedSet<Address> candidates) {
  /** Nothing becomes ours. */
  public static final Adoptions NONE =
      new Adoptions(
          Ordered.set(List.of()), Ordered.set(List.of()), List.of(), Ordered.set(List.of()));

  /** Copies the collections. */
  public Adoptions {
    adopted = Ordered.set(adopted);
    answered = Ordered.set(answered);
    refused = List.copyOf(refused);
    candidates = Ordered.set(candidates);
  }

  /**
   * What is adopted of what was asked for.
   *
   * @param asked addresses as they are printed: two are the same where their texts are
   */
  public static Adoptions of(
      WorkspaceId mesh,
      Collection<Address> asked,
      Collection<Desired> desired,
      Collection<Seen> live) {
    SortedMap<Address, Seen.Present> facts = new TreeMap<>();
    for (Seen seen : live) {
      if (seen instanceof Seen.Present present) {
        facts.put(present.address(), present);
      }
    }
    TreeSet<String> texts = new TreeSet<>();
    asked.forEach(a -> texts.add(a.toString()));
    TreeSet<Address> adopted = new TreeSet<>();
    TreeSet<Address> answered = new TreeSet<>();
    TreeSet<Address> candidates = new TreeSet<>();
    TreeMap<Address, Problem> refused = new TreeMap<>();
    for (Desired each : desired) {
      Address address = each.address();
      Seen.Present fact = facts.get(address);
      if (fact == null) {
        continue;
      }
      boolean wanted = texts.contains(address.toString());
      Optional<Marker> marker = marker(fact.owner());
      if (marker.isEmpty()) {
        candidates.add(address);
        if (wanted) {
          adopted.add(address);
        }
      } else if (wanted && fact.owner().isOf(mesh)) {
        answered.add(address);
      } else if (wanted) {
        refused.put(address, refusal(address, belongsTo(marker.get().mesh(), mesh)));
      }
    }
    return new Adoptions(adopted, answered, List.copyOf(refused.values()), candidates);
  }

  private static Problem refusal(Address address, String whose) {
    return Problem.error(
        "not-adoptable",
        address.toString(),
        whose + ", and is not adopted from there",
        "have it removed from that workspace first, or rename what this one publishes");
  }

  /** Whether an object of somebody else becomes ours. */
  public boolean adopts(Address address) {
    return adopted.contains(address);
  }

  /** Whether an object becomes ours by itself, since what it is a part of does. */
  boolean comesAlong(Desired desired, Seen.Present live) {
    return live.owner() instanceof Owner.Foreign
        && desired.owner() instanceof Owner.Within(Address container, Marker marker)
        && adopted.contains(container);
  }

  static Optional<Marker> marker(Owner owner) {
    return switch (owner) {
      case Owner.Marked(Marker marker) -> Optional.of(marker);
      case Owner.Within(Address container, Marker marker) -> Optional.of(marker);
      case Owner.Claimed(Address ledger, Marker marker) -> Optional.of(marker);
      case Owner.Foreign() -> Optional.empty();
    };
  }

  static String belongsTo(WorkspaceId other, WorkspaceId mesh) {
    return other.mesh().equals(mesh.mesh())
        ? "belongs to workspace '%s' of this mesh".formatted(other.workspace())
        : "belongs to mesh '%s'".formatted(other);
  }
}
