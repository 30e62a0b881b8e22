package io.meshwright.engine.spec;

import io.meshwright.api.model.QualityRule;
import io.meshwright.api.name.Ordered;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the quality rules of ODCS. */
final class QualityRules {
  /** Where a rule's text stands, the most telling place first. */
  private static final List<String> TEXTS =
      List.of("metric", "rule", "query", "implementation", "description", "engine");

  private QualityRules() {}

  /** A rule about a table or column. What provisioning does not use is kept as it is. */
  static QualityRule read(MappingReader reader, String element) {
    Optional<String> place =
        TEXTS.stream()
            .filter(k -> reader.node(k).filter(YamlNode.Scalar.class::isInstance).isPresent())
            .findFirst();
    TreeMap<String, String> details = new TreeMap<>();
    for (YamlNode.Scalar key : reader.keys()) {
      boolean represented = key.text().equals("type") || place.equals(Optional.of(key.text()));
      if (!represented) {
        reader.node(key.text()).ifPresent(n -> details.put(key.text(), JsonText.of(n)));
      }
    }
    return new QualityRule(
        element,
        reader.text("type").orElse("library"),
        place.flatMap(reader::text).orElse(""),
        Ordered.map(details));
  }
}
