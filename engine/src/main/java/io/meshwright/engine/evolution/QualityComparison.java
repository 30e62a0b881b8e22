package io.meshwright.engine.evolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meshwright.api.evolution.ContractChange;
import io.meshwright.api.evolution.ContractChange.Kind;
import io.meshwright.api.model.QualityRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the quality rules of two versions. Of rules that name the valid values of a column these
 * are compared; any other rule that says something else is one that is gone and one that is new.
 */
final class QualityComparison {
  /** What a rule says for people only. */
  private static final Set<String> WORDS =
      Set.of(
          "id",
          "name",
          "description",
          "tags",
          "businessImpact",
          "authoritativeDefinitions",
          "customProperties",
          "dimension",
          "severity",
          "method",
          "schedule",
          "scheduler");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<QualityRule> before;
  private final List<QualityRule> after;
  private final List<ContractChange> changes = new ArrayList<>();

  QualityComparison(List<QualityRule> before, List<QualityRule> after) {
    this.before = new ArrayList<>(before);
    this.after = new ArrayList<>(after);
  }

  List<ContractChange> changes() {
    pairs((a, b) -> a.equals(b), (a, b) -> {});
    pairs(
        (a, b) -> about(a, b) && essence(a).equals(essence(b)),
        (a, b) ->
            add(Kind.WORDS_CHANGED, b, "the words of the quality rule " + text(b) + " changed"));
    pairs(
        (a, b) -> about(a, b) && !validValues(a).isEmpty() && !validValues(b).isEmpty(),
        this::values);
    before.forEach(
        r ->
            add(
                Kind.QUALITY_REMOVED,
                r,
                "the quality rule " + text(r) + " was removed, or says something else"));
    after.forEach(r -> add(Kind.QUALITY_ADDED, r, "the quality rule " + text(r) + " was added"));
    return changes;
  }

  private interface Same {
    boolean test(QualityRule a, QualityRule b);
  }

  private interface Found {
    void accept(QualityRule a, QualityRule b);
  }

  /** Takes pairs out of both lists. */
  private void pairs(Same same, Found found) {
    for (QualityRule earlier : List.copyOf(before)) {
      Optional<QualityRule> later = after.stream().filter(r -> same.test(earlier, r)).findFirst();
      later.ifPresent(
          r -> {
            before.remove(earlier);
            after.remove(r);
            found.accept(earlier, r);
          });
    }
  }

  private static boolean about(QualityRule a, QualityRule b) {
    return a.element().equals(b.element())
        && a.type().equals(b.type())
        && a.rule().equals(b.rule());
  }

  private static Map<String, String> essence(QualityRule rule) {
    TreeMap<String, String> details = new TreeMap<>(rule.details());
    details.keySet().removeAll(WORDS);
    return details;
  }

  private void values(QualityRule earlier, QualityRule later) {
    TreeSet<String> gone = new TreeSet<>(validValues(earlier));
    gone.removeAll(validValues(later));
    TreeSet<String> added = new TreeSet<>(validValues(later));
    added.removeAll(validValues(earlier));
    if (!added.isEmpty()) {
      add(Kind.VALUES_ADDED, later, "readers may meet the new " + values(added));
    }
    if (!gone.isEmpty()) {
      add(Kind.VALUES_REMOVED, later, "it no longer has the " + values(gone));
    }
    if (gone.isEmpty() && added.isEmpty()) {
      add(
          Kind.QUALITY_REMOVED,
          later,
          "the quality rule " + text(later) + " says something else than before");
    }
  }

  private static String values(SortedSet<String> values) {
    return (values.size() == 1 ? "value " : "values ") + String.join(", ", values);
  }

  /** The values under {@code arguments.validValues}, or {@code validValues} itself. */
  private static SortedSet<String> validValues(QualityRule rule) {
    TreeSet<String> values = new TreeSet<>();
    for (String key : List.of("arguments", "validValues")) {
      String text = rule.details().get(key);
      if (text != null) {
        JsonNode node = json(text);
        JsonNode list = node.isArray() ? node : node.path("validValues");
        list.forEach(v -> values.add(v.asText()));
      }
    }
    return values;
  }

  /** Details are JSON where a document was read; code may have put anything there. */
  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.getNodeFactory().textNode(text);
    }
  }

  private static String text(QualityRule rule) {
    return "'" + (rule.rule().isEmpty() ? rule.type() : rule.rule()) + "'";
  }

  private void add(Kind kind, QualityRule rule, String what) {
    changes.add(new ContractChange(kind, rule.element(), what));
  }
}
