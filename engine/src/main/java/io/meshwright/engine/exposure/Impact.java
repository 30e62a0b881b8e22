package io.meshwright.engine.exposure;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import java.util.SortedSet;

/**
 * What one change does to access.
 *
 * @param widens whether it gives anybody more, alone or as the last of a combination
 * @param narrows whether it takes anything from anybody
 * @param subjects the subjects whose access it has a part in
 */
public record Impact(boolean widens, boolean narrows, SortedSet<Address> subjects) {
  /** Copies the subjects. */
  public Impact {
    subjects = Ordered.set(subjects);
  }
}
