package io.meshwright.api.plan;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Seen;

/**
 * Something live that somebody else made on, or within, an object of ours: by hand, by another
 * tool, by another workspace.
 *
 * @param live what it is
 * @param on the object of ours
 * @param effect what it does to access
 */
public record ForeignObject(Seen.Present live, Address on, Effect effect) {
  /** What a foreign object does to access to what is ours. */
  public enum Effect {
    /** Nothing: it only lives there. */
    NONE,
    /** It gives access that no policy gives. */
    WIDENS,
    /** It takes access that a policy gives. */
    NARROWS,
    /** It could not be worked out; it may give access. */
    UNKNOWN
  }

  /** Where it is. */
  public Address address() {
    return live.address();
  }
}
