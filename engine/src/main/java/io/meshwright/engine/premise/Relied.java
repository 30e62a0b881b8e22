package io.meshwright.engine.premise;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Premise;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a plan relies on of one platform. No group lies within another one, and no single object
 * within a group, so that every fact belongs to one premise at most.
 *
 * @param addresses single objects, there or not
 * @param groups beginnings of addresses; all objects under them, those that may come too
 */
public record Relied(SortedSet<Address> addresses, SortedSet<Address> groups) {
  /** Leaves out what a group covers. */
  public Relied {
    TreeSet<Address> widest = new TreeSet<>();
    // In order of address a group comes before the groups within it.
    for (Address group : new TreeSet<>(groups)) {
      if (covering(widest, group).isEmpty()) {
        widest.add(group);
      }
    }
    TreeSet<Address> single = new TreeSet<>(addresses);
    single.removeIf(a -> covering(widest, a).isPresent());
    addresses = Ordered.set(single);
    groups = Ordered.set(widest);
  }

  /**
   * What changes rely on.
   *
   * @param addresses objects that the analysis of access looked at
   * @param prefixes beginnings of addresses that it looked under
   */
  public static Relied on(
      Collection<Change> changes, Collection<Address> addresses, Collection<Address> prefixes) {
    TreeSet<Address> all = new TreeSet<>(addresses);
    for (Change change : changes) {
      all.add(change.address());
      Stream.of(change.before(), change.after())
          .flatMap(Optional::stream)
          .map(Resource::dependsOn)
          .forEach(all::addAll);
    }
    String platform = changes.isEmpty() ? "" : changes.iterator().next().address().platform();
    all.removeIf(a -> !a.platform().equals(platform));
    return new Relied(all, Ordered.set(prefixes));
  }

  /** What premises are about. */
  public static Relied of(Collection<Premise> premises) {
    TreeSet<Address> addresses = new TreeSet<>();
    TreeSet<Address> groups = new TreeSet<>();
    premises.forEach(p -> (p.group() ? groups : addresses).add(p.about()));
    return new Relied(addresses, groups);
  }

  /**
   * What to ask a reader for. A group of everything of a kind has no address; its members show
   * beside the rest, and the same ones for the same question.
   */
  public SortedSet<Address> wanted() {
    TreeSet<Address> wanted = new TreeSet<>(addresses);
    groups.stream().filter(g -> !g.path().isEmpty()).forEach(wanted::add);
    return Ordered.set(wanted);
  }

  /** The premise that an object belongs to: itself, or the group that covers it. */
  public Optional<Address> of(Address address) {
    return addresses.contains(address) ? Optional.of(address) : covering(groups, address);
  }

  private static Optional<Address> covering(SortedSet<Address> groups, Address address) {
    List<String> path = new ArrayList<>(address.path());
    while (true) {
      Address prefix = new Address(address.platform(), address.kind(), path);
      if (groups.contains(prefix)) {
        return Optional.of(prefix);
      }
      if (path.isEmpty()) {
        return Optional.empty();
      }
      path.removeLast();
    }
  }
}
