package io.meshwright.engine.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Under which key the text of a quality rule stands. */
public final class QualityTexts {
  private static final List<String> LIBRARY = List.of("metric", "rule");

  /** Per type where its text stands, the standard's own place first. */
  private static final Map<String, List<String>> BY_TYPE =
      Map.of(
          "library", LIBRARY,
          "sql", List.of("query"),
          "text", List.of("description"),
          "custom", List.of("implementation", "engine"));

  private static final List<String> ANYWHERE =
      List.of("rule", "metric", "query", "implementation", "description", "engine");

  private QualityTexts() {}

  /** Keys that may hold the text of a rule of a type, the likeliest first. */
  public static Set<String> keys(String type) {
    Set<String> keys = new LinkedHashSet<>(BY_TYPE.getOrDefault(type, LIBRARY));
    keys.addAll(ANYWHERE);
    return keys;
  }

  /** The key to write a text under, of those that are not taken. */
  public static Optional<String> usual(String type, Set<String> taken) {
    return keys(type).stream().filter(k -> !taken.contains(k)).findFirst();
  }
}
