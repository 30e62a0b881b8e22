package io.meshwright.engine.premise;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Premise;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares what a plan relies on with what is there now, and says in words what is different. */
public final class PremiseCheck {
  private static final int MOST_NAMED = 5;
  private static final Digest NOTHING = Premise.digest(List.of());

  private final WorkspaceId mesh;
  private final PremiseFacts now;
  private final TreeMap<Address, Change> changes = new TreeMap<>();

  private PremiseCheck(WorkspaceId mesh, Collection<Change> changes, PremiseFacts now) {
    this.mesh = mesh;
    this.now = now;
    changes.forEach(c -> this.changes.put(c.address(), c));
  }

  /**
   * Every premise that does not hold any more.
   *
   * @param changes of the plan; what they know of the state before makes the words better
   */
  public static List<Problem> broken(
      WorkspaceId mesh, SortedSet<Premise> premises, Collection<Change> changes, PremiseFacts now) {
    PremiseCheck check = new PremiseCheck(mesh, changes, now);
    SortedSet<Premise> found = now.premises();
    return premises.stream()
        .filter(p -> !found.contains(p) || !sameDigest(found, p))
        .map(p -> p.group() ? check.group(p) : check.single(p))
        .toList();
  }

  /** Premises are ordered by what they are about, so the set finds one of another digest too. */
  private static boolean sameDigest(SortedSet<Premise> found, Premise premise) {
    return found.tailSet(premise).first().digest().equals(premise.digest());
  }

  private static Problem problem(Address about, String what) {
    return Problem.error("premise", about.toString(), what, "plan again");
  }

  private Problem single(Premise premise) {
    Optional<Seen> seen = now.fact(premise.about());
    boolean wasThere = !premise.digest().equals(NOTHING);
    return problem(
        premise.about(),
        changed(premise.about(), wasThere, seen)
            .orElse("is no longer what the plan saw" + whose(seen)));
  }

  /** What became of an object, as far as its change knows what it was. */
  private Optional<String> changed(Address address, boolean wasThere, Optional<Seen> seen) {
    if (seen.isPresent() && seen.get() instanceof Seen.Hidden(Address hidden, String why)) {
      return Optional.of("cannot be seen any more: " + why);
    }
    if (seen.isEmpty()) {
      return wasThere
          ? Optional.of("was there when the plan was made, and is gone")
          : Optional.empty();
    }
    if (!wasThere) {
      return Optional.of("was not there when the plan was made, and is there now" + whose(seen));
    }
    return live(address).flatMap(before -> difference(before, (Seen.Present) seen.get()));
  }

  private Optional<Seen.Present> live(Address address) {
    return Optional.ofNullable(changes.get(address)).flatMap(Change::liveBefore);
  }

  private Optional<String> difference(Seen.Present before, Seen.Present after) {
    List<String> words = new ArrayList<>();
    SortedSet<String> attributes = different(before.resource(), after.resource());
    if (!attributes.isEmpty()) {
      words.add("has changed since the plan was made: " + String.join(", ", attributes));
    }
    if (!before.owner().equals(after.owner())) {
      words.add(
          after.owner().isOf(mesh)
              ? "is marked in another way than when the plan was made"
              : "does not belong to the mesh any more: its marker is lost or another one");
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", words));
  }

  private static SortedSet<String> different(Resource before, Resource after) {
    TreeSet<String> names = new TreeSet<>(before.attributes().keySet());
    names.addAll(after.attributes().keySet());
    names.removeIf(n -> Objects.equals(before.attributes().get(n), after.attributes().get(n)));
    return names;
  }

  private String whose(Optional<Seen> seen) {
    if (seen.isPresent()
        && seen.get() instanceof Seen.Present present
        && !present.owner().isOf(mesh)) {
      return present.owner() instanceof Owner.Foreign
          ? ", without a marker of the mesh"
          : ", with the marker of somebody else";
    }
    return "";
  }

  private Problem group(Premise premise) {
    List<Seen> members = now.within(premise.about());
    List<String> details =
        Stream.concat(ours(premise.about()), members.stream().flatMap(this::strange)).toList();
    StringBuilder text = new StringBuilder("what is there is no longer what the plan saw");
    if (!details.isEmpty()) {
      text.append(": ").append(String.join("; ", details.stream().limit(MOST_NAMED).toList()));
      if (details.size() > MOST_NAMED) {
        text.append("; and ").append(details.size() - MOST_NAMED).append(" more");
      }
    }
    return problem(premise.about(), text.toString());
  }

  /** What became of members that the plan changes. */
  private Stream<String> ours(Address group) {
    return changes.values().stream()
        .filter(c -> now.isIn(c.address(), group))
        .flatMap(
            c ->
                changed(c.address(), c.before().isPresent(), now.fact(c.address())).stream()
                    .map(words -> c.address() + " " + words));
  }

  /** Members that the plan does not know and that may have come since. */
  private Stream<String> strange(Seen seen) {
    boolean known = changes.containsKey(seen.address());
    boolean ours = seen instanceof Seen.Present present && present.owner().isOf(mesh);
    return known || ours
        ? Stream.empty()
        : Stream.of(seen.address() + " is there" + whose(Optional.of(seen)));
  }
}
