package io.meshwright.engine.spec;

import io.meshwright.api.name.PlatformName;
import io.meshwright.kit.text.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where things land: what the workspace says nearest to them. */
final class Placement {
  private final Set<PlatformName> platforms;
  private final Optional<PlatformName> fallback;
  private final Findings findings;

  Placement(MeshParts parts, Findings findings) {
    this.platforms = new TreeSet<>(parts.platforms().keySet());
    this.findings = findings;
    this.fallback =
        parts
            .defaultPlatform()
            .flatMap(this::known)
            .or(
                () ->
                    platforms.size() == 1
                        ? Optional.of(platforms.iterator().next())
                        : Optional.empty());
  }

  /** Where a domain without a placement lands. */
  Optional<PlatformName> fallback() {
    return fallback;
  }

  /** The platform that a document names; one that the mesh does not have is a problem. */
  Optional<PlatformName> known(YamlNode.Scalar written) {
    Optional<PlatformName> platform =
        platforms.stream().filter(p -> p.value().equals(written.text())).findFirst();
    if (platform.isEmpty()) {
      findings.error(
          "unknown-platform",
          written.place(),
          "there is no platform '" + written.text() + "'",
          remedy(written.text()));
    }
    return platform;
  }

  private String remedy(String wrong) {
    List<String> names = platforms.stream().map(PlatformName::value).toList();
    String meant = Suggestions.didYouMean(wrong, names);
    return meant.isEmpty() ? "the mesh has " + String.join(", ", names) : meant;
  }

  /** The first of a contract's servers that is a platform of the mesh. */
  Optional<PlatformName> server(OdcsDocument contract) {
    return contract.servers().stream()
        .flatMap(s -> platforms.stream().filter(p -> p.value().equals(s.text())))
        .findFirst();
  }
}
