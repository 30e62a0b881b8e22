package io.meshwright.provider.aws.redshift.sql;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.ServerNode;
import io.meshwright.kit.sql.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads predicates as {@link RsConditions} writes them and the server shows them. Whatever else
 * somebody wrote is opaque: a wrong reading would be a hole.
 */
public final class ConditionReader {
  private final SortedMap<String, DataType> types;

  private ConditionReader(SortedMap<String, DataType> types) {
    this.types = types;
  }

  /** A predicate in normal form; an opaque one, with the text, where it cannot be read. */
  public static Expression read(String text, SortedMap<String, DataType> types) {
    try {
      return NormalForm.of(new ConditionReader(types).condition(RsSql.parse(text)));
    } catch (UnreadableException e) {
      return new Expression.Opaque(text);
    }
  }

  private Expression condition(ServerNode node) throws UnreadableException {
    return switch (node) {
      case ServerNode.And(List<ServerNode> parts) -> new Expression.And(conditions(parts));
      case ServerNode.Or(List<ServerNode> parts) -> new Expression.Or(conditions(parts));
      case ServerNode.Not(ServerNode part) -> new Expression.Not(condition(part));
      case ServerNode.IsNull(ServerNode value) -> new Expression.IsNull(side(value).column());
      case ServerNode.Word(String word) when word.equals("true") -> Expression.Constant.TRUE;
      case ServerNode.Word(String word) when word.equals("false") -> Expression.Constant.FALSE;
      case ServerNode.Binary(ServerNode left, String operator, ServerNode right) ->
          compare(side(left), operator(operator), right);
      case ServerNode.In(ServerNode value, List<ServerNode> values) -> in(side(value), values);
      case ServerNode.Like(ServerNode value, ServerNode pattern, Optional<ServerNode> escape) ->
          like(side(value), pattern, escape);
      case ServerNode.Cast(ServerNode value, String type) when type.equals("boolean") ->
          condition(value);
      default -> throw new UnreadableException("no condition of ours");
    };
  }

  private List<Expression> conditions(List<ServerNode> parts) throws UnreadableException {
    List<Expression> all = new ArrayList<>();
    for (ServerNode part : parts) {
      all.add(condition(part));
    }
    return all;
  }

  private static Expression.Operator operator(String symbol) throws UnreadableException {
    for (Expression.Operator operator : Expression.Operator.values()) {
      if (operator.symbol().equals(symbol)) {
        return operator;
      }
    }
    throw new UnreadableException("operator " + symbol);
  }

  /** A column, and whether a full stop stands behind its text. */
  private record Side(String name, DataType type, boolean stopped) {
    Operand column() {
      return new Operand.ColumnRef(name);
    }

    /** Texts without the stop compare otherwise. */
    void check() throws UnreadableException {
      if (type instanceof DataType.Text != stopped) {
        throw new UnreadableException("texts whose trailing blanks do not count");
      }
    }
  }

  private Side side(ServerNode node) throws UnreadableException {
    if (node instanceof ServerNode.Binary(ServerNode left, String operator, ServerNode right)
        && operator.equals("||")
        && text(right).equals(RsConditions.STOP)) {
      Side inner = side(left);
      if (inner.stopped || !(inner.type instanceof DataType.Text)) {
        throw new UnreadableException("a full stop behind something else");
      }
      return new Side(inner.name, inner.type, true);
    }
    if (node instanceof ServerNode.Cast(ServerNode value, String type)) {
      Side inner = side(value);
      boolean same = type.equals(RsTypes.of(inner.type));
      boolean wide =
          inner.type instanceof DataType.Text && (type.equals("text") || isPlainText(type));
      if (same || wide) {
        return inner;
      }
      throw new UnreadableException("a cast of a column");
    }
    if (node instanceof ServerNode.Column(String name) && types.containsKey(name)) {
      return new Side(name, Optional.ofNullable(types.get(name)).orElseThrow(), false);
    }
    throw new UnreadableException("no column of the table");
  }

  private static boolean isPlainText(String type) {
    return type.equals("character varying");
  }

  private Expression compare(Side left, Expression.Operator operator, ServerNode right)
      throws UnreadableException {
    left.check();
    Operand other;
    if (ServerLiterals.isLiteral(right)) {
      other = new Operand.Literal(value(right, left.type));
    } else {
      Side side = side(right);
      side.check();
      if (side.stopped != left.stopped) {
        throw new UnreadableException("columns of two types");
      }
      other = side.column();
    }
    return new Expression.Compare(left.column(), operator, other);
  }

  private Expression in(Side left, List<ServerNode> nodes) throws UnreadableException {
    left.check();
    List<DataValue> values = new ArrayList<>();
    for (ServerNode node : nodes) {
      values.add(value(node, left.type));
    }
    return new Expression.In(left.column(), values);
  }

  private static DataValue value(ServerNode node, DataType type) throws UnreadableException {
    DataValue value = ServerLiterals.value(node, type);
    if (!(value instanceof DataValue.Text(String text))) {
      return value;
    }
    if (!text.endsWith(RsConditions.STOP)) {
      throw new UnreadableException("a text without the full stop");
    }
    return new DataValue.Text(text.substring(0, text.length() - RsConditions.STOP.length()));
  }

  private static String text(ServerNode node) throws UnreadableException {
    return ServerLiterals.text(node);
  }

  private Expression like(Side left, ServerNode pattern, Optional<ServerNode> escape)
      throws UnreadableException {
    left.check();
    String text = text(pattern);
    boolean ours =
        text.endsWith(RsConditions.STOP)
            && escape.isPresent()
            && text(escape.get()).equals(String.valueOf(RsConditions.ESCAPE));
    if (!ours) {
      throw new UnreadableException("a pattern of somebody else");
    }
    return new Expression.Like(left.column(), unescaped(text.substring(0, text.length() - 1)));
  }

  private static String unescaped(String text) throws UnreadableException {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == RsConditions.ESCAPE) {
        if (i + 1 == text.length()) {
          throw new UnreadableException("a pattern that escapes nothing");
        }
        char escaped = text.charAt(++i);
        pattern.append(escaped == RsConditions.ESCAPE ? "" : "\\").append(escaped);
      } else {
        pattern.append(c);
      }
    }
    return pattern.toString();
  }
}
