package io.meshwright.provider.aws.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.QualityRule;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.quality.QualityReader;
import io.meshwright.provider.aws.resource.Dqdl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DqdlRulesTest {
  private static final TableSchema SCHEMA =
      TableSchema.of(
          "orders",
          Column.builder("order_id", new DataType.Int64()).required().build(),
          Column.of("region", DataType.Text.unlimited()),
          Column.of("Line No", new DataType.Int32()));
  private static final Map<String, String> NAMES =
      Map.of("order_id", "order_id", "region", "region", "Line No", "line_no_0a1b2c3d");

  private static QualityRule rule(String element, String type, String text, String... details) {
    TreeMap<String, String> said = new TreeMap<>();
    for (int i = 0; i < details.length; i += 2) {
      said.put(details[i], details[i + 1]);
    }
    return new QualityRule(element, type, text, Ordered.map(said));
  }

  private static DqdlRules.Written written(QualityRule rule) {
    return new DqdlRules(SCHEMA, NAMES).of(QualityReader.read(rule));
  }

  private static final List<QualityRule> EXACT =
      List.of(
          rule("orders", "library", "rowCount", "mustBeGreaterThan", "0"),
          rule("orders", "", "rowCount", "mustBeBetween", "[10, 1000000]"),
          rule("orders", "library", "rowCount", "mustNotBeBetween", "[1, 9]"),
          rule("orders.region", "library", "nullValues", "mustBe", "0"),
          rule("orders.region", "library", "nullValues", "mustBeLessThan", "5"),
          rule(
              "orders.region",
              "library",
              "nullValues",
              "mustBeLessOrEqualTo",
              "0.5",
              "unit",
              "\"percent\""),
          rule(
              "orders.region",
              "library",
              "missingValues",
              "arguments",
              "{\"missingValues\": [null, \"\", \"n/a\"]}",
              "mustBe",
              "0"),
          rule(
              "orders.region",
              "library",
              "invalidValues",
              "arguments",
              "{\"validValues\": [\"EU\", \"US\"]}",
              "mustBeLessOrEqualTo",
              "15",
              "unit",
              "\"percent\""),
          rule(
              "orders.Line No",
              "library",
              "invalidValues",
              "arguments",
              "{\"validValues\": [1, 2, null]}",
              "mustBe",
              "0"),
          rule("orders.order_id", "library", "duplicateValues", "mustBe", "0"),
          rule("orders.region", "library", "duplicateValues", "mustBe", "0"),
          rule(
              "orders",
              "library",
              "duplicateValues",
              "arguments",
              "{\"properties\": [\"order_id\", \"Line No\"]}",
              "mustBe",
              "0"),
          rule(
              "orders",
              "sql",
              "SELECT COUNT(*) FROM ${table} WHERE region = 'EU'",
              "mustBeGreaterOrEqualTo",
              "1"),
          rule(
              "orders.Line No",
              "sql",
              "SELECT COUNT(*)\n  FROM ${object}\n  WHERE ${property} < 0",
              "mustBe",
              "0"),
          rule(
              "orders.region",
              "custom",
              "ColumnLength \"region\" = 2",
              "engine",
              "\"dqdl\"",
              "implementation",
              "\"ColumnLength \\\"region\\\" = 2\""));

  @Test
  void rulesWithAnExactFormAreThoseOfTheGoldenFile() throws IOException {
    List<String> rules = new ArrayList<>();
    for (QualityRule rule : EXACT) {
      DqdlRules.Written written = written(rule);
      assertThat(written).as(rule.toString()).isInstanceOf(DqdlRules.Rule.class);
      rules.add(((DqdlRules.Rule) written).text());
    }
    String text = Dqdl.ruleset(rules) + "\n";
    try (InputStream golden = DqdlRulesTest.class.getResourceAsStream("/quality/orders.dqdl")) {
      assertThat(text)
          .isEqualTo(
              new String(
                  Optional.ofNullable(golden).orElseThrow().readAllBytes(),
                  StandardCharsets.UTF_8));
    }
    assertThat(Dqdl.rules(text)).contains(rules);
  }

  @Test
  void rulesWithoutAnExactFormSayWhy() {
    List<QualityRule> inexact =
        List.of(
            rule("orders", "text", "Names are kept as they came."),
            rule("orders", "library", "freshness", "mustBe", "0"),
            rule("orders", "library", "rowCount"),
            rule("orders", "library", "rowCount", "mustBe", "0", "mustNotBe", "1"),
            rule("orders", "library", "rowCount", "mustBe", "\"many\""),
            rule("orders", "library", "rowCount", "mustBe", "1", "unit", "\"percent\""),
            rule("orders", "library", "rowCount", "mustBe", "1", "unit", "\"bytes\""),
            rule("orders", "library", "nullValues", "mustBe", "0"),
            rule("orders.region", "library", "duplicateValues", "mustBeLessThan", "5"),
            rule(
                "orders.region",
                "library",
                "invalidValues",
                "arguments",
                "{\"pattern\": \"[A-Z]+\"}",
                "mustBe",
                "0"),
            rule(
                "orders.region",
                "library",
                "invalidValues",
                "arguments",
                "{\"validValues\": [\"it's\"]}",
                "mustBe",
                "0"),
            rule(
                "orders.region",
                "library",
                "invalidValues",
                "arguments",
                "{\"validValues\": [1]}",
                "mustBe",
                "0"),
            rule("orders", "sql", "SELECT \"a\" FROM ${table}", "mustBe", "0"),
            rule("orders", "sql", "SELECT '\\d' FROM ${table}", "mustBe", "0"),
            rule("orders", "sql", "SELECT 1 -- x\n FROM ${table}", "mustBe", "0"),
            rule("orders", "sql", "SELECT 1 FROM ${schema}", "mustBe", "0"),
            rule("orders", "sql", "SELECT COUNT(*) FROM ${table}"),
            rule("orders", "custom", "checks: []", "engine", "\"soda\""),
            rule("orders", "robot", "x"));
    for (QualityRule rule : inexact) {
      assertThat(written(rule)).as(rule.toString()).isInstanceOf(DqdlRules.Inexact.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RowCount > 0], Analyzers = [ RowCount",
        "RowCount > 0, IsComplete \"x\"",
        "IsComplete \"x",
        "RowCount > 0 # and so on",
        "(RowCount > 0",
        "RowCount > 0)",
        "[RowCount > 0)",
        "CustomSql \"a\\\" = 0, IsComplete \\\"x\" = 0",
        "",
        " , "
      })
  void textThatCouldEndItsListIsNoRule(String text) {
    assertThat(Dqdl.isOneRule(text)).isFalse();
    assertThat(written(rule("orders", "custom", text, "engine", "\"glue\"")))
        .isInstanceOf(DqdlRules.Inexact.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\\", "a\nb", "a\u0000b", ""})
  void hostileNamesHaveNoForm(String name) {
    assertThat(Dqdl.quoted(name)).isEmpty();
  }

  @Test
  void blanksBetweenWordsAreNoDifference() {
    assertThat(Dqdl.rules("Rules=[RowCount  >\n 0 ,\tIsComplete \"a  b\"]"))
        .contains(List.of("RowCount > 0", "IsComplete \"a  b\""));
    assertThat(Dqdl.rules("Rules = [ RowCount > 0 ] Analyzers = [ RowCount ]")).isEmpty();
    assertThat(Dqdl.rules("Rules = []")).isEmpty();
  }
}
