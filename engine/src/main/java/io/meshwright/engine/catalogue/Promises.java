package io.meshwright.engine.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.model.SlaProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Service levels and quality rules of contracts. */
final class Promises {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Promises() {}

  /** A service level as a row; with the port where there are several. */
  static Html level(Optional<String> port, SlaProperty level) {
    String value = level.unit().isEmpty() ? level.value() : level.value() + " " + level.unit();
    Html about = level.element().isEmpty() ? Html.none() : Parts.code(level.element());
    Html name = Html.of("bdi", level.property());
    return port.isPresent()
        ? Parts.row(name, Parts.value(value), about, Parts.code(port.get()))
        : Parts.row(name, Parts.value(value), about);
  }

  /** Service levels that hold for a table. */
  static Html levels(Contract contract, String table) {
    List<Html> rows =
        contract.sla().stream()
            .filter(s -> s.element().isEmpty() || isWithin(s.element(), table))
            .map(s -> level(Optional.empty(), s))
            .toList();
    return rows.isEmpty()
        ? Html.none()
        : Parts.section(
            "levels",
            "Service levels",
            Parts.table("Service levels", List.of("Promise", "Value", "About"), rows));
  }

  /** Quality rules about a table and its columns. */
  static Html quality(Contract contract, String table) {
    List<Html> rows =
        contract.quality().stream()
            .filter(r -> isWithin(r.element(), table))
            .map(r -> rule(r, table))
            .toList();
    return rows.isEmpty()
        ? Html.none()
        : Parts.section(
            "quality",
            "Quality rules",
            Parts.table("Quality rules", List.of("Rule", "About", "Type", "Expects"), rows));
  }

  private static boolean isWithin(String element, String table) {
    return element.equals(table) || element.startsWith(table + ".");
  }

  private static Html rule(QualityRule rule, String table) {
    String description = plain(rule.details().getOrDefault("description", ""));
    List<Html> expects = new ArrayList<>();
    for (Map.Entry<String, String> detail : rule.details().entrySet()) {
      if (!detail.getKey().equals("description")) {
        expects.add(
            Html.of(
                "li",
                Html.of("span", detail.getKey() + " ").css("key"),
                Parts.value(plain(detail.getValue()))));
      }
    }
    String about =
        rule.element().equals(table) ? "the table" : rule.element().substring(table.length() + 1);
    return Parts.row(
        rule.type().equals("text") ? Html.of("bdi", rule.rule()) : Parts.code(rule.rule()),
        about.equals("the table") ? Html.text(about) : Parts.code(about),
        Html.text(rule.type()),
        Html.all(Parts.small(description), Html.of("ul", expects).css("plain")));
  }

  /** A value that is kept as JSON text; texts without their quotes. */
  private static String plain(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      return node.isTextual() ? node.textValue() : json;
    } catch (JsonProcessingException e) {
      return json;
    }
  }
}
