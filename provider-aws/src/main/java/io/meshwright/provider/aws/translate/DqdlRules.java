package io.meshwright.provider.aws.translate;

import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.quality.QualityBound;
import io.meshwright.kit.quality.QualityBound.Comparison;
import io.meshwright.kit.quality.QualityCheck;
import io.meshwright.kit.quality.QualityCheck.Metric;
import io.meshwright.kit.quality.QualityCheck.Unit;
import io.meshwright.provider.aws.resource.Dqdl;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Quality rules of one table in the language of Glue, where they have an exact form. What its own
 * rules do with NULL and on a table without rows is not always written, so that most are queries of
 * Spark, which are known.
 */
final class DqdlRules {
  private static final List<String> ENGINES = List.of("dqdl", "glue");
  private static final Pattern PLAIN = Pattern.compile("[^'\"\\\\\\p{Cntrl}]*");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final TableSchema schema;
  private final Map<String, String> names;

  /** Rules of a table, whose columns have these native names. */
  DqdlRules(TableSchema schema, Map<String, String> names) {
    this.schema = schema;
    this.names = names;
  }

  /** A rule, or why there is none. */
  sealed interface Written {}

  /** The rule. */
  record Rule(String text) implements Written {}

  /** None, and why. */
  record Inexact(String why) implements Written {}

  Written of(QualityCheck check) {
    return switch (check) {
      case QualityCheck.Words words -> new Inexact("it is written for people");
      case QualityCheck.Unread(String why) -> new Inexact(why);
      case QualityCheck.Custom(String engine, String implementation) ->
          custom(engine, implementation);
      case QualityCheck.Sql(String query, Optional<String> column, QualityBound bound) ->
          sql(query, column, bound);
      case QualityCheck.Measured(Metric metric, Unit unit, QualityBound bound) ->
          measured(metric, unit, bound);
    };
  }

  private static Written custom(String engine, String implementation) {
    if (!ENGINES.contains(engine)) {
      return new Inexact("it is one of engine '" + engine + "'");
    }
    return Dqdl.isOneRule(implementation)
        ? new Rule(implementation.strip().replaceAll("\\s+", " "))
        : new Inexact("its text is not one rule of Glue");
  }

  private Written sql(String query, Optional<String> column, QualityBound bound) {
    String text = query.strip();
    if (text.contains("\n") && (text.contains("--") || text.contains("'"))) {
      return new Inexact("its query has several lines, with quotes or comments in them");
    }
    String told =
        text.replaceAll("\\s*[\\r\\n]+\\s*", " ")
            .replace("${table}", "primary")
            .replace("${object}", "primary");
    if (column.isPresent()) {
      String name = name(column.get()).orElse("");
      told = told.replace("${column}", name).replace("${property}", name);
    }
    return told.contains("${")
        ? new Inexact("its query has a placeholder that nobody knows")
        : query(told, bound);
  }

  private static Written query(String query, QualityBound bound) {
    return Dqdl.quoted(query)
        .<Written>map(quoted -> new Rule(bounded("CustomSql " + quoted, bound)))
        .orElseGet(
            () ->
                new Inexact(
                    "its query has a double quote or a backslash, which rules of Glue cannot"
                        + " hold"));
  }

  /** What a rule measures, compared; two comparisons say on which side the ends are. */
  private static String bounded(String measured, QualityBound bound) {
    return switch (bound) {
      case QualityBound.Compared(Comparison comparison, BigDecimal value) ->
          measured + " " + comparison.sign() + " " + number(value);
      case QualityBound.Within(BigDecimal low, BigDecimal high) ->
          "(%s >= %s) and (%s <= %s)".formatted(measured, number(low), measured, number(high));
      case QualityBound.Outside(BigDecimal low, BigDecimal high) ->
          "(%s < %s) or (%s > %s)".formatted(measured, number(low), measured, number(high));
    };
  }

