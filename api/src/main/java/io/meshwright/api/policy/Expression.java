package io.meshwright.api.policy;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.schema.DataValue;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition in three-valued logic, over the columns of one row, the session and the time.
 *
 * <p>It is the neutral form of a row filter, and the form that adapters lift native predicates
 * into. Text of a platform's dialect is never part of it; what cannot be read is {@link Opaque}.
 */
public sealed interface Expression {
  /** Always true, or always false. */
  record Constant(boolean value) implements Expression {
    /** Always true. */
    public static final Expression TRUE = new Constant(true);

    /** Always false. */
    public static final Expression FALSE = new Constant(false);
  }

  /** A comparison; unknown when a side is NULL. */
  record Compare(Operand left, Operator operator, Operand right) implements Expression {}

  /**
   * Equal to one of the values; unknown when the operand is NULL, or a value is and none matches.
   */
  record In(Operand operand, List<DataValue> values) implements Expression {
    /** Copies the values. */
    public In {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("IN () is no condition: at least one value");
      }
    }
  }

  /** Between two values, both included. */
  record Between(Operand operand, Operand low, Operand high) implements Expression {}

  /**
   * Matches a pattern: {@code %} any text, {@code _} one code point, {@code \} takes the next
   * character literally.
   */
  record Like(Operand operand, String pattern) implements Expression {}

  /** Has no value; never unknown. */
  record IsNull(Operand operand) implements Expression {}

  /** All of them; true when there is none. */
  record And(List<Expression> parts) implements Expression {
    /** Copies the parts. */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** Any of them; false when there is none. */
  record Or(List<Expression> parts) implements Expression {
    /** Copies the parts. */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The opposite; unknown stays unknown. */
  record Not(Expression part) implements Expression {}

  /** Whether the session acts with the principal; never unknown. */
  record MemberOf(PrincipalId principal) implements Expression {}

  /** Whether the time of the query lies before an instant; never unknown. */
  record Before(Instant instant) implements Expression {}

  /**
   * A native condition that could not be read. It may be anything: bounds take it as false for what
   * is sure and as true for what is possible. Two that are equal are one condition to whoever
   * compares states of a platform.
   *
   * @param description what it is and where, for people; says enough to tell it from any other
   */
  record Opaque(String description) implements Expression {}

  /** How two values compare. */
  enum Operator {
    /** Equal. */
    EQ("="),
    /** Not equal. */
    NE("<>"),
    /** Less. */
    LT("<"),
    /** Less or equal. */
    LE("<="),
    /** Greater. */
    GT(">"),
    /** Greater or equal. */
    GE(">=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /** As SQL writes it. */
    public String symbol() {
      return symbol;
    }

    /** The operator that holds exactly where this one does not, NULL aside. */
    public Operator negated() {
      return switch (this) {
        case EQ -> NE;
        case NE -> EQ;
        case LT -> GE;
        case LE -> GT;
        case GT -> LE;
        case GE -> LT;
      };
    }

    /** The operator with the two sides exchanged. */
    public Operator swapped() {
      return switch (this) {
        case EQ -> EQ;
        case NE -> NE;
        case LT -> GT;
        case LE -> GE;
        case GT -> LT;
        case GE -> LE;
      };
    }
  }

  /** A column compared with a constant. */
  static Expression compare(String column, Operator operator, DataValue value) {
    return new Compare(new Operand.ColumnRef(column), operator, new Operand.Literal(value));
  }

  /** A column with that value; a text, or another value as {@link DataValue} has it. */
  static Expression equal(String column, String value) {
    return compare(column, Operator.EQ, new DataValue.Text(value));
  }

  /** All of them. */
  static Expression and(Expression... parts) {
    return new And(List.of(parts));
  }

  /** Any of them. */
  static Expression or(Expression... parts) {
    return new Or(List.of(parts));
  }

  /** The opposite. */
  static Expression not(Expression part) {
    return new Not(part);
  }

  /** The condition as people write it; sub-conditions in brackets where needed. */
  default String text() {
    return switch (this) {
      case Constant(boolean value) -> value ? "TRUE" : "FALSE";
      case Compare(Operand left, Operator operator, Operand right) ->
          left.text() + " " + operator.symbol() + " " + right.text();
      case In(Operand operand, List<DataValue> values) ->
          operand.text()
              + values.stream()
                  .map(DataValue::text)
                  .collect(Collectors.joining(", ", " IN (", ")"));
      case Between(Operand operand, Operand low, Operand high) ->
          operand.text() + " BETWEEN " + low.text() + " AND " + high.text();
      case Like(Operand operand, String pattern) ->
          operand.text() + " LIKE '" + pattern.replace("'", "''") + "'";
      case IsNull(Operand operand) -> operand.text() + " IS NULL";
      case And(List<Expression> parts) -> joined(parts, " AND ", "TRUE");
      case Or(List<Expression> parts) -> joined(parts, " OR ", "FALSE");
      case Not(IsNull(Operand operand)) -> operand.text() + " IS NOT NULL";
      case Not(Expression part) -> "NOT (" + part.text() + ")";
      case MemberOf(PrincipalId principal) ->
          "MEMBER_OF('" + principal.toString().replace("'", "''") + "')";
      case Before(Instant instant) -> "BEFORE('" + instant + "')";
      case Opaque(String description) -> "OPAQUE('" + description.replace("'", "''") + "')";
    };
  }

  private static String joined(List<Expression> parts, String word, String empty) {
    if (parts.isEmpty()) {
      return empty;
    }
    return parts.stream()
        .map(p -> p instanceof And || p instanceof Or ? "(" + p.text() + ")" : p.text())
        .collect(Collectors.joining(word));
  }
}
