package io.meshwright.provider.snowflake.translate;

import io.meshwright.kit.quality.QualityBound;
import io.meshwright.kit.quality.QualityCheck;
import io.meshwright.kit.quality.QualityCheck.Metric;
import io.meshwright.kit.quality.QualityCheck.Unit;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.TableKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule as a metric of {@code SNOWFLAKE.CORE}, where one is exactly what the rule says
 * (https://docs.snowflake.com/en/user-guide/data-quality-system-dmfs).
 */
sealed interface MetricForm {
  /** Types of columns that metrics take. */
  Set<String> TYPES =
      Set.of(
          "DATE", "FLOAT", "NUMBER", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ", "TIMESTAMP_TZ", "VARCHAR");

  /** A metric of columns, and what it has to be. */
  record Exact(String metric, List<String> columns, String bound) implements MetricForm {
    /** Copies the columns. */
    public Exact {
      columns = List.copyOf(columns);
    }
  }

  /** None, and why. */
  record Inexact(String why) implements MetricForm {}

  /** The form of a rule about a table. */
  static MetricForm of(TableForm form, QualityCheck check) {
    if (form.storage().kind() != TableKind.TABLE) {
      return new Inexact("metrics are for standard tables here");
    }
    return switch (check) {
      case QualityCheck.Measured(Metric metric, Unit unit, QualityBound bound) ->
          unit == Unit.ROWS
              ? measured(form, metric, bound)
              : new Inexact("metrics count rows, and no parts of them");
      case QualityCheck.Sql sql -> new Inexact("a query is no metric of Snowflake");
      case QualityCheck.Custom custom -> new Inexact("it is in words of another engine");
      case QualityCheck.Words words -> new Inexact("it is for people");
      case QualityCheck.Unread(String why) -> new Inexact(why);
    };
  }

  private static MetricForm measured(TableForm form, Metric metric, QualityBound bound) {
    return switch (metric) {
      case Metric.Rows() -> new Exact("ROW_COUNT", List.of(), text(bound));
      case Metric.Nulls(String column) -> nulls(form, column, bound);
      case Metric.Missing(String column, List<Optional<Object>> values) ->
          values.stream().allMatch(Optional::isEmpty)
              ? nulls(form, column, bound)
              : new Inexact("no metric counts values that stand for none");
      case Metric.Invalid invalid ->
          new Inexact("whether NULL is one of the values no page of the metric says");
      case Metric.Duplicates(List<String> columns) -> duplicates(form, columns, bound);
    };
  }

  private static MetricForm nulls(TableForm form, String column, QualityBound bound) {
    return column(form, column)
        .<MetricForm>map(c -> new Exact("NULL_COUNT", List.of(c.name()), text(bound)))
        .orElseGet(() -> new Inexact("metrics take no column such as " + column));
  }

  /**
   * Whether NULLs are duplicates is nowhere said, nor how often one counts that is there thrice.
   */
  private static MetricForm duplicates(TableForm form, List<String> columns, QualityBound bound) {
    List<SfColumn> found =
        columns.stream().flatMap(c -> column(form, c).stream()).filter(SfColumn::required).toList();
    if (!bound.isZero() || found.size() != columns.size()) {
      return new Inexact(
          "only of columns that refuse NULL, and none at all, is sure to be counted");
    }
    return new Exact("DUPLICATE_COUNT", found.stream().map(SfColumn::name).toList(), "VALUE = 0");
  }

  private static Optional<SfColumn> column(TableForm form, String published) {
    return form.columns().stream()
        .filter(c -> c.name().equals(form.name(published)))
        .filter(c -> TYPES.contains(c.type().replaceAll("[( ].*", "")))
        .findFirst();
  }

  private static String text(QualityBound bound) {
    return switch (bound) {
      case QualityBound.Compared(QualityBound.Comparison comparison, BigDecimal value) ->
          "VALUE "
              + (comparison == QualityBound.Comparison.NOT_EQUAL ? "<>" : comparison.sign())
              + " "
              + number(value);
      case QualityBound.Within(BigDecimal low, BigDecimal high) ->
          "VALUE >= " + number(low) + " AND VALUE <= " + number(high);
      case QualityBound.Outside(BigDecimal low, BigDecimal high) ->
          "VALUE < " + number(low) + " OR VALUE > " + number(high);
    };
  }

  private static String number(BigDecimal value) {
    return value.toPlainString();
  }
}
