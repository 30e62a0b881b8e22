package io.meshwright.api.model;

import io.meshwright.api.policy.Session;
import java.util.List;

/**
 * A session that the workspace declares, so that its access is shown and proved.
 *
 * @param session its id and principals
 * @param description for people; may be empty
 * @param logins how to log in as it, per platform
 */
public record DeclaredSession(Session session, String description, List<SessionLogin> logins) {
  /** Copies the logins. */
  public DeclaredSession {
    logins = List.copyOf(logins);
  }
}
