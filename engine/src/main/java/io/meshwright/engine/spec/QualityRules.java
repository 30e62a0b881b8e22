package io.meshwright.engine.spec;

import io.meshwright.api.model.QualityRule;
import io.meshwright.api.name.Ordered;
import io.meshwright.engine.source.QualityTexts;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the quality rules of ODCS. */
final class QualityRules {
  private QualityRules() {}

  /** A rule about a table or column. What provisioning does not use is kept as it is. */
  static QualityRule read(MappingReader reader, String element) {
    String type = reader.text("type").orElse("");
    Optional<String> place =
        QualityTexts.keys(type).stream().filter(k -> isText(reader, k)).findFirst();
    TreeMap<String, String> details = new TreeMap<>();
    for (YamlNode.Entry entry : reader.mapping().entries()) {
      String key = entry.key().text();
      if (!key.equals("type") && !place.equals(Optional.of(key))) {
        details.put(key, JsonText.of(entry.value()));
      }
    }
    String text = place.flatMap(reader::text).orElse("");
    if (!place.equals(QualityTexts.usual(type, details.keySet()))) {
      place.flatMap(reader::node).ifPresent(n -> details.put(place.get(), JsonText.of(n)));
    }
    return new QualityRule(element, type, text, Ordered.map(details));
  }

  private static boolean isText(MappingReader reader, String key) {
    return reader.node(key).isPresent()
        && reader.node(key).get() instanceof YamlNode.Scalar scalar
        && scalar.kind() == ScalarKind.TEXT
        && !scalar.text().isEmpty();
  }
}
