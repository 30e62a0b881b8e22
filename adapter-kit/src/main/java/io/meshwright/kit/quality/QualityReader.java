package io.meshwright.kit.quality;

import io.meshwright.api.model.QualityRule;
import io.meshwright.api.name.Ordered;
import io.meshwright.kit.quality.QualityBound.Comparison;
import io.meshwright.kit.quality.QualityCheck.Metric;
import io.meshwright.kit.quality.QualityCheck.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the quality rules of the Open Data Contract Standard, 3.0 and 3.1. */
public final class QualityReader {
  private static final Map<String, Comparison> COMPARISONS =
      Ordered.map(
          Map.of(
              "mustBe", Comparison.EQUAL,
              "mustNotBe", Comparison.NOT_EQUAL,
              "mustBeGreaterThan", Comparison.GREATER,
              "mustBeGreaterOrEqualTo", Comparison.AT_LEAST,
              "mustBeLessThan", Comparison.LESS,
              "mustBeLessOrEqualTo", Comparison.AT_MOST));

  private final QualityRule rule;
  private final Optional<String> column;

  private QualityReader(QualityRule rule) {
    this.rule = rule;
    int dot = rule.element().indexOf('.');
    this.column = dot < 0 ? Optional.empty() : Optional.of(rule.element().substring(dot + 1));
  }

  /** What a rule says. */
  public static QualityCheck read(QualityRule rule) {
    return new QualityReader(rule).check();
  }

  private QualityCheck check() {
    return switch (rule.type()) {
      case "", "library" -> measured();
      case "sql" ->
          bound()
              .<QualityCheck>map(bound -> new QualityCheck.Sql(rule.rule(), column, bound))
              .orElseGet(QualityReader::noBound);
      case "text" -> new QualityCheck.Words(rule.rule());
      case "custom" ->
          new QualityCheck.Custom(
              text("engine").orElse(""), text("implementation").orElse(rule.rule()));
      default -> new QualityCheck.Unread("its type is '" + rule.type() + "'");
    };
  }

  private static QualityCheck noBound() {
    return new QualityCheck.Unread("it does not compare with one number or two");
  }

  private QualityCheck measured() {
    String unit = text("unit").orElse("rows");
    if (!unit.equals("rows") && !unit.equals("percent")) {
      return new QualityCheck.Unread("its unit is '" + unit + "'");
    }
    Optional<QualityBound> bound = bound();
    if (bound.isEmpty()) {
      return noBound();
    }
    return metric()
        .<QualityCheck>map(
            metric ->
                new QualityCheck.Measured(
                    metric, unit.equals("rows") ? Unit.ROWS : Unit.PERCENT, bound.get()))
        .orElseGet(
            () ->
                new QualityCheck.Unread(
                    "metric '" + rule.rule() + "' does not say here what it counts"));
  }

  private Optional<Metric> metric() {
    return switch (rule.rule()) {
      case "rowCount" ->
          column.isEmpty() ? Optional.of(new Metric.Rows()) : Optional.<Metric>empty();
      case "nullValues" -> column.map(Metric.Nulls::new);
      case "missingValues" -> ofValues("missingValues", Metric.Missing::new);
      case "invalidValues" ->
          arguments().containsKey("pattern")
              ? Optional.empty()
              : ofValues("validValues", Metric.Invalid::new);
      case "duplicateValues" -> duplicates();
      default -> Optional.empty();
    };
  }

  private Optional<Metric> duplicates() {
    List<String> columns =
        list(arguments().get("properties")).stream()
            .flatMap(Optional::stream)
            .map(Object::toString)
            .toList();
    return columns.isEmpty()
        ? column.map(c -> new Metric.Duplicates(List.of(c)))
        : Optional.of(new Metric.Duplicates(columns));
  }

  private interface OfValues {
    Metric of(String column, List<Optional<Object>> values);
  }

  private Optional<Metric> ofValues(String argument, OfValues made) {
    List<Optional<Object>> values = list(arguments().get(argument));
    return values.isEmpty() ? Optional.empty() : column.map(c -> made.of(c, values));
  }

  private Map<?, ?> arguments() {
    return value("arguments")
        .filter(Map.class::isInstance)
        .<Map<?, ?>>map(Map.class::cast)
        .orElseGet(Map::of);
  }

  private Optional<QualityBound> bound() {
    List<QualityBound> found = new ArrayList<>();
    int said = 0;
    for (String key : rule.details().keySet()) {
      if (!key.startsWith("mustBe") && !key.startsWith("mustNotBe")) {
        continue;
      }
      said++;
      Optional.ofNullable(COMPARISONS.get(key))
          .flatMap(
              comparison ->
                  value(key)
                      .flatMap(QualityReader::number)
                      .<QualityBound>map(n -> new QualityBound.Compared(comparison, n)))
          .or(() -> between(key))
          .ifPresent(found::add);
    }
    return said == 1 && found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private Optional<QualityBound> between(String key) {
    Function<List<BigDecimal>, Optional<QualityBound>> made =
        switch (key) {
          case "mustBeBetween" ->
              two -> Optional.of(new QualityBound.Within(two.get(0), two.get(1)));
          case "mustNotBeBetween" ->
              two -> Optional.of(new QualityBound.Outside(two.get(0), two.get(1)));
          default -> two -> Optional.empty();
        };
    List<BigDecimal> two =
        list(value(key).orElse("")).stream()
            .flatMap(each -> each.flatMap(QualityReader::number).stream())
            .toList();
    return two.size() == 2 && two.get(0).compareTo(two.get(1)) <= 0
        ? made.apply(two)
        : Optional.empty();
  }

  private static Optional<BigDecimal> number(Object value) {
    return switch (value) {
      case Integer whole -> Optional.of(BigDecimal.valueOf(whole));
      case Long whole -> Optional.of(BigDecimal.valueOf(whole));
      case Double broken when Double.isFinite(broken) -> Optional.of(BigDecimal.valueOf(broken));
      default -> Optional.empty();
    };
  }

  private static List<Optional<Object>> list(@Nullable Object value) {
    List<Optional<Object>> values = new ArrayList<>();
    if (value instanceof List<?> all) {
      all.forEach(each -> values.add(Optional.ofNullable(each)));
    }
    return values;
  }

  private Optional<String> text(String key) {
    return value(key).filter(String.class::isInstance).map(String.class::cast);
  }

  /** Details are JSON, which YAML contains. */
  private Optional<Object> value(String key) {
    return Optional.ofNullable(rule.details().get(key))
        .flatMap(
            json ->
                Optional.ofNullable(new Load(LoadSettings.builder().build()).loadFromString(json)));
  }
}
