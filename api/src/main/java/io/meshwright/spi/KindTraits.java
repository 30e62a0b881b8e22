package io.meshwright.spi;

import io.meshwright.api.name.Ordered;
import java.util.List;
import java.util.SortedSet;

/**
 * What the engine has to know about one native kind.
 *
 * @param immutable attributes whose change forces a replacement
 * @param createOnly attributes that count only when the object is made; afterwards a difference is
 *     none, since the platform cannot change them and nothing depends on them
 * @param holdsData whether deleting it destroys data
 * @param givesAccess whether it is nothing but access to other objects: a grant, a membership, a
 *     row policy. What others made of these on objects of ours is drift, and revoked where the
 *     platform's authority is authoritative
 */
public record KindTraits(
    SortedSet<String> immutable,
    SortedSet<String> createOnly,
    boolean holdsData,
    boolean givesAccess) {
  /** An ordinary kind: everything can be changed, no data, no access. */
  public static final KindTraits PLAIN =
      new KindTraits(Ordered.set(List.<String>of()), Ordered.set(List.<String>of()), false, false);

  /** Copies the names. */
  public KindTraits {
    immutable = Ordered.set(immutable);
    createOnly = Ordered.set(createOnly);
  }
}
