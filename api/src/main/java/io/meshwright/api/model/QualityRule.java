package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import java.util.Map;
import java.util.SortedMap;

/**
 * A rule that the data should fulfil. Provisioning keeps it and shows it; running it is a later
 * capability.
 *
 * @param element table, or table and column, that it is about
 * @param type {@code library}, {@code text}, {@code sql} or {@code custom}; empty where its
 *     document does not say
 * @param rule name, text or query
 * @param details what else its document says, by key: each value as JSON text; the rule's text too
 *     where it stands under another key than that of its type
 */
public record QualityRule(
    String element, String type, String rule, SortedMap<String, String> details) {
  /** Copies the details. */
  public QualityRule {
    details = Ordered.map(details);
  }

  /** A rule of which nothing else is said. */
  public static QualityRule of(String element, String type, String rule) {
    return new QualityRule(element, type, rule, Ordered.map(Map.<String, String>of()));
  }
}
