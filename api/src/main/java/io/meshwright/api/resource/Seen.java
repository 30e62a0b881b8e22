package io.meshwright.api.resource;

import io.meshwright.api.name.Ordered;
import java.util.SortedMap;

/** A live fact: an object is there, is not there, or cannot be seen. */
public sealed interface Seen {
  /** The address the fact is about. */
  Address address();

  /**
   * It is there.
   *
   * @param resource what it is, in canonical form
   * @param owner whose it is
   * @param outputs what other resources may refer to
   */
  record Present(Resource resource, Owner owner, SortedMap<String, Value> outputs) implements Seen {
    /** Copies the outputs. */
    public Present {
      outputs = Ordered.map(outputs);
    }

    @Override
    public Address address() {
      return resource.address();
    }
  }

  /** It is not there. */
  record Absent(Address address) implements Seen {}

  /**
   * It cannot be seen, which is never treated as absent.
   *
   * @param address the object or container
   * @param why what hides it, and what would show it
   */
  record Hidden(Address address, String why) implements Seen {}
}
