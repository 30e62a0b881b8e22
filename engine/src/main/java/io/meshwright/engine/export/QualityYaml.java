package io.meshwright.engine.export;

import io.meshwright.api.model.QualityRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Quality rules as ODCS writes them. */
final class QualityYaml {
  /** Per type where its text stands, the standard's own place first. */
  private static final Map<String, List<String>> TEXTS =
      Map.of(
          "library", List.of("metric", "rule"),
          "sql", List.of("query"),
          "text", List.of("description"),
          "custom", List.of("implementation", "engine"));

  private static final List<String> ANYWHERE =
      List.of("rule", "metric", "query", "implementation", "description", "engine");

  private QualityYaml() {}

  static Yaml rule(QualityRule rule) {
    Yaml.Builder document = Yaml.Keys.builder().text("type", rule.type());
    if (!rule.rule().isEmpty()) {
      place(rule).ifPresent(key -> document.text(key, rule.rule()));
    }
    rule.details().forEach((key, value) -> document.put(key, JsonYaml.of(value)));
    return document.build();
  }

  private static Optional<String> place(QualityRule rule) {
    return TEXTS.getOrDefault(rule.type(), List.of()).stream()
        .filter(key -> !rule.details().containsKey(key))
        .findFirst()
        .or(() -> ANYWHERE.stream().filter(k -> !rule.details().containsKey(k)).findFirst());
  }
}
