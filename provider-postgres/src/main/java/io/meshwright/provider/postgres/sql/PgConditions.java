package io.meshwright.provider.postgres.sql;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Conditions as this dialect writes them. */
public final class PgConditions {
  private final ColumnTypes types;

  /** Whether access grows when the part at hand holds. */
  private final boolean gives;

  private PgConditions(ColumnTypes types, boolean gives) {
    this.types = types;
    this.gives = gives;
  }

  /**
   * A bound condition over a table's columns, in brackets where it has parts.
   *
   * @throws IllegalArgumentException where a part is opaque, since what was not read is never
   *     written, or a member is no native role
   */
  public static String write(Expression condition, ColumnTypes types) {
    return new PgConditions(types, true).text(condition);
  }

  /** The same for a condition that hides something where it holds, such as that of a mask. */
  public static String writeHiding(Expression condition, ColumnTypes types) {
    return new PgConditions(types, false).text(condition);
  }

  private String text(Expression condition) {
    return switch (condition) {
      case Expression.Constant(boolean value) -> value ? "TRUE" : "FALSE";
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right) ->
          compare(left, operator.symbol(), right);
      case Expression.In(Operand operand, List<DataValue> values) ->
          "("
              + operand(operand)
              + values.stream()
                  .map(PgLiterals::write)
                  .collect(Collectors.joining(", ", " IN (", ")"))
              + ")";
      case Expression.Between(Operand operand, Operand low, Operand high) ->
          "(" + compare(operand, ">=", low) + " AND " + compare(operand, "<=", high) + ")";
      case Expression.Like(Operand operand, String pattern) ->
          "(" + operand(operand) + " LIKE " + PgSql.quoteLiteral(pattern) + "::text)";
      case Expression.IsNull(Operand operand) -> "(" + operand(operand) + " IS NULL)";
      case Expression.And(List<Expression> parts) -> joined(parts, " AND ", "TRUE");
      case Expression.Or(List<Expression> parts) -> joined(parts, " OR ", "FALSE");
      case Expression.Not(Expression part) ->
          "(NOT " + new PgConditions(types, !gives).text(part) + ")";
      case Expression.MemberOf(PrincipalId principal) -> member(principal);
      case Expression.Before(Instant instant) ->
          "(statement_timestamp() < " + PgLiterals.instant(instant) + ")";
      case Expression.Opaque(String description) ->
          throw new IllegalArgumentException(
              "an opaque condition cannot be written: " + description);
    };
  }

  private String joined(List<Expression> parts, String word, String empty) {
    if (parts.isEmpty()) {
      return empty;
    }
    return parts.stream().map(this::text).collect(Collectors.joining(word, "(", ")"));
  }

  /** Text is ordered by the database's collation unless told otherwise; the model's is bytewise. */
  private String compare(Operand left, String operator, Operand right) {
    boolean ordersText =
        !operator.equals("=") && !operator.equals("<>") && (isText(left) || isText(right));
    String first = ordersText ? "(" + operand(left) + " COLLATE \"C\")" : operand(left);
    return "(" + first + " " + operator + " " + operand(right) + ")";
  }

  private boolean isText(Operand operand) {
    return switch (operand) {
      case Operand.ColumnRef(String name) ->
          types.of(name).filter(DataType.Text.class::isInstance).isPresent();
      case Operand.Literal(DataValue value) -> value instanceof DataValue.Text;
    };
  }

  private static String operand(Operand operand) {
    return switch (operand) {
      case Operand.ColumnRef(String name) -> PgSql.quoteIdentifier(name);
      case Operand.Literal(DataValue value) -> PgLiterals.write(value);
    };
  }

  /**
   * What gives access asks for roles that are active, what takes it for roles that are held: else
   * {@code SET ROLE} to a granted role would shed a denial that stands on another.
   */
  private String member(PrincipalId principal) {
    if (principal.kind() != PrincipalId.Kind.NATIVE) {
      throw new IllegalArgumentException(principal + " is no role of the server");
    }
    String role = PgSql.quoteLiteral(principal.name()) + "::name, ";
    return gives
        ? "pg_has_role(CURRENT_USER, " + role + "'USAGE')"
        : "pg_has_role(SESSION_USER, " + role + "'MEMBER')";
  }
}
