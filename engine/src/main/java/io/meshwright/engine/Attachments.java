package io.meshwright.engine;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Address;
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
 * What somebody else made on, or within, objects of ours: grants, memberships, policies, tables and
 * views. Somebody else is another tool, another hand, another workspace.
 *
 * @param ours what is ours, or becomes so
 * @param on per foreign object the object of ours that it is on
 * @param objects the foreign objects
 */
record Attachments(
    SortedMap<Address, Owner> ours,
    SortedMap<Address, Address> on,
    SortedMap<Address, Seen.Present> objects) {
  Attachments {
    ours = Ordered.map(ours);
    on = Ordered.map(on);
    objects = Ordered.map(objects);
  }

  /**
   * Finds them.
   *
   * @param adopted what becomes ours
   */
  static Attachments of(WorkspaceId mesh, Collection<Seen> live, SortedSet<Address> adopted) {
    TreeMap<Address, Owner> ours = new TreeMap<>();
    TreeMap<Address, Seen.Present> others = new TreeMap<>();
    for (Seen seen : live) {
      if (seen instanceof Seen.Present present) {
        if (present.owner().isOf(mesh) || adopted.contains(present.address())) {
          ours.put(present.address(), present.owner());
        } else {
          others.put(present.address(), present);
        }
      }
    }
    TreeMap<Address, Address> on = new TreeMap<>();
    others.forEach(
        (address, present) -> container(present, ours.keySet()).ifPresent(a -> on.put(address, a)));
    others.keySet().retainAll(on.keySet());
    return new Attachments(ours, on, others);
  }

  /** The most specific thing of ours that it needs: a table rather than its schema. */
  private static Optional<Address> container(Seen.Present present, Collection<Address> ours) {
    TreeSet<Address> needed = new TreeSet<>(present.resource().dependsOn());
    needed.retainAll(ours);
    return needed.stream().max((a, b) -> Integer.compare(a.path().size(), b.path().size()));
  }

  boolean isEmpty() {
    return objects.isEmpty();
  }

  /** Addresses of what is ours. */
  SortedSet<Address> own() {
    return Ordered.set(List.copyOf(ours.keySet()));
  }
}
