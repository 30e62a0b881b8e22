package io.meshwright.spi;

import io.meshwright.api.name.Ordered;
import java.util.SortedSet;

/**
 * What the engine has to know about one native kind.
 *
 * @param immutable attributes whose change forces a replacement
 * @param holdsData whether deleting it destroys data
 */
public record KindTraits(SortedSet<String> immutable, boolean holdsData) {
  /** Copies the names. */
  public KindTraits {
    immutable = Ordered.set(immutable);
  }
}
