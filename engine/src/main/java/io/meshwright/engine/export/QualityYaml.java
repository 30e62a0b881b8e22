package io.meshwright.engine.export;

import io.meshwright.api.model.QualityRule;
import io.meshwright.engine.source.QualityTexts;
import java.util.Set;

/** Quality rules as ODCS writes them. */
final class QualityYaml {
  private QualityYaml() {}

  static Yaml rule(QualityRule rule) {
    Yaml.Builder document = Yaml.Keys.builder().said("type", rule.type());
    if (!rule.rule().isEmpty() && !isAmongDetails(rule)) {
      QualityTexts.usual(rule.type(), rule.details().keySet())
          .ifPresent(key -> document.text(key, rule.rule()));
    }
    rule.details().forEach((key, value) -> document.put(key, JsonYaml.of(value)));
    return document.build();
  }

  private static boolean isAmongDetails(QualityRule rule) {
    Set<String> keys = QualityTexts.keys(rule.type());
    return rule.details().entrySet().stream()
        .filter(e -> keys.contains(e.getKey()))
        .anyMatch(e -> JsonYaml.of(e.getValue()).equals(new Yaml.Text(rule.rule())));
  }
}
