package io.meshwright.provider.aws.sql;

import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.kit.filter.ParsedFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Conditions as row expressions of data cells filters: a column against constants, AND, OR and NOT.
 * What the service's page on PartiQL does not promise is not written. See
 * https://docs.aws.amazon.com/lake-formation/latest/dg/partiql-support.html.
 */
public final class RowExpressions {
  /** Longest expression, in characters. */
  private static final int MAX_LENGTH = 2047;

  private final SortedMap<String, String> types;

  private RowExpressions(SortedMap<String, String> types) {
    this.types = types;
  }

  /**
   * A condition as text.
   *
   * @param condition in normal form, over native column names, about nothing but the row
   * @param types Hive type per column of the table
   * @throws UnwritableException where the service would refuse it, or may read it otherwise
   */
  public static String write(Expression condition, SortedMap<String, String> types)
      throws UnwritableException {
    for (String type : types.values()) {
      if (!HiveTypes.isFilterable(type)) {
        throw new UnwritableException(
            "filter-table-types", "the table has a column of type " + type);
      }
    }
    String text = new RowExpressions(types).text(condition);
    if (text.length() > MAX_LENGTH) {
      throw new UnwritableException(
          "filter-length", "the row filter has " + text.length() + " characters");
    }
    return text;
  }

  /** A row expression as a condition; an opaque one, with the text, where it cannot be read. */
  public static Expression read(String text, SortedMap<String, String> types) {
    List<Column> columns = new ArrayList<>();
    types.forEach(
        (name, type) -> HiveTypes.neutral(type).ifPresent(t -> columns.add(Column.of(name, t))));
    ParsedFilter parsed = FilterParser.parse(text);
    if (parsed.expression().isEmpty() || columns.isEmpty()) {
      return new Expression.Opaque(text);
    }
    Binder.Bound bound = Binder.bind(parsed.expression().get(), TableSchema.of("table", columns));
    return bound.findings().isEmpty()
        ? NormalForm.of(bound.condition())
        : new Expression.Opaque(text);
  }

  private String text(Expression condition) throws UnwritableException {
    return switch (condition) {
      case Expression.Constant(boolean value) ->
          throw new UnwritableException("filter-constant", "it is always " + value);
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right) ->
          column(left, isOrder(operator)) + " " + operator.symbol() + " " + literal(right);
      case Expression.In(Operand operand, List<DataValue> values) -> {
        String column = column(operand, false);
        List<String> literals = new ArrayList<>();
        for (DataValue value : values) {
          literals.add(literal(value));
        }
        yield column + literals.stream().collect(Collectors.joining(", ", " IN (", ")"));
      }
      case Expression.Between(Operand operand, Operand low, Operand high) ->
          column(operand, true) + " BETWEEN " + literal(low) + " AND " + literal(high);
      case Expression.Like(Operand operand, String pattern) -> {
        if (pattern.indexOf('\\') >= 0) {
          throw new UnwritableException("filter-like-escape", "a pattern has an escaped character");
        }
        yield column(operand, false) + " LIKE " + literal(new DataValue.Text(pattern));
      }
      case Expression.IsNull(Operand operand) -> name(operand) + " IS NULL";
      case Expression.And(List<Expression> parts) -> joined(parts, ") AND (");
      case Expression.Or(List<Expression> parts) -> joined(parts, ") OR (");
      case Expression.Not(Expression.IsNull(Operand operand)) -> name(operand) + " IS NOT NULL";
      case Expression.Not(Expression part) -> "NOT (" + text(part) + ")";
      case Expression.MemberOf member ->
          throw new UnwritableException("filter-functions", "it asks who queries");
      case Expression.Before before ->
          throw new UnwritableException("filter-functions", "it asks for the time");
      case Expression.Opaque opaque ->
          throw new UnwritableException("filter-functions", "it could not be read");
    };
  }

  private String joined(List<Expression> parts, String word) throws UnwritableException {
    List<String> texts = new ArrayList<>();
    for (Expression part : parts) {
      texts.add(text(part));
    }
    return "(" + String.join(word, texts) + ")";
  }

  private static boolean isOrder(Expression.Operator operator) {
    return operator != Expression.Operator.EQ && operator != Expression.Operator.NE;
  }

  /** A column that is compared with constants. */
  private String column(Operand operand, boolean ordered) throws UnwritableException {
    String name = name(operand);
    DataType type = type(operand);
    if (type instanceof DataType.Float32 || type instanceof DataType.Float64) {
      throw new UnwritableException(
          "filter-floats", "it compares a " + type.text() + " with a constant");
    }
    if (ordered && type instanceof DataType.Text) {
      throw new UnwritableException("filter-text-order", "it asks for the order of texts");
    }
    return name;
  }

  private DataType type(Operand operand) throws UnwritableException {
    Optional<DataType> type =
        operand instanceof Operand.ColumnRef(String name)
            ? Optional.ofNullable(types.get(name)).flatMap(HiveTypes::neutral)
            : Optional.empty();
    return type.orElseThrow(
        () -> new UnwritableException("filter-columns", "it does not start with a column"));
  }

  private static String name(Operand operand) throws UnwritableException {
    if (operand instanceof Operand.ColumnRef(String name)) {
      return "\"" + name.replace("\"", "\"\"") + "\"";
    }
    throw new UnwritableException("filter-columns", "it does not start with a column");
  }

  private static String literal(Operand operand) throws UnwritableException {
    if (operand instanceof Operand.Literal(DataValue value)) {
      return literal(value);
    }
    throw new UnwritableException("filter-columns", "it compares two columns");
  }

  private static String literal(DataValue value) throws UnwritableException {
    return switch (value) {
      case DataValue.Bool(boolean v) -> Boolean.toString(v);
      case DataValue.Numeric(BigDecimal v) -> v.toPlainString();
      case DataValue.Text(String v) -> "'" + v.replace("'", "''") + "'";
      default ->
          throw new UnwritableException(
              "filter-constants", "it compares with " + value.text() + ", which has no form there");
    };
  }
}
