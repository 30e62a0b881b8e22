package io.meshwright.engine.spec;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.problem.Place;
import io.meshwright.kit.text.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where things land: what the workspace says nearest to them. */
final class Placement {
  /** As many people do not make the same slip of the pen. */
  private static final int SEVERAL = 2;

  private final Set<PlatformName> platforms;
  private final Optional<PlatformName> fallback;
  private final SpecContext context;
  private final Set<String> used = new TreeSet<>();
  private final Map<String, List<YamlNode.Scalar>> dangling = new TreeMap<>();
  private final Map<String, YamlNode.Scalar> instead = new TreeMap<>();

  Placement(MeshParts parts, SpecContext context) {
    this.platforms = new TreeSet<>(parts.platforms().keySet());
    this.context = context;
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

  /** An environment places a domain elsewhere than its own document says. */
  void instead(String domain, YamlNode.Scalar platform) {
    instead.put(domain, platform);
  }

  /** Where an environment places a domain. */
  Optional<YamlNode.Scalar> instead(String domain) {
    return Optional.ofNullable(instead.get(domain));
  }

  /** Where a domain without a placement lands. */
  Optional<PlatformName> fallback() {
    return fallback;
  }

  /**
   * The platform that a document names; one that the mesh does not have is a problem, which {@link
   * #report} tells.
   */
  Optional<PlatformName> known(YamlNode.Scalar written) {
    Optional<PlatformName> platform =
        platforms.stream().filter(p -> p.value().equals(written.text())).findFirst();
    if (platform.isPresent()) {
      used.add(written.text());
    } else {
      dangling.computeIfAbsent(written.text(), k -> new ArrayList<>()).add(written);
    }
    return platform;
  }

  /**
   * Reports names of no platform. Where several documents agree on a name, and a platform of nearly
   * that name is nowhere named, that one has the slip.
   */
  void report() {
    List<String> names = platforms.stream().map(PlatformName::value).toList();
    dangling.forEach(
        (wrong, all) -> {
          String meant = Suggestions.closest(wrong, names).orElse("");
          boolean defined = all.size() >= SEVERAL && !meant.isEmpty() && !used.contains(meant);
          Optional<Place> place =
              defined ? context.places().place("platform:" + meant) : Optional.empty();
          place.ifPresentOrElse(
              p -> misspelt(p, meant, wrong, all.size()), () -> all.forEach(this::unknown));
        });
  }

  private void misspelt(Place place, String meant, String wrong, int times) {
    context
        .findings()
        .error(
            "misspelt-name",
            place,
            "nothing refers to '" + meant + "', and '" + wrong + "' is named " + times + " times",
            "did you mean '" + wrong + "'?");
  }

  private void unknown(YamlNode.Scalar written) {
    context
        .findings()
        .error(
            "unknown-platform",
            written.place(),
            "there is no platform '" + written.text() + "'",
            remedy(written.text()));
  }

  private String remedy(String wrong) {
    List<String> names = platforms.stream().map(PlatformName::value).toList();
    String meant = Suggestions.didYouMean(wrong, names);
    if (names.isEmpty()) {
      return "add it under 'platforms' in mesh.yaml";
    }
    return meant.isEmpty() ? "the mesh has " + String.join(", ", names) : meant;
  }

  /** The first of a contract's servers that is a platform of the mesh. */
  Optional<PlatformName> server(OdcsDocument contract) {
    return contract.servers().stream()
        .flatMap(s -> platforms.stream().filter(p -> p.value().equals(s.text())))
        .findFirst();
  }
}
