package io.meshwright.engine.spec;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.engine.source.SecretReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Platforms, principals and sessions: what mesh.yaml and the environments have in common. */
final class MeshParts {
  private final Map<PlatformName, Platform> platforms = new TreeMap<>();
  private final Map<PrincipalId, Principal> principals = new TreeMap<>();
  private Optional<YamlNode.Scalar> defaultPlatform = Optional.empty();
  private NamePrefix namePrefix = NamePrefix.NONE;
  private final SpecContext context;
  private final Overrides overrides;
  private final SessionEntries sessions;

  MeshParts(SpecContext context) {
    this.context = context;
    this.overrides = new Overrides(context.findings());
    this.sessions = new SessionEntries(context, overrides);
  }

  /** The platforms, with what names on them begin with. */
  Map<PlatformName, Platform> platforms() {
    Map<PlatformName, Platform> named = new TreeMap<>();
    platforms.forEach((name, platform) -> named.put(name, platform.withNamePrefix(namePrefix)));
    return named;
  }

  NamePrefix namePrefix() {
    return namePrefix;
  }

  Map<PrincipalId, Principal> principals() {
    return principals;
  }

  Map<SessionId, DeclaredSession> sessions() {
    return sessions.all();
  }

  Optional<YamlNode.Scalar> defaultPlatform() {
    return defaultPlatform;
  }

  /**
   * Reads an environment. A key that an entry writes replaces that key of the entry in mesh.yaml, a
   * key that it leaves out stays; an entry that mesh.yaml lacks has to say that it is new.
   */
  void override(MappingReader reader) {
    overrides.begin();
    read(reader);
  }

  /** Reads the keys that mesh.yaml and environments have in common. */
  void read(MappingReader reader) {
    defaultPlatform = reader.scalar("defaultPlatform").or(() -> defaultPlatform);
    reader.mapping("names").ifPresent(this::names);
    entries(reader, "platforms", this::platform);
    entries(reader, "principals", this::principal);
    entries(reader, "sessions", sessions::read);
  }

  private void names(MappingReader names) {
    names.refuseBlank("prefix");
    namePrefix = names.converted("prefix", NamePrefix::new).orElse(namePrefix);
    names.done();
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
    boolean fits = overrides.fit("platform", "unknown-platform", key, platforms.keySet(), entry);
    Optional<Platform> before = name.flatMap(n -> Optional.ofNullable(platforms.get(n)));
    if (entry.isEmpty() && (before.isPresent() || !fits)) {
      return;
    }
    if (entry.isEmpty()) {
      context
          .findings()
          .error("missing-key", key.place(), "'provider' is missing", "add 'provider: postgres'");
      return;
    }
    MappingReader reader = entry.get();
    Optional<String> provider =
        (before.isPresent() ? reader.scalar("provider") : reader.required("provider"))
            .map(YamlNode.Scalar::text)
            .or(() -> before.map(Platform::provider));
    Authority authority =
        Authorities.read(reader)
            .or(() -> before.map(Platform::authority))
            .orElse(Authority.ADDITIVE);
    TreeMap<String, String> settings = new TreeMap<>();
    before.filter(p -> !reader.has("settings")).ifPresent(p -> settings.putAll(p.settings()));
    reader
        .pairs("settings")
        .forEach(
            (setting, value) -> {
              settings.put(setting.text(), value.text());
              name.ifPresent(
                  n ->
                      context
                          .places()
                          .replace("platform-setting:" + n + " " + setting.text(), value.place()));
              if (SecretReferences.areNeededFor(setting.text())) {
                SessionEntries.secretReference(value, context.findings());
              }
            });
    reader.done();
    if (name.isPresent() && provider.isPresent() && fits) {
      platforms.put(
          name.get(), new Platform(name.get(), provider.get(), Ordered.map(settings), authority));
      context.places().replace("platform:" + name.get(), key.place());
      if (reader.has("provider")) {
        context
            .places()
            .replace("platform-provider:" + name.get(), reader.placeOfValue("provider"));
      }
    }
  }

  private void principal(MappingReader parent, YamlNode.Scalar key, Optional<MappingReader> entry) {
    Optional<PrincipalId> id = parent.convert(key, PrincipalId::parse);
    boolean fits = overrides.fit("principal", "unknown-principal", key, principals.keySet(), entry);
    Optional<Principal> before = id.flatMap(i -> Optional.ofNullable(principals.get(i)));
    String description =
        entry
            .flatMap(e -> e.text("description"))
            .or(() -> before.map(Principal::description))
            .orElse("");
    TreeMap<PlatformName, String> identities = new TreeMap<>();
    before
        .filter(p -> entry.isEmpty() || !entry.get().has("identities"))
        .ifPresent(p -> identities.putAll(p.identities()));
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
    TreeSet<PrincipalId> within = new TreeSet<>();
    before
        .filter(p -> entry.isEmpty() || !entry.get().has("within"))
        .ifPresent(p -> within.addAll(p.within()));
    entry.ifPresent(e -> within.addAll(within(e, id)));
    entry.ifPresent(MappingReader::done);
    id.filter(i -> fits)
        .ifPresent(
            i -> {
              principals.put(i, new Principal(i, description, Ordered.map(identities), within));
              context.places().replace("principal:" + i, key.place());
            });
  }

  private List<PrincipalId> within(MappingReader entry, Optional<PrincipalId> member) {
    List<PrincipalId> groups = new ArrayList<>();
    for (YamlNode.Scalar written : entry.scalars("within", false)) {
      Optional<PrincipalId> group = entry.convert(written, PrincipalId::parse);
      group.ifPresent(groups::add);
      if (group.isPresent() && member.isPresent()) {
        context
            .places()
            .replace("principal-within:" + member.get() + " " + group.get(), written.place());
      }
    }
    return groups;
  }
}
