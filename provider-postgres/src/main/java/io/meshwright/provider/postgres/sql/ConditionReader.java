package io.meshwright.provider.postgres.sql;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.postgres.sql.OperandReader.Kind;
import io.meshwright.provider.postgres.sql.OperandReader.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Meaning of conditions; a leaf that is not recognised exactly is opaque. */
final class ConditionReader {
  private static final int SHOWN_CHARACTERS = 160;
  private static final Map<String, Expression.Operator> OPERATORS =
      Map.of(
          "=", Expression.Operator.EQ,
          "<>", Expression.Operator.NE,
          "<", Expression.Operator.LT,
          "<=", Expression.Operator.LE,
          ">", Expression.Operator.GT,
          ">=", Expression.Operator.GE);

  private final ColumnTypes types;
  private final OperandReader operands;

  /** Whether access grows when the part at hand holds. */
  private final boolean gives;

  private ConditionReader(ColumnTypes types, boolean gives) {
    this.types = types;
    this.gives = gives;
    this.operands = new OperandReader(types);
  }

  /** A reader of conditions under which something is seen. */
  static ConditionReader giving(ColumnTypes types) {
    return new ConditionReader(types, true);
  }

  /** A reader of conditions under which something is hidden. */
  static ConditionReader hiding(ColumnTypes types) {
    return new ConditionReader(types, false);
  }

  Expression condition(SqlNode node) {
    return switch (node) {
      case SqlNode.And(List<SqlNode> parts) ->
          new Expression.And(parts.stream().map(this::condition).toList());
      case SqlNode.Or(List<SqlNode> parts) ->
          new Expression.Or(parts.stream().map(this::condition).toList());
      case SqlNode.Not(SqlNode part) ->
          new Expression.Not(new ConditionReader(types, !gives).condition(part));
      case SqlNode.Bool(boolean value) -> new Expression.Constant(value);
      default -> leaf(node).orElseGet(() -> opaque(node.toString()));
    };
  }

  /** Equal text gives equal conditions, so that what did not change shows no difference. */
  static Expression opaque(String text) {
    String shown =
        text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS
            ? text
            : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + " ...";
    return new Expression.Opaque(
        shown.replaceAll("\\p{Cntrl}", " ") + " (" + Digest.of(text) + ")");
  }

  private Optional<Expression> leaf(SqlNode node) {
    return switch (node) {
      case SqlNode.Column(String name) ->
          types
              .of(name)
              .filter(DataType.Bool.class::isInstance)
              .map(t -> Expression.compare(name, Expression.Operator.EQ, new DataValue.Bool(true)));
      case SqlNode.IsNull(SqlNode value) ->
          operands.side(value).map(s -> new Expression.IsNull(s.operand()));
      case SqlNode.Binary binary -> binary(binary);
      case SqlNode.Quantified quantified -> quantified(quantified);
      case SqlNode.Call(String function, List<SqlNode> arguments)
          when function.equals("pg_has_role") ->
          member(arguments);
      default -> Optional.empty();
    };
  }

  private Optional<Expression> binary(SqlNode.Binary node) {
    if (node.operator().equals("~~") || node.operator().equals("!~~")) {
      return like(node);
    }
    Expression.Operator operator = OPERATORS.get(node.operator());
    if (operator == null) {
      return Optional.empty();
    }
    if (node.left() instanceof SqlNode.Call(String function, List<SqlNode> arguments)
        && function.equals("statement_timestamp")
        && arguments.isEmpty()) {
      return before(operator, node.right());
    }
    Optional<Side> left = operands.side(node.left());
    Optional<Side> right = operands.side(node.right());
    if (left.isEmpty() || right.isEmpty() || !comparable(left.get(), operator, right.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new Expression.Compare(left.get().operand(), operator, right.get().operand()));
  }

  private static boolean comparable(Side left, Expression.Operator operator, Side right) {
    boolean order = operator != Expression.Operator.EQ && operator != Expression.Operator.NE;
    if (left.kind() == Kind.OTHER || right.kind() == Kind.OTHER) {
      return false;
    }
    if (order
        && (left.kind() == Kind.TEXT || right.kind() == Kind.TEXT)
        && !left.bytewise()
        && !right.bytewise()) {
      return false;
    }
    if (left.kind() == Kind.NULL || right.kind() == Kind.NULL) {
      return true;
    }
    if (left.kind() == Kind.WIDENED || right.kind() == Kind.WIDENED) {
      return left.kind() == Kind.FLOATING || right.kind() == Kind.FLOATING;
    }
    return left.kind() == right.kind();
  }

  private static Optional<Expression> before(Expression.Operator operator, SqlNode instant) {
    return operator == Expression.Operator.LT
            && instant instanceof SqlNode.Cast(SqlNode.Text(String text), String type)
            && type.equals("timestamp with time zone")
        ? LiteralReader.instant(text).map(Expression.Before::new)
        : Optional.empty();
  }

  private Optional<Expression> like(SqlNode.Binary node) {
    Optional<Side> operand =
        operands.side(node.left()).filter(s -> s.kind() == Kind.TEXT && !s.bytewise());
    if (operand.isEmpty()
        || !(node.right() instanceof SqlNode.Cast(SqlNode.Text(String pattern), String type))
        || !type.equals("text")) {
      return Optional.empty();
    }
    Expression like = new Expression.Like(operand.get().operand(), pattern);
    return Optional.of(node.operator().equals("~~") ? like : new Expression.Not(like));
  }

  private Optional<Expression> quantified(SqlNode.Quantified node) {
    boolean in = node.operator().equals("=") && !node.all();
    boolean notIn = node.operator().equals("<>") && node.all();
    Optional<Side> operand = operands.side(node.left());
    SqlNode array = node.array();
    if (array instanceof SqlNode.Cast(SqlNode inner, String type) && type.equals("text[]")) {
      array = inner;
    }
    if (!in && !notIn
        || operand.isEmpty()
        || !(array instanceof SqlNode.Array(List<SqlNode> elements))) {
      return Optional.empty();
    }
    List<DataValue> values = new ArrayList<>();
    for (SqlNode element : elements) {
      Optional<DataValue> value = LiteralReader.value(element);
      Optional<Side> side = operands.side(element);
      if (value.isEmpty()
          || side.isEmpty()
          || !comparable(operand.get(), Expression.Operator.EQ, side.get())) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    Expression result = new Expression.In(operand.get().operand(), values);
    return Optional.of(in ? result : new Expression.Not(result));
  }

  /** What gives access asks for active roles, what takes it for held ones; see PgConditions. */
  private Optional<Expression> member(List<SqlNode> arguments) {
    if (arguments.size() != 3
        || !(arguments.get(1) instanceof SqlNode.Cast(SqlNode.Text(String role), String type))
        || !type.equals("name")) {
      return Optional.empty();
    }
    SqlNode asked = gives ? new SqlNode.CurrentUser() : new SqlNode.SessionUser();
    SqlNode how = new SqlNode.Cast(new SqlNode.Text(gives ? "USAGE" : "MEMBER"), "text");
    return arguments.get(0).equals(asked) && arguments.get(2).equals(how)
        ? Optional.of(new Expression.MemberOf(PrincipalId.ofNative(role)))
        : Optional.empty();
  }
}
