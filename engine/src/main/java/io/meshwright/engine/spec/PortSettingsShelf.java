package io.meshwright.engine.spec;

import io.meshwright.api.name.PortAddress;
import io.meshwright.kit.text.Suggestions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What product.yaml says about the ports of one product, and what of it no port asked for. */
final class PortSettingsShelf {
  private final ProductFolder product;
  private final SpecContext context;
  private final Set<YamlNode.Scalar> used = new HashSet<>();

  PortSettingsShelf(ProductFolder product, SpecContext context) {
    this.product = product;
    this.context = context;
  }

  /**
   * What is said about one version of a port, else what is said about all of them.
   *
   * @param name its neutral name
   * @param written its name in its document
   */
  Optional<ProductDocument.PortSettings> of(String name, String written, int major) {
    List<ProductDocument.PortSettings> matching =
        product.settings().ports().stream().filter(s -> s.isFor(name, written, major)).toList();
    matching.forEach(s -> used.add(s.key()));
    return matching.stream()
        .filter(ProductDocument.PortSettings::isForOneVersion)
        .findFirst()
        .or(() -> matching.stream().findFirst());
  }

  /** Reports settings of ports that the product does not have. */
  void reportUnused(Set<PortAddress> ports) {
    List<String> names = ports.stream().map(PortAddress::port).toList();
    for (ProductDocument.PortSettings settings : product.settings().ports()) {
      if (!used.contains(settings.key())) {
        String meant = Suggestions.didYouMean(settings.key().text().replaceFirst("@.*", ""), names);
        context
            .findings()
            .error(
                "unknown-port",
                settings.key().place(),
                product.address().toString(),
                "there is no output port '" + settings.key().text() + "'",
                meant.isEmpty() ? "it has " + String.join(", ", names) : meant);
      }
    }
  }
}
