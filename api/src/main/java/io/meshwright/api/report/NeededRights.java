package io.meshwright.api.report;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import java.util.SortedSet;

/**
 * What whoever carries out a plan has to be allowed on one platform: all that the plan takes, and
 * nothing that it does not.
 *
 * @param platform the platform
 * @param rights the rights, in the platform's words
 * @param document the same as the platform's administrators write it: a policy of IAM, say; a line
 *     for each right where the platform has no such document
 */
public record NeededRights(PlatformName platform, SortedSet<Right> rights, String document) {
  /** Copies the rights. */
  public NeededRights {
    rights = Ordered.set(rights);
  }

  /**
   * A right.
   *
   * @param action for example {@code CREATE ON SCHEMA}
   * @param on the object or scope
   */
  public record Right(String action, String on) implements Comparable<Right> {
    @Override
    public int compareTo(Right other) {
      int byAction = action.compareTo(other.action);
      return byAction != 0 ? byAction : on.compareTo(other.on);
    }
  }
}
