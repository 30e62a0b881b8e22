package io.meshwright.api.plan;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Seen;
import java.util.Collection;

/**
 * A live fact that a plan relies on, as a digest: an apply refuses where it is no longer so.
 *
 * @param about an object; or, for a group, the beginning of the addresses of all its objects
 * @param group whether it is about every object whose address begins so, those that may come too
 * @param digest of what was there, {@link #digest(Collection)}
 */
public record Premise(Address about, boolean group, Digest digest) implements Comparable<Premise> {
  /** The digest of live facts in order of address; of none where nothing is there. */
  public static Digest digest(Collection<Seen> facts) {
    StringBuilder text = new StringBuilder();
    for (Seen seen : facts) {
      switch (seen) {
        case Seen.Present present ->
            text.append(present.resource().digest().hex()).append(' ').append(present.owner());
        case Seen.Absent absent -> {}
        case Seen.Hidden hidden -> text.append("hidden ").append(hidden.address());
      }
      text.append('\n');
    }
    return Digest.of(text.toString());
  }

  @Override
  public int compareTo(Premise other) {
    int byAddress = about.compareTo(other.about);
    return byAddress != 0 ? byAddress : Boolean.compare(group, other.group);
  }
}
