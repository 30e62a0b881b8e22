package io.meshwright.provider.postgres.translate;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.spi.PlatformSlice;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Native identities of the principals in use, which an embedded server gets as roles. */
final class Principals {
  private static final int MAX_NAME_BYTES = 63;

  private final PlatformSlice slice;
  private final boolean embedded;
  private final Claims claims;
  private final SortedMap<PrincipalId, Optional<String>> identities = new TreeMap<>();
  private final SortedMap<SessionId, String> logins = new TreeMap<>();

  Principals(PlatformSlice slice, boolean embedded, Claims claims) {
    this.slice = slice;
    this.embedded = embedded;
    this.claims = claims;
  }

  /** The native identity of a principal; where it has none, that is a problem of the run. */
  Optional<String> identity(PrincipalId principal) {
    return identities.computeIfAbsent(principal, this::resolve);
  }

  private Optional<String> resolve(PrincipalId id) {
    PlatformName platform = slice.platform().name();
    Optional<String> mapped =
        Optional.ofNullable(slice.principals().get(id)).flatMap(p -> p.on(platform));
    if (mapped.isEmpty() && !embedded) {
      claims.problem(
          "unmapped-principal", id.toString(), "it has no identity on platform " + platform);
      return Optional.empty();
    }
    String name =
        embedded
            ? mapped.map(prefix()::on).orElseGet(() -> PgNames.fit(prefix().on(id.name())))
            : mapped.orElseThrow();
    if (name.isEmpty()
        || name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES
        || name.indexOf('\0') >= 0) {
      claims.problem(
          "name-too-long", id.toString(), "'" + name + "' is no role name of 1 to 63 bytes");
      return Optional.empty();
    }
    return claims.claim("role", name, id.toString()) ? Optional.of(name) : Optional.empty();
  }

  private NamePrefix prefix() {
    return slice.platform().namePrefix();
  }

  /** Principals in use that have an identity. */
  SortedMap<PrincipalId, String> identities() {
    Map<PrincipalId, String> found = new TreeMap<>();
    identities.forEach((id, name) -> name.ifPresent(n -> found.put(id, n)));
    return Ordered.map(found);
  }

  /** Roles of declared sessions that were added. */
  SortedMap<SessionId, String> logins() {
    return Ordered.map(logins);
  }

  /** Roles for principals and sessions, on an embedded server. */
  void addRoles(Collector collector) {
    if (!embedded) {
      return;
    }
    for (DeclaredSession session : slice.sessions()) {
      session.session().held().forEach(this::identity);
    }
    identities()
        .forEach(
            (id, name) ->
                collector.shared(
                    PgRole.group(
                        name,
                        PgRole.Use.PRINCIPAL,
                        Optional.ofNullable(slice.principals().get(id))
                            .map(Principal::description)
                            .orElse("")),
                    new TreeSet<>()));
    slice.sessions().forEach(s -> session(s, collector));
  }

  private void session(DeclaredSession session, Collector collector) {
    String name = PgNames.session(prefix(), session.session().id());
    if (!claims.claim("role", name, "session " + session.session().id())) {
      return;
    }
    logins.put(session.session().id(), name);
    collector.shared(
        new PgRole(name, true, false, Optional.of(PgRole.Use.SESSION), session.description()),
        new TreeSet<>());
    for (PrincipalId principal : session.session().held()) {
      boolean active = session.session().has(principal);
      identity(principal)
          .ifPresent(
              role ->
                  collector.membership(
                      new PgMembership(role, name, false, active, false), new TreeSet<>()));
    }
  }
}
