package io.meshwright.testkit.contract;

import io.meshwright.api.resource.Address;

/** Somebody else's hands on objects of ours, past the engine. */
public interface Hands {
  /** Changes an attribute of a published object in place; its marker stays. */
  void change(Address subject);

  /** Lets somebody read a published object whom no policy names. */
  void grant(Address subject);

  /** Takes an object away, with everything that depends on it. */
  void drop(Address address);

  /** Takes the marker off a published object, and leaves everything else. */
  void unmark(Address subject);
}
