package io.meshwright.engine.premise;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Premise;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Live facts, as far as something relies on them. */
public final class PremiseFacts {
  private final Relied relied;
  private final TreeMap<Address, Seen> facts = new TreeMap<>();

  /** No facts yet. */
  public PremiseFacts(Relied relied) {
    this.relied = relied;
  }

  /** Takes a fact, if it matters. */
  public void add(Seen seen) {
    if (!(seen instanceof Seen.Absent) && relied.of(seen.address()).isPresent()) {
      facts.put(seen.address(), seen);
    }
  }

  /** The fact about an object; empty where nothing is there. */
  public Optional<Seen> fact(Address address) {
    return Optional.ofNullable(facts.get(address));
  }

  /** Whether an object is covered by a group. */
  boolean isIn(Address address, Address group) {
    return relied.of(address).equals(Optional.of(group));
  }

  /** Facts of a group, in order of address. */
  public List<Seen> within(Address group) {
    return facts.values().stream().filter(s -> isIn(s.address(), group)).toList();
  }

  /** What is relied on, with what was there. */
  public SortedSet<Premise> premises() {
    TreeMap<Address, List<Seen>> members = new TreeMap<>();
    for (Seen seen : facts.values()) {
      relied
          .of(seen.address())
          .ifPresent(a -> members.computeIfAbsent(a, k -> new ArrayList<>()).add(seen));
    }
    TreeSet<Premise> premises = new TreeSet<>();
    relied
        .addresses()
        .forEach(a -> premises.add(premise(a, false, members.getOrDefault(a, List.of()))));
    relied
        .groups()
        .forEach(a -> premises.add(premise(a, true, members.getOrDefault(a, List.of()))));
    return Ordered.set(premises);
  }

  private static Premise premise(Address about, boolean group, List<Seen> facts) {
    return new Premise(about, group, Premise.digest(facts));
  }

  /**
   * The facts to rely on, from two reads: the one that the plan was made of, and one of what it
   * relies on, asked for as an apply will ask. What the plan was made of counts. Only where the
   * second question shows more or less than the first one by its nature its answer counts: that is
   * so where the first question, asked again, answers as before.
   *
   * @param again the facts of the first question, asked again; only needed where the two differ
   */
  public static PremiseFacts agreed(
      PremiseFacts planned, PremiseFacts asked, Supplier<PremiseFacts> again) {
    SortedSet<Address> differing = differing(planned.facts, asked.facts);
    if (differing.isEmpty()) {
      return asked;
    }
    PremiseFacts third = again.get();
    PremiseFacts agreed = new PremiseFacts(planned.relied);
    agreed.facts.putAll(asked.facts);
    for (Address address : differing) {
      boolean stable = same(planned.facts, third.facts, address);
      Optional<Seen> fact = stable ? asked.fact(address) : planned.fact(address);
      fact.ifPresentOrElse(f -> agreed.facts.put(address, f), () -> agreed.facts.remove(address));
    }
    return agreed;
  }

  private static SortedSet<Address> differing(
      SortedMap<Address, Seen> one, SortedMap<Address, Seen> other) {
    TreeSet<Address> all = new TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    all.removeIf(a -> same(one, other, a));
    return all;
  }

  private static boolean same(
      SortedMap<Address, Seen> one, SortedMap<Address, Seen> other, Address address) {
    return digest(one, address).equals(digest(other, address));
  }

  private static Digest digest(SortedMap<Address, Seen> facts, Address address) {
    return Premise.digest(Optional.ofNullable(facts.get(address)).map(List::of).orElse(List.of()));
  }
}
