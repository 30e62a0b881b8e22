package io.meshwright.engine;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Seen;
import java.util.List;

/**
 * The part of a platform that a run is about.
 *
 * @param desired what should exist
 * @param live facts that may change: at the addresses of what should exist, and what may go
 * @param problems what is left alone, and why
 */
record ScopedObjects(List<Desired> desired, List<Seen> live, List<Problem> problems) {
  /** Copies the lists. */
  ScopedObjects {
    desired = List.copyOf(desired);
    live = List.copyOf(live);
    problems = List.copyOf(problems);
  }
}
