package io.meshwright.provider.aws.sql;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Conditions of views: what Athena (https://trino.io/docs/current/functions/comparison.html) and
 * Spark (https://spark.apache.org/docs/latest/sql-ref-operators.html) surely read alike. The order
 * of texts, floats, times of day and escapes in patterns are not among it.
 */
public final class ViewConditions {
  private static final String LIMIT = "view-conditions";
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final SortedMap<String, String> types;
  private final ViewDialect dialect;

  private ViewConditions(SortedMap<String, String> types, ViewDialect dialect) {
    this.types = types;
    this.dialect = dialect;
  }

  /**
   * A condition as text.
   *
   * @param condition in normal form, over native column names, about nothing but the row
   * @param types Hive type per column of the table
   * @throws UnwritableException where there is no text that surely means the same
   */
  public static ViewSql write(
      Expression condition, SortedMap<String, String> types, ViewDialect dialect)
      throws UnwritableException {
    return new ViewConditions(types, dialect).text(condition);
  }

  private ViewSql sql() {
    return ViewSql.of(dialect, "");
  }

  private ViewSql text(Expression condition) throws UnwritableException {
    return switch (condition) {
      case Expression.Constant(boolean value) -> sql().words(value ? "true" : "false");
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right) -> {
        DataType type = comparable(left, isOrder(operator));
        yield sql().sql(column(left)).words(operator.symbol()).sql(other(right, type));
      }
      case Expression.In(Operand operand, List<DataValue> values) -> {
        comparable(operand, false);
        List<ViewSql> literals = new ArrayList<>();
        for (DataValue value : values) {
          literals.add(literal(value));
        }
        yield sql().sql(column(operand)).words("IN").brackets(sql().joined(literals, ","));
      }
      case Expression.Between(Operand operand, Operand low, Operand high) -> {
        DataType type = comparable(operand, true);
        yield sql()
            .sql(column(operand))
            .words("BETWEEN")
            .sql(other(low, type))
            .words("AND")
            .sql(other(high, type));
      }
      case Expression.Like(Operand operand, String pattern) -> like(operand, pattern);
      case Expression.IsNull(Operand operand) -> sql().sql(column(operand)).words("IS NULL");
      case Expression.And(List<Expression> parts) -> joined(parts, "AND");
      case Expression.Or(List<Expression> parts) -> joined(parts, "OR");
      case Expression.Not(Expression.IsNull(Operand operand)) ->
          sql().sql(column(operand)).words("IS NOT NULL");
      case Expression.Not(Expression part) -> sql().words("NOT").brackets(text(part));
      case Expression.MemberOf member ->
          throw new UnwritableException("view-conditions", "it asks who queries");
      case Expression.Before before ->
          throw new UnwritableException("view-conditions", "it asks for the time");
      case Expression.Opaque opaque ->
          throw new UnwritableException("view-conditions", "it could not be read");
    };
  }

  private ViewSql joined(List<Expression> parts, String word) throws UnwritableException {
    List<ViewSql> texts = new ArrayList<>();
    for (Expression part : parts) {
      texts.add(sql().brackets(text(part)));
    }
    return sql().joined(texts, word);
  }

  private static boolean isOrder(Expression.Operator operator) {
    return operator != Expression.Operator.EQ && operator != Expression.Operator.NE;
  }

  /** The type of a column that is compared. */
  private DataType comparable(Operand operand, boolean ordered) throws UnwritableException {
    DataType type = type(operand);
    boolean compares =
        switch (type) {
          case DataType.Bool t -> true;
          case DataType.Int32 t -> true;
          case DataType.Int64 t -> true;
          case DataType.Decimal t -> true;
          case DataType.Date t -> true;
          case DataType.Text t -> !ordered;
          default -> false;
        };
    if (!compares) {
      throw new UnwritableException(
          LIMIT,
          type instanceof DataType.Text
              ? "it asks for the order of texts"
              : "it compares a " + type.text());
    }
    return type;
  }

  private ViewSql other(Operand operand, DataType type) throws UnwritableException {
    if (operand instanceof Operand.Literal(DataValue value)) {
      return literal(value);
    }
    if (!type(operand).equals(type)) {
      throw new UnwritableException(LIMIT, "it compares columns of two types");
    }
    return column(operand);
  }

  private DataType type(Operand operand) throws UnwritableException {
    Optional<DataType> type =
        operand instanceof Operand.ColumnRef(String name)
            ? Optional.ofNullable(types.get(name)).flatMap(HiveTypes::neutral)
            : Optional.empty();
    return type.orElseThrow(
        () -> new UnwritableException(LIMIT, "it compares something that is no column"));
  }

  private ViewSql column(Operand operand) throws UnwritableException {
    if (operand instanceof Operand.ColumnRef(String name)) {
      return sql().name(name);
    }
    throw new UnwritableException(LIMIT, "it starts with something that is no column");
  }

  private ViewSql like(Operand operand, String pattern) throws UnwritableException {
    if (!(type(operand) instanceof DataType.Text)) {
      throw new UnwritableException(LIMIT, "its pattern is for a " + type(operand).text());
    }
    if (pattern.indexOf('\\') >= 0) {
      throw new UnwritableException(LIMIT, "its pattern has an escaped character");
    }
    return sql().sql(column(operand)).words("LIKE").sql(literal(new DataValue.Text(pattern)));
  }

  private ViewSql literal(DataValue value) throws UnwritableException {
    return switch (value) {
      case DataValue.Bool(boolean v) -> sql().words(Boolean.toString(v));
      case DataValue.Numeric(BigDecimal v) when v.scale() > 0 || v.abs().compareTo(LARGEST) <= 0 ->
          sql().words(v.toPlainString());
      case DataValue.Text(String v) when ViewSql.takes(v) -> sql().text(v);
      case DataValue.Date(LocalDate v) when v.getYear() >= 1 && v.getYear() <= 9999 ->
          sql().words("DATE").text(v.toString());
      default ->
          throw new UnwritableException(
              LIMIT, "it compares with " + value.text() + ", which has no sure form there");
    };
  }
}
