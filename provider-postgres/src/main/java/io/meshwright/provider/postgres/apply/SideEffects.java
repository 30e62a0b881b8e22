package io.meshwright.provider.postgres.apply;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Seen;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What batches of this run did to objects that were not theirs, for example to a view of another
 * product over a column that was renamed: for a later batch of the same plan it is still as
 * planned.
 */
final class SideEffects {
  /** From what the plan saw to what we made of it; to nothing where it went. */
  private record Move(Digest from, Optional<Digest> to) {}

  private final Map<Address, Move> moves = new TreeMap<>();

  /** A new run sees everything anew. */
  synchronized void clear() {
    moves.clear();
  }

  /** Notes what differs between two looks, but for what was meant to. */
  synchronized void note(
      Map<Address, Seen.Present> before,
      Map<Address, Seen.Present> after,
      Collection<Address> meant) {
    before.forEach(
        (address, fact) -> {
          Digest was = fact.resource().digest();
          Optional<Digest> now =
              Optional.ofNullable(after.get(address)).map(f -> f.resource().digest());
          if (!meant.contains(address) && !now.equals(Optional.of(was))) {
            Digest first =
                Optional.ofNullable(moves.get(address))
                    .filter(earlier -> earlier.to().equals(Optional.of(was)))
                    .map(Move::from)
                    .orElse(was);
            moves.put(address, new Move(first, now));
          }
        });
  }

  /** Whether an object is what the plan saw, and whose. */
  synchronized boolean isAsPlanned(
      Address address, Optional<Seen.Present> planned, Optional<Seen.Present> now) {
    Optional<Digest> wanted = planned.map(p -> p.resource().digest());
    Optional<Digest> found = now.map(p -> p.resource().digest());
    boolean sameOwner = planned.map(Seen.Present::owner).equals(now.map(Seen.Present::owner));
    if (wanted.equals(found)) {
      return sameOwner;
    }
    Move move = moves.get(address);
    return move != null
        && wanted.equals(Optional.of(move.from()))
        && found.equals(move.to())
        && (sameOwner || found.isEmpty());
  }
}
