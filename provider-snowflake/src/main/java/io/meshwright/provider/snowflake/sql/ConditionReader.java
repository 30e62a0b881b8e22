package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.ServerNode;
import io.meshwright.kit.sql.UnreadableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads conditions as {@link SfConditions} writes them. */
final class ConditionReader {
  private final SortedMap<String, DataType> types;

  /** Per question for a held role the consumers who are said to hold none. */
  private final Set<SortedSet<String>> exempt = new HashSet<>();

  ConditionReader(SortedMap<String, DataType> types) {
    this.types = types;
  }

  /**
   * Checks that consumers whom the policy knows, and nobody else, hold none of the roles.
   *
   * @param conditions all that was read
   * @throws UnreadableException where it says something else
   */
  void checkConsumers(Collection<Expression> conditions) throws UnreadableException {
    TreeSet<String> known = new TreeSet<>();
    conditions.forEach(c -> known.addAll(SfRoles.shared(c)));
    if (exempt.stream().anyMatch(e -> !e.equals(known))) {
      throw new UnreadableException("others are taken for people without roles");
    }
  }

  /**
   * A condition.
   *
   * @param gives whether access comes of it where it holds
   */
  Expression read(ServerNode node, boolean gives) throws UnreadableException {
    if (SfRoles.asks(node)) {
      return SfRoles.read(node, gives, exempt::add);
    }
    return switch (node) {
      case ServerNode.And(List<ServerNode> parts) -> new Expression.And(read(parts, gives));
      case ServerNode.Or(List<ServerNode> parts) -> new Expression.Or(read(parts, gives));
      case ServerNode.Not(ServerNode part) -> new Expression.Not(read(part, !gives));
      case ServerNode.IsNull(ServerNode value) -> new Expression.IsNull(column(value));
      case ServerNode.Word(String word) when word.equals("true") -> Expression.Constant.TRUE;
      case ServerNode.Word(String word) when word.equals("false") -> Expression.Constant.FALSE;
      case ServerNode.Binary(ServerNode left, String symbol, ServerNode right) ->
          compare(column(left), operator(symbol), right);
      case ServerNode.In(ServerNode value, List<ServerNode> values) -> in(column(value), values);
      case ServerNode.Like(ServerNode value, ServerNode pattern, Optional<ServerNode> escape) ->
          like(column(value), pattern, escape);
      default -> throw new UnreadableException("no condition of ours");
    };
  }

  private List<Expression> read(List<ServerNode> parts, boolean gives) throws UnreadableException {
    List<Expression> all = new ArrayList<>();
    for (ServerNode part : parts) {
      all.add(read(part, gives));
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

  private Operand.ColumnRef column(ServerNode node) throws UnreadableException {
    if (node instanceof ServerNode.Column(String name) && types.containsKey(name)) {
      return new Operand.ColumnRef(name);
    }
    throw new UnreadableException("no argument of the policy");
  }

  private DataType type(Operand.ColumnRef column) {
    return Optional.ofNullable(types.get(column.name())).orElseThrow();
  }

  private DataType comparable(Operand.ColumnRef column) throws UnreadableException {
    DataType type = type(column);
    if (!SfConditions.isComparable(type)) {
      throw new UnreadableException("it compares a " + type.text());
    }
    return type;
  }

  private Expression compare(Operand.ColumnRef left, Expression.Operator operator, ServerNode right)
      throws UnreadableException {
    DataType type = comparable(left);
    if (right instanceof ServerNode.Column) {
      Operand.ColumnRef other = column(right);
      if (!SfConditions.isSameKind(type, comparable(other))) {
        throw new UnreadableException("columns of two types");
      }
      return new Expression.Compare(left, operator, other);
    }
    DataValue value = ServerLiterals.value(right, type);
    return new Expression.Compare(left, operator, new Operand.Literal(value));
  }

  private Expression in(Operand.ColumnRef left, List<ServerNode> nodes) throws UnreadableException {
    DataType type = comparable(left);
    List<DataValue> values = new ArrayList<>();
    for (ServerNode node : nodes) {
      values.add(ServerLiterals.value(node, type));
    }
    return new Expression.In(left, values);
  }

  /** Without ESCAPE no character escapes anything. */
  private Expression like(Operand.ColumnRef left, ServerNode pattern, Optional<ServerNode> escape)
      throws UnreadableException {
    if (!(type(left) instanceof DataType.Text)) {
      throw new UnreadableException("LIKE is for texts");
    }
    String by = escape.isEmpty() ? "" : ServerLiterals.text(escape.get());
    if (escape.isPresent() && (by.length() != 1 || SfConditions.ESCAPES.indexOf(by) < 0)) {
      throw new UnreadableException("an escape of somebody else");
    }
    return new Expression.Like(left, unescaped(ServerLiterals.text(pattern), by));
  }

  private static String unescaped(String text, String escape) throws UnreadableException {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String c = text.substring(i, i + 1);
      if (c.equals(escape)) {
        String wildcard = i + 1 < text.length() ? text.substring(++i, i + 1) : "";
        if (!wildcard.equals("%") && !wildcard.equals("_")) {
          throw new UnreadableException("an escape before something else than a wildcard");
        }
        pattern.append('\\').append(wildcard);
      } else {
        pattern.append(c.equals("\\") ? "\\\\" : c);
      }
    }
    return pattern.toString();
  }
}
