package io.meshwright.api;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Whose access to what is to be explained.
 *
 * @param session a declared session; its principals are asked about too
 * @param principals principals that act together, beside those of the session
 * @param on {@code domain.product[.port[@major][.table[.column]]]}
 * @param live whether to look at live resources as well
 */
public record AccessQuestion(
    Optional<SessionId> session, SortedSet<PrincipalId> principals, String on, boolean live) {
  /** Copies the principals, and refuses a question about nobody. */
  public AccessQuestion {
    principals = Ordered.set(principals);
    if (session.isEmpty() && principals.isEmpty()) {
      throw new IllegalArgumentException("a question about access names a session or a principal");
    }
  }

  /** About a declared session, from the workspace alone. */
  public static AccessQuestion ofSession(String session, String on) {
    return new AccessQuestion(
        Optional.of(new SessionId(session)), Ordered.set(List.<PrincipalId>of()), on, false);
  }

  /** About principals that act together, each written {@code group:analysts}. */
  public static AccessQuestion ofPrincipals(String on, String... principals) {
    return new AccessQuestion(
        Optional.empty(),
        Ordered.set(Arrays.stream(principals).map(PrincipalId::parse).toList()),
        on,
        false);
  }

  /** The same question, with or without a look at live resources. */
  public AccessQuestion withLive(boolean value) {
    return new AccessQuestion(session, principals, on, value);
  }
}
