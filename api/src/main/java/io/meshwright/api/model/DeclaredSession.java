package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.Session;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

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

  /** A session that acts as principals, each written {@code group:analysts}. */
  public static DeclaredSession of(String id, String... principals) {
    return new DeclaredSession(
        new Session(
            new SessionId(id),
            Ordered.set(Arrays.stream(principals).map(PrincipalId::parse).toList())),
        "",
        List.of());
  }

  /** The session, which could act as these principals too and does not. */
  public DeclaredSession holding(String... inactive) {
    TreeSet<PrincipalId> held = new TreeSet<>(session.held());
    Arrays.stream(inactive).map(PrincipalId::parse).forEach(held::add);
    return new DeclaredSession(
        new Session(session.id(), session.principals(), held), description, logins);
  }
}
