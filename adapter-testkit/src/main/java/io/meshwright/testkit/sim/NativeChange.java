package io.meshwright.testkit.sim;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Seen;
import io.meshwright.spi.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One change carried out on objects, refused where a cloud would refuse it.
 *
 * @param mesh who asks
 * @param objects the objects, changed in place
 */
record NativeChange(WorkspaceId mesh, SortedMap<Address, NativeEntry> objects) {
  Outcome carryOut(Change change) {
    Optional<NativeEntry> now = Optional.ofNullable(objects.get(change.address()));
    return switch (change) {
      case Change.Create(Desired desired) ->
          now.map(e -> already(e, desired)).orElseGet(() -> make(desired));
      case Change.Update(Seen.Present live, Desired desired, var attributes) ->
          overwrite(now, live, desired);
      case Change.Replace(Seen.Present live, Desired desired, var attributes) ->
          overwrite(now, live, desired);
      case Change.Adopt(Seen.Present live, Desired desired) ->
          isStill(now, live) ? make(desired) : conflict(change.address(), now);
      case Change.Delete(Seen.Present live) -> remove(now, live);
    };
  }

  /** What was made before and not heard of is made; anything else of the name is in the way. */
  private static Outcome already(NativeEntry entry, Desired desired) {
    return isDone(entry, desired)
        ? new Outcome.Done(entry.seen())
        : new Outcome.Conflict(entry.seen());
  }

  private static boolean isDone(NativeEntry entry, Desired desired) {
    return entry.resource().equals(desired.resource()) && entry.owner().equals(desired.owner());
  }

  private Outcome overwrite(Optional<NativeEntry> now, Seen.Present live, Desired desired) {
    if (now.isPresent() && isDone(now.get(), desired)) {
      return new Outcome.Done(now.get().seen());
    }
    if (!isStill(now, live)) {
      return conflict(live.address(), now);
    }
    return live.owner().isOf(mesh) ? make(desired) : notOurs(live.address());
  }

  private Outcome make(Desired desired) {
    for (Address needed : desired.resource().dependsOn()) {
      if (!objects.containsKey(needed)) {
        return refused(desired.address(), "needs " + needed + ", which is not there");
      }
    }
    NativeEntry entry = new NativeEntry(desired.resource(), desired.owner());
    objects.put(desired.address(), entry);
    return new Outcome.Done(entry.seen());
  }

  private Outcome remove(Optional<NativeEntry> now, Seen.Present live) {
    if (now.isEmpty()) {
      return new Outcome.Gone();
    }
    if (!isStill(now, live)) {
      return conflict(live.address(), now);
    }
    // Whoever administers a table may take away what somebody else gave on it.
    boolean access = SimulatedKinds.INSIDE_TABLE.contains(live.address().kind());
    if (!live.owner().isOf(mesh) && !access) {
      return notOurs(live.address());
    }
    List<Address> users =
        objects.values().stream()
            .filter(e -> e.resource().dependsOn().contains(live.address()))
            .map(e -> e.resource().address())
            .toList();
    if (!users.isEmpty()) {
      return refused(live.address(), "is still used by " + users.getFirst());
    }
    objects.remove(live.address());
    return new Outcome.Gone();
  }

  private static boolean isStill(Optional<NativeEntry> now, Seen.Present live) {
    return now.map(
            e ->
                e.resource().digest().equals(live.resource().digest())
                    && e.owner().equals(live.owner()))
        .orElse(false);
  }

  private static Outcome conflict(Address address, Optional<NativeEntry> now) {
    return new Outcome.Conflict(
        now.<Seen>map(NativeEntry::seen).orElseGet(() -> new Seen.Absent(address)));
  }

  private static Outcome notOurs(Address address) {
    return refused(address, "belongs to somebody else");
  }

  static Outcome refused(Address address, String why) {
    return new Outcome.Failed(
        Problem.error("platform-refused", address.toString(), why, "look at the platform"), false);
  }
}
