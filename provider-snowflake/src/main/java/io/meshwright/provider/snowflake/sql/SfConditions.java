package io.meshwright.provider.snowflake.sql;

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
import java.util.SortedSet;

/**
 * Conditions as SQL, in three-valued logic. Texts without a collation compare by their Unicode
 * characters (https://docs.snowflake.com/en/sql-reference/collation), blanks included; what no page
 * promises is not written.
 */
public final class SfConditions {
  /** Characters that may escape wildcards; one that is not in the pattern does. */
  static final String ESCAPES = "^!~#@|";

  private static final String COLUMNS = "filter-columns";
  private static final String TYPES = "filter-types";
  private static final String TRUE = "TRUE";
  private static final String FALSE = "FALSE";

  private final SortedMap<String, DataType> types;

  /** Roles of the database by which the whole policy knows its consumers. */
  private final SortedSet<String> shared;

  private SfConditions(SortedMap<String, DataType> types, SortedSet<String> shared) {
    this.types = types;
    this.shared = shared;
  }

  /**
   * A condition as text.
   *
   * @param condition over native column names and native principals
   * @param types neutral type per column
   * @param gives whether access comes of it where it holds; otherwise access is taken by it
   * @throws UnwritableException where Snowflake would refuse it, or may read it otherwise
   */
  public static SqlText write(
      Expression condition, SortedMap<String, DataType> types, boolean gives)
      throws UnwritableException {
    return write(condition, types, gives, SfRoles.shared(condition));
  }

  /** The same as a part of a policy, which may know more consumers than this part names. */
  static SqlText write(
      Expression condition,
      SortedMap<String, DataType> types,
      boolean gives,
      SortedSet<String> shared)
      throws UnwritableException {
    return new SfConditions(types, shared).text(condition, gives);
  }

