package io.meshwright.engine.spec;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.model.SessionLogin;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Platforms, principals and sessions: what mesh.yaml and the environments have in common. */
final class MeshParts {
  private static final Pattern SECRET_KEY =
      Pattern.compile(".*(password|passwd|secret|token|credential|private).*");
  private static final Pattern REFERENCE = Pattern.compile("[a-z][a-z0-9-]*:[^\\s]+");

  private final Map<PlatformName, Platform> platforms = new TreeMap<>();
  private final Map<PrincipalId, Principal> principals = new TreeMap<>();
  private final Map<SessionId, DeclaredSession> sessions = new TreeMap<>();
  private Optional<YamlNode.Scalar> defaultPlatform = Optional.empty();
  private final SpecContext context;

  MeshParts(SpecContext context) {
    this.context = context;
  }

  Map<PlatformName, Platform> platforms() {
    return platforms;
  }

  Map<PrincipalId, Principal> principals() {
    return principals;
  }

  Map<SessionId, DeclaredSession> sessions() {
    return sessions;
  }

  Optional<YamlNode.Scalar> defaultPlatform() {
    return defaultPlatform;
  }

  /** Reads the four keys; what is there already is replaced by name. */
  void read(MappingReader reader) {
    defaultPlatform = reader.scalar("defaultPlatform").or(() -> defaultPlatform);
    entries(reader, "platforms", this::platform);
    entries(reader, "principals", this::principal);
    entries(reader, "sessions", this::session);
  }

  private interface EntryReader {
    void read(MappingReader parent, YamlNode.Scalar name, Optional<MappingReader> entry);
  }

  private static void entries(MappingReader reader, String key, EntryReader entries) {
    reader
        .mapping(key)
        .ifPresent(m -> m.keys().forEach(k -> entries.read(m, k, m.mapping(k.text()))));
  }

  private void platform(MappingReader parent, YamlNode.Scalar key, Optional<MappingReader> entry) {
    Optional<PlatformName> name = parent.convert(key, PlatformName::new);
    if (entry.isEmpty()) {
      context
          .findings()
          .error("missing-key", key.place(), "'provider' is missing", "add 'provider: postgres'");
      return;
    }
    MappingReader reader = entry.get();
    Optional<String> provider = reader.required("provider").map(YamlNode.Scalar::text);
    Authority authority = Authorities.read(reader).orElse(Authority.ADDITIVE);
    TreeMap<String, String> settings = new TreeMap<>();
    reader
        .pairs("settings")
        .forEach(
            (setting, value) -> {
              settings.put(setting.text(), value.text());
              if (SECRET_KEY.matcher(setting.text().toLowerCase(Locale.ROOT)).matches()) {
                secretReference(value);
              }
            });
    reader.done();
    if (name.isPresent() && provider.isPresent()) {
      platforms.put(
          name.get(), new Platform(name.get(), provider.get(), Ordered.map(settings), authority));
      context.places().replace("platform:" + name.get(), key.place());
    }
  }

  /** Reports a secret that stands in the workspace itself, without showing it. */
  private void secretReference(YamlNode.Scalar value) {
    if (!REFERENCE.matcher(value.text()).matches()) {
      context
          .findings()
          .error(
              "secret-in-workspace",
              value.place(),
              "a secret stands here as a value",
              "write a reference such as env:NAME");
    }
  }

  private void principal(MappingReader parent, YamlNode.Scalar key, Optional<MappingReader> entry) {
    Optional<PrincipalId> id = parent.convert(key, PrincipalId::parse);
    String description = entry.flatMap(e -> e.text("description")).orElse("");
    TreeMap<PlatformName, String> identities = new TreeMap<>();
    entry.ifPresent(
        e ->
            e.pairs("identities")
                .forEach(
                    (platform, identity) ->
                        e.convert(platform, PlatformName::new)
                            .ifPresent(
                                name -> {
                                  identities.put(name, identity.text());
                                  id.ifPresent(
                                      i ->
                                          context
                                              .places()
                                              .replace(
                                                  "principal-platform:" + i + " " + name,
                                                  platform.place()));
                                })));
    entry.ifPresent(MappingReader::done);
    id.ifPresent(
        i -> {
          principals.put(i, new Principal(i, description, Ordered.map(identities)));
          context.places().replace("principal:" + i, key.place());
        });
  }

  private void session(MappingReader parent, YamlNode.Scalar key, Optional<MappingReader> entry) {
    Optional<SessionId> id = parent.convert(key, SessionId::new);
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
    List<PrincipalId> acting = new ArrayList<>();
    for (YamlNode.Scalar principal : reader.scalars("principals", false)) {
      reader
          .convert(principal, PrincipalId::parse)
          .ifPresent(
              p -> {
                acting.add(p);
                context
                    .places()
                    .replace("session-principal:" + id.get() + " " + p, principal.place());
              });
    }
    String description = reader.text("description").orElse("");
    List<SessionLogin> logins = logins(reader, id.get());
    reader.done();
    sessions.put(
        id.get(),
        new DeclaredSession(new Session(id.get(), Ordered.set(acting)), description, logins));
    context.places().replace("session:" + id.get(), key.place());
  }

  private List<SessionLogin> logins(MappingReader reader, SessionId session) {
    List<SessionLogin> logins = new ArrayList<>();
    for (MappingReader login : reader.mappings("logins")) {
      Optional<YamlNode.Scalar> platform = login.required("platform");
      Optional<PlatformName> name = platform.flatMap(p -> login.convert(p, PlatformName::new));
      Optional<String> user = login.required("user").map(YamlNode.Scalar::text);
      Optional<YamlNode.Scalar> password = login.required("password");
      password.ifPresent(this::secretReference);
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
}
