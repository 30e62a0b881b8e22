package io.meshwright.engine.spec;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.SessionLogin;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.Session;
import io.meshwright.engine.source.SecretReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** The entries of {@code sessions}. */
final class SessionEntries {

  private final SpecContext context;
  private final Overrides overrides;
  private final Map<SessionId, DeclaredSession> sessions = new TreeMap<>();

  SessionEntries(SpecContext context, Overrides overrides) {
    this.context = context;
    this.overrides = overrides;
  }

  Map<SessionId, DeclaredSession> all() {
    return sessions;
  }

  /** Reads an entry; in an environment it changes the one of its name. */
  void read(MappingReader parent, YamlNode.Scalar key, Optional<MappingReader> entry) {
    Optional<SessionId> id = parent.convert(key, SessionId::new);
    boolean fits = overrides.fit("session", "unknown-session", key, sessions.keySet(), entry);
    Optional<DeclaredSession> before = id.flatMap(i -> Optional.ofNullable(sessions.get(i)));
    if (entry.isEmpty() && (before.isPresent() || !fits)) {
      return;
    }
    if (entry.isEmpty() || id.isEmpty()) {
      context
          .findings()
          .error(
              "missing-key",
              key.place(),
              "'principals' is missing",
              "list who the session acts as");
      return;
    }
    MappingReader reader = entry.get();
    Optional<Session> written = before.map(DeclaredSession::session);
    List<PrincipalId> acting =
        principals(reader, "principals", id.get(), written.map(Session::principals));
    List<PrincipalId> held =
        principals(reader, "inactive", id.get(), written.map(Session::inactive));
    String description =
        reader.text("description").or(() -> before.map(DeclaredSession::description)).orElse("");
    List<SessionLogin> logins =
        before
            .filter(s -> !reader.has("logins"))
            .map(DeclaredSession::logins)
            .orElseGet(() -> logins(reader, id.get()));
    reader.done();
    if (!fits) {
      return;
    }
    sessions.put(
        id.get(),
        new DeclaredSession(
            new Session(id.get(), Ordered.set(acting), Ordered.set(held)), description, logins));
    context.places().replace("session:" + id.get(), key.place());
  }

  /** The principals under a key; where it is left out those that were written before. */
  private List<PrincipalId> principals(
      MappingReader reader,
      String key,
      SessionId session,
      Optional<SortedSet<PrincipalId>> before) {
    if (!reader.has(key)) {
      return List.copyOf(before.orElseGet(() -> Ordered.set(List.of())));
    }
    List<PrincipalId> principals = new ArrayList<>();
    for (YamlNode.Scalar written : reader.scalars(key, false)) {
      Optional<PrincipalId> principal = reader.convert(written, PrincipalId::parse);
      principal.ifPresent(
          p -> {
            principals.add(p);
            context.places().replace("session-principal:" + session + " " + p, written.place());
          });
    }
    return principals;
  }

  private List<SessionLogin> logins(MappingReader reader, SessionId session) {
    List<SessionLogin> logins = new ArrayList<>();
    for (MappingReader login : reader.mappings("logins")) {
      Optional<YamlNode.Scalar> platform = login.required("platform");
      Optional<PlatformName> name = platform.flatMap(p -> login.convert(p, PlatformName::new));
      Optional<String> user = login.required("user").map(YamlNode.Scalar::text);
      Optional<YamlNode.Scalar> password = login.required("password");
      password.ifPresent(p -> secretReference(p, context.findings()));
      login.done();
      if (name.isPresent() && user.isPresent() && password.isPresent()) {
        logins.add(new SessionLogin(name.get(), user.get(), password.get().text()));
        context
            .places()
            .replace("session-platform:" + session + " " + name.get(), platform.get().place());
      }
    }
    return logins;
  }

  /** Reports a secret that stands in the workspace itself, without showing it. */
  static void secretReference(YamlNode.Scalar value, Findings findings) {
    if (!SecretReferences.isReference(value.text())) {
      findings.error(
          "secret-in-workspace",
          value.place(),
          "a secret stands here as a value",
          "write a reference such as env:NAME");
    }
  }
}