  private static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private Written measured(Metric metric, Unit unit, QualityBound bound) {
    return switch (metric) {
      case Metric.Rows() ->
          unit == Unit.PERCENT
              ? new Inexact("it counts all rows in per cent of themselves")
              : new Rule(bounded("RowCount", bound));
      case Metric.Nulls(String column) -> nulls(column, unit, bound);
      case Metric.Missing(String column, List<Optional<Object>> values) ->
          among(column, values).map(is -> counted(is, unit, bound)).orElseGet(DqdlRules::values);
      case Metric.Invalid(String column, List<Optional<Object>> valid) ->
          among(column, valid)
              .map(is -> counted("NOT (" + is + ")", unit, bound))
              .orElseGet(DqdlRules::values);
      case Metric.Duplicates(List<String> columns) -> duplicates(columns, bound);
    };
  }

  private static Written values() {
    return new Inexact(
        "its values are not all of the column's kind, or have quotes or backslashes");
  }

  private Written nulls(String column, Unit unit, QualityBound bound) {
    Optional<String> name = name(column);
    if (bound.isZero() && name.isPresent()) {
      return new Rule("IsComplete \"" + names.get(column) + "\"");
    }
    return name.map(n -> counted(n + " IS NULL", unit, bound))
        .orElseGet(() -> new Inexact("there is no column '" + column + "'"));
  }

  /** Rows for which something holds that is true or false and never unknown. */
  private static Written counted(String holds, Unit unit, QualityBound bound) {
    return unit == Unit.ROWS
        ? query("SELECT COUNT(*) FROM primary WHERE " + holds, bound)
        : query(
            "SELECT COALESCE("
                + HUNDRED
                + "D * SUM(CASE WHEN "
                + holds
                + " THEN 1 ELSE 0 END) / COUNT(*), 0D) FROM primary",
            bound);
  }

  private Written duplicates(List<String> columns, QualityBound bound) {
    List<String> quoted = columns.stream().flatMap(c -> name(c).stream()).toList();
    if (!bound.isZero() || quoted.size() != columns.size()) {
      return new Inexact(
          bound.isZero()
              ? "it names a column that is not there"
              : "what counts as one duplicate of several is not written");
    }
    if (columns.size() == 1 && isRequired(columns.getFirst())) {
      return new Rule("IsUnique \"" + names.get(columns.getFirst()) + "\"");
    }
    String list = String.join(", ", quoted);
    String there =
        quoted.stream().map(c -> c + " IS NOT NULL").collect(Collectors.joining(" AND "));
    return query(
        "SELECT COUNT(*) FROM (SELECT %s FROM primary WHERE %s GROUP BY %s HAVING COUNT(*) > 1)"
            .formatted(list, there, list),
        bound);
  }

  /** Whether a column has one of some values, as a condition that is never unknown. */
  private Optional<String> among(String column, List<Optional<Object>> values) {
    Optional<String> name = name(column);
    List<String> literals = new ArrayList<>();
    for (Optional<Object> value : values) {
      if (value.isPresent()) {
        Optional<String> literal = literal(column, value.get());
        if (literal.isEmpty()) {
          return Optional.empty();
        }
        literals.add(literal.get());
      }
    }
    boolean orNull = literals.size() < values.size();
    return name.map(
        n -> {
          String isNull = n + " IS NULL";
          if (literals.isEmpty()) {
            return isNull;
          }
          String in = "COALESCE(" + n + " IN (" + String.join(", ", literals) + "), FALSE)";
          return orNull ? isNull + " OR " + in : in;
        });
  }

  private Optional<String> literal(String column, Object value) {
    return switch (type(column).orElseThrow()) {
      case DataType.Text text when value instanceof String s && PLAIN.matcher(s).matches() ->
          Optional.of("'" + s + "'");
      case DataType.Int32() when isWhole(value) -> Optional.of(value.toString());
      case DataType.Int64() when isWhole(value) -> Optional.of(value.toString());
      case DataType.Bool() when value instanceof Boolean -> Optional.of(value.toString());
      default -> Optional.empty();
    };
  }

  private static boolean isWhole(Object value) {
    return value instanceof Integer || value instanceof Long;
  }

  private Optional<Column> column(String name) {
    return schema.columns().stream().filter(c -> c.name().equals(name)).findFirst();
  }

  private Optional<DataType> type(String column) {
    return column(column).map(Column::type);
  }

  private boolean isRequired(String column) {
    return column(column).filter(Column::required).isPresent();
  }

  /** Native names have small letters, digits and {@code _} only. */
  private Optional<String> name(String column) {
    return column(column).map(c -> "`" + names.getOrDefault(column, "") + "`");
  }
}
