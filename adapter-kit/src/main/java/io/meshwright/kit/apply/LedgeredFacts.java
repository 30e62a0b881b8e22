package io.meshwright.kit.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Facts of a platform whose containers keep a ledger of what is ours in them. The ledger is no part
 * of what a plan saw or wants: it changes with every grant.
 *
 * @param facts what is there, by address
 * @param ledger the attribute that holds the ledger
 * @param moving attributes that change by what the same run does elsewhere: a plan wants them, and
 *     does not rely on them
 */
public record LedgeredFacts(
    SortedMap<Address, Seen.Present> facts, String ledger, Set<String> moving) {
  /** Copies the names. */
  public LedgeredFacts {
    moving = Set.copyOf(moving);
  }

  /** Facts that no other platform changes. */
  public LedgeredFacts(SortedMap<Address, Seen.Present> facts, String ledger) {
    this(facts, ledger, Set.of());
  }

  /** What is at an address. */
  public Optional<Seen.Present> at(Address address) {
    return Optional.ofNullable(facts.get(address));
  }

  /** What is at an address, or that nothing is. */
  public Seen now(Address address) {
    return at(address).<Seen>map(present -> present).orElseGet(() -> new Seen.Absent(address));
  }

  /**
   * Whether a change still finds what its plan saw: the same attributes and the same owner. What is
   * to go and is gone is as planned.
   */
  public boolean areAsPlanned(Change change) {
    Optional<Seen.Present> now = at(change.address());
    if (now.isEmpty() && change instanceof Change.Delete) {
      return true;
    }
    Optional<Seen.Present> before = change.liveBefore();
    return now.map(n -> reliedOn(n.resource())).equals(before.map(b -> reliedOn(b.resource())))
        && now.map(Seen.Present::owner).equals(before.map(Seen.Present::owner));
  }

  /** Whether a change came about: what it wanted is there, or what it was to take is gone. */
  public boolean areAsWanted(Change change) {
    return at(change.address())
        .map(n -> attributes(n.resource()))
        .equals(change.after().map(this::attributes));
  }

  private Map<String, Value> reliedOn(Resource resource) {
    Map<String, Value> attributes = attributes(resource);
    attributes.keySet().removeAll(moving);
    return attributes;
  }

  private Map<String, Value> attributes(Resource resource) {
    TreeMap<String, Value> attributes = new TreeMap<>(resource.attributes());
    attributes.remove(ledger);
    return attributes;
  }
}
