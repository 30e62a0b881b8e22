package io.meshwright.provider.aws.redshift.sql;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Conditions as predicates of row policies. Trailing blanks of texts are insignificant to Redshift
 * (https://docs.aws.amazon.com/redshift/latest/dg/r_Examples_with_character_types.html), so that
 * texts are compared with a full stop behind both; what no page promises is not written.
 */
public final class RsConditions {
  /** Ends every text that is compared. */
  static final String STOP = ".";

  /** Escapes wildcards of patterns: a backslash may already mean something within quotes. */
  static final char ESCAPE = '^';

  /** A statement of the Data API has 100 KB; this leaves room for what is around a condition. */
  private static final int MAX_LENGTH = 60_000;

  private static final String TRUE = "TRUE";
  private static final String FALSE = "FALSE";

  private final SortedMap<String, DataType> types;

  private RsConditions(SortedMap<String, DataType> types) {
    this.types = types;
  }

  /**
   * A condition as text.
   *
   * @param condition in normal form, over native column names, about nothing but the row
   * @param types neutral type per column of the table
   * @throws UnwritableException where Redshift would refuse it, or may read it otherwise
   */
  public static SqlText write(Expression condition, SortedMap<String, DataType> types)
      throws UnwritableException {
    SqlText text = new RsConditions(types).text(condition);
    if (text.toString().length() > MAX_LENGTH) {
      throw new UnwritableException(
          "statement-length", "the row filter has " + text.toString().length() + " characters");
    }
    return text;
  }

  private SqlText text(Expression condition) throws UnwritableException {
    return switch (condition) {
      case Expression.Constant(boolean value) -> RsSql.of(value ? TRUE : FALSE);
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right) ->
          compare(left, operator, right);
      case Expression.In(Operand operand, List<DataValue> values) -> in(operand, values);
      case Expression.Between(Operand operand, Operand low, Operand high) ->
          text(
              Expression.and(
                  new Expression.Compare(operand, Expression.Operator.GE, low),
                  new Expression.Compare(operand, Expression.Operator.LE, high)));
      case Expression.Like(Operand operand, String pattern) -> like(operand, pattern);
      case Expression.IsNull(Operand operand) -> isNull(operand, "IS NULL");
      case Expression.And(List<Expression> parts) -> joined(parts, "AND", TRUE);
      case Expression.Or(List<Expression> parts) -> joined(parts, "OR", FALSE);
      case Expression.Not(Expression.IsNull(Operand operand)) -> isNull(operand, "IS NOT NULL");
      case Expression.Not(Expression part) -> RsSql.of("NOT").brackets(text(part));
      case Expression.MemberOf member ->
          throw new UnwritableException("policy-members", "it asks who queries");
      case Expression.Before before ->
          throw new UnwritableException("grant-end", "it asks for the time");
      case Expression.Opaque opaque ->
          throw new UnwritableException("policy-members", "it could not be read");
    };
  }

  private SqlText joined(List<Expression> parts, String word, String empty)
      throws UnwritableException {
    if (parts.isEmpty()) {
      return RsSql.of(empty);
    }
    List<SqlText> texts = new ArrayList<>();
    for (Expression part : parts) {
      texts.add(RsSql.of("").brackets(text(part)));
    }
    return RsSql.joined(texts, word);
  }

  private SqlText compare(Operand left, Expression.Operator operator, Operand right)
      throws UnwritableException {
    DataType type = type(left);
    boolean order = operator != Expression.Operator.EQ && operator != Expression.Operator.NE;
    comparable(type, order);
    SqlText other =
        right instanceof Operand.Literal(DataValue value)
            ? value(value, type)
            : column(right, sameType(type, right));
    return RsSql.of("").sql(column(left, type)).words(operator.symbol()).sql(other);
  }

  private DataType sameType(DataType type, Operand right) throws UnwritableException {
    DataType other = type(right);
    if (!other.equals(type) && !(other instanceof DataType.Text && type instanceof DataType.Text)) {
      throw new UnwritableException("filter-columns", "it compares columns of two types");
    }
    return other;
  }

  private static void comparable(DataType type, boolean order) throws UnwritableException {
    switch (type) {
      case DataType.Text text when order ->
          throw new UnwritableException("filter-text-order", "it asks for the order of texts");
      case DataType.Float32 t -> throw floats(type);
      case DataType.Float64 t -> throw floats(type);
      case DataType.Binary t -> throw unwritable(type);
      case DataType.Uuid t -> throw unwritable(type);
      case DataType.Time t -> throw unwritable(type);
      default -> {
        if (!type.isComparable()) {
          throw unwritable(type);
        }
      }
    }
  }

  private static UnwritableException floats(DataType type) {
    return new UnwritableException("filter-floats", "it compares a " + type.text());
  }

  private static UnwritableException unwritable(DataType type) {
    return new UnwritableException("filter-types", "it compares a " + type.text());
  }

  private SqlText in(Operand operand, List<DataValue> values) throws UnwritableException {
    DataType type = type(operand);
    comparable(type, false);
    List<SqlText> literals = new ArrayList<>();
    for (DataValue value : values) {
      literals.add(value(value, type));
    }
    return RsSql.of("").sql(column(operand, type)).words("IN").list(literals);
  }

  private SqlText like(Operand operand, String pattern) throws UnwritableException {
    DataType type = type(operand);
    if (!(type instanceof DataType.Text)) {
      throw unwritable(type);
    }
    return RsSql.of("")
        .sql(column(operand, type))
        .words("LIKE")
        .plainText(escaped(pattern) + STOP)
        .words("ESCAPE")
        .plainText(String.valueOf(ESCAPE));
  }

  /** The pattern with another character to escape by. */
  private static String escaped(String pattern) throws UnwritableException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean escapes = c == '\\' && i + 1 < pattern.length();
      char meant = escapes ? pattern.charAt(++i) : c;
      if (meant == '\\' || meant == '\0') {
        throw new UnwritableException("filter-backslash", "its pattern has a backslash");
      }
      if (escapes || meant == ESCAPE) {
        text.append(meant == '%' || meant == '_' || meant == ESCAPE ? "^" : "");
      }
      text.append(meant);
    }
    return text.toString();
  }

  private SqlText isNull(Operand operand, String words) throws UnwritableException {
    DataType type = type(operand);
    if (type instanceof DataType.Json || type.isNested()) {
      throw new UnwritableException("filter-types", "a value of SUPER has a null of its own");
    }
    return RsSql.ofName(name(operand)).words(words);
  }

  private DataType type(Operand operand) throws UnwritableException {
    return Optional.ofNullable(types.get(name(operand)))
        .orElseThrow(
            () -> new UnwritableException("filter-columns", "it does not start with a column"));
  }

  private static String name(Operand operand) throws UnwritableException {
    if (operand instanceof Operand.ColumnRef(String name)) {
      return name;
    }
    throw new UnwritableException("filter-columns", "it does not start with a column");
  }

  private static SqlText column(Operand operand, DataType type) throws UnwritableException {
    SqlText name = RsSql.ofName(name(operand));
    return type instanceof DataType.Text
        ? RsSql.of("").brackets(name.words("||").plainText(STOP))
        : name;
  }

  private static SqlText value(DataValue value, DataType type) throws UnwritableException {
    return value instanceof DataValue.Text(String text)
        ? RsLiterals.write(new DataValue.Text(text + STOP), DataType.Text.unlimited())
        : RsLiterals.write(value, type);
  }
}
