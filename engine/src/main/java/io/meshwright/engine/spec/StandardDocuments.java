package io.meshwright.engine.spec;

import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Team;
import io.meshwright.engine.source.StandardFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What documents of the two Bitol standards have in common. */
final class StandardDocuments {
  /** Versions of the contract standard that are read, the newest first. */
  static final Set<String> CONTRACT = versions("v3.1.0", "v3.0.2", "v3.0.1", "v3.0.0");

  /** Versions of the product standard that are read, the newest first. */
  static final Set<String> PRODUCT = versions("v1.0.0", "v0.9.0");

  private StandardDocuments() {}

  private static Set<String> versions(String... names) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
  }

  /** Whether the version of a document is one that is read; another one is a problem. */
  static boolean isReadable(MappingReader reader, Set<String> versions, SpecContext context) {
    Optional<YamlNode.Scalar> other =
        reader.scalar("apiVersion").filter(v -> !versions.contains(v.text()));
    other.ifPresent(
        v ->
            context
                .findings()
                .error(
                    "unsupported-version",
                    v.place(),
                    "version '" + v.text() + "' of the standard is not read",
                    "write " + MappingReader.alternatives(versions)));
    return other.isEmpty();
  }

  /** Where a document stands. The standards leave the word free: an unknown one is a draft. */
  static LifecycleStatus status(MappingReader reader, SpecContext context) {
    Optional<YamlNode.Scalar> status = reader.scalar("status");
    if (status.isEmpty()) {
      return LifecycleStatus.DRAFT;
    }
    Optional<LifecycleStatus> known = LifecycleStatus.ofWord(status.get().text());
    if (known.isEmpty()) {
      context
          .findings()
          .warning(
              "unknown-status",
              status.get().place(),
              "",
              "the status '" + status.get().text() + "' is none of the standard's",
              "write " + MappingReader.alternatives(statuses().keySet()) + "; draft is taken");
    }
    return known.orElse(LifecycleStatus.DRAFT);
  }

  /** Every status by its word. */
  static Map<String, LifecycleStatus> statuses() {
    Map<String, LifecycleStatus> words = new LinkedHashMap<>();
    for (LifecycleStatus value : LifecycleStatus.values()) {
      words.put(value.word(), value);
    }
    return words;
  }

  /** The description: a text, or the purpose and what follows of an object. */
  static String description(MappingReader reader) {
    return reader
        .node("description")
        .map(DocumentNodes::value)
        .map(StandardFields::description)
        .orElse("");
  }

  /** The team: an object with members, or the list that it was before ODCS 3.1.0. */
  static Team team(MappingReader reader) {
    return reader
        .node("team")
        .map(DocumentNodes::value)
        .map(StandardFields::team)
        .orElse(Team.NONE);
  }
}
