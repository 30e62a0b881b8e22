package io.meshwright.api.plan;

import io.meshwright.api.name.SessionId;
import java.util.List;

/**
 * How one session's access to one table changes.
 *
 * @param session the session; for principals that no declared session has, a session of that one
 * @param table address of the table
 * @param before what it could do
 * @param after what it can do
 * @param widens whether it gets to see or do anything more
 * @param narrows whether it loses anything
 */
public record ExposureChange(
    SessionId session,
    String table,
    List<String> before,
    List<String> after,
    boolean widens,
    boolean narrows) {
  /** Copies the lines. */
  public ExposureChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