  private SqlText text(Expression condition, boolean gives) throws UnwritableException {
    return switch (condition) {
      case Expression.Constant(boolean value) -> SfText.of(value ? TRUE : FALSE);
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right) ->
          left instanceof Operand.Literal
              ? compare(right, operator.swapped(), left)
              : compare(left, operator, right);
      case Expression.In(Operand operand, List<DataValue> values) -> in(operand, values);
      case Expression.Between(Operand operand, Operand low, Operand high) ->
          text(
              Expression.and(
                  new Expression.Compare(operand, Expression.Operator.GE, low),
                  new Expression.Compare(operand, Expression.Operator.LE, high)),
              gives);
      case Expression.Like(Operand operand, String pattern) -> like(operand, pattern);
      case Expression.IsNull(Operand operand) -> isNull(operand, "IS NULL");
      case Expression.And(List<Expression> parts) -> joined(parts, "AND", TRUE, gives);
      case Expression.Or(List<Expression> parts) -> joined(parts, "OR", FALSE, gives);
      case Expression.Not(Expression.IsNull(Operand operand)) -> isNull(operand, "IS NOT NULL");
      case Expression.Not(Expression part) -> SfText.of("NOT").brackets(text(part, !gives));
      case Expression.MemberOf(var principal) -> SfRoles.write(principal, gives, shared);
      case Expression.Before before ->
          throw new UnwritableException("grant-end", "it asks for the time");
      case Expression.Opaque opaque ->
          throw new UnwritableException("policy-members", "it could not be read");
    };
  }

  private SqlText joined(List<Expression> parts, String word, String empty, boolean gives)
      throws UnwritableException {
    if (parts.isEmpty()) {
      return SfText.of(empty);
    }
    List<SqlText> texts = new ArrayList<>();
    for (Expression part : parts) {
      texts.add(SfText.of("").brackets(text(part, gives)));
    }
    return SfText.joined(texts, word);
  }

  private SqlText compare(Operand left, Expression.Operator operator, Operand right)
      throws UnwritableException {
    DataType type = type(left);
    comparable(type);
    if (!(right instanceof Operand.Literal)) {
      sameKind(type, type(right));
    }
    SqlText other =
        right instanceof Operand.Literal(DataValue value)
            ? SfLiterals.write(value, type)
            : SfText.ofName(name(right));
    return SfText.ofName(name(left)).words(operator.symbol()).sql(other);
  }

  private static void sameKind(DataType type, DataType other) throws UnwritableException {
    if (!isSameKind(type, other)) {
      throw new UnwritableException(COLUMNS, "it compares columns of two types");
    }
  }

  /** Whether columns of two types compare by value. */
  static boolean isSameKind(DataType type, DataType other) {
    boolean texts = type instanceof DataType.Text && other instanceof DataType.Text;
    return texts || isExact(type) && isExact(other) || type.equals(other);
  }

  private static boolean isExact(DataType type) {
    return type instanceof DataType.Int32
        || type instanceof DataType.Int64
        || type instanceof DataType.Decimal;
  }

  private static void comparable(DataType type) throws UnwritableException {
    if (isFloating(type)) {
      throw new UnwritableException("filter-floats", "it compares a " + type.text());
    }
    if (!isComparable(type)) {
      throw new UnwritableException(TYPES, "it compares a " + type.text());
    }
  }

  /** Whether values of a type compare as those of the model. */
  static boolean isComparable(DataType type) {
    boolean otherwise =
        type instanceof DataType.Binary || type instanceof DataType.Uuid || isFloating(type);
    return !otherwise && type.isComparable();
  }

  private static boolean isFloating(DataType type) {
    return type instanceof DataType.Float32 || type instanceof DataType.Float64;
  }

  private SqlText in(Operand operand, List<DataValue> values) throws UnwritableException {
    DataType type = type(operand);
    comparable(type);
    List<SqlText> literals = new ArrayList<>();
    for (DataValue value : values) {
      literals.add(SfLiterals.write(value, type));
    }
    return SfText.ofName(name(operand)).words("IN").list(literals);
  }

  private SqlText like(Operand operand, String pattern) throws UnwritableException {
    if (!(type(operand) instanceof DataType.Text)) {
      throw new UnwritableException(TYPES, "LIKE is for texts");
    }
    if (pattern.indexOf('\0') >= 0) {
      throw new UnwritableException(SfLiterals.LIMIT, "its pattern has NUL");
    }
    char escape = escape(pattern);
    return SfText.ofName(name(operand))
        .words("LIKE")
        .text(escaped(pattern, escape))
        .words("ESCAPE")
        .text(String.valueOf(escape));
  }

  private static char escape(String pattern) throws UnwritableException {
    for (int i = 0; i < ESCAPES.length(); i++) {
      char candidate = ESCAPES.charAt(i);
      if (pattern.indexOf(candidate) < 0) {
        return candidate;
      }
    }
    throw new UnwritableException("filter-pattern", "its pattern has all of " + ESCAPES);
  }

  /** The pattern with another character before wildcards that are meant as they stand. */
  private static String escaped(String pattern, char escape) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean escapes = c == '\\' && i + 1 < pattern.length();
      char meant = escapes ? pattern.charAt(++i) : c;
      if (escapes && (meant == '%' || meant == '_')) {
        text.append(escape);
      }
      text.append(meant);
    }
    return text.toString();
  }

  private SqlText isNull(Operand operand, String words) throws UnwritableException {
    type(operand);
    return SfText.ofName(name(operand)).words(words);
  }

  private DataType type(Operand operand) throws UnwritableException {
    return Optional.ofNullable(types.get(name(operand)))
        .orElseThrow(() -> new UnwritableException(COLUMNS, "it names no column of the table"));
  }

  private static String name(Operand operand) throws UnwritableException {
    if (operand instanceof Operand.ColumnRef(String name)) {
      return name;
    }
    throw new UnwritableException(COLUMNS, "it does not compare a column");
  }
}
