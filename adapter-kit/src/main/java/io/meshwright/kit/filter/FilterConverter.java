package io.meshwright.kit.filter;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/** Turns the SQL parser's tree over placeholders into parts of the neutral expression. */
final class FilterConverter {
  private final List<FilterPart> parts;

  /** Where the leaf that was read last starts: the best position for what the tree cannot say. */
  private int nearest;

  FilterConverter(List<FilterPart> parts) {
    this.parts = List.copyOf(parts);
    this.nearest = parts.isEmpty() ? 0 : parts.getFirst().offset();
  }

  FilterPart convert(net.sf.jsqlparser.expression.Expression parsed) throws FilterException {
    return switch (parsed) {
      case Column column -> placeholder(column);
      case AndExpression and -> result(new Expression.And(operands(and, AndExpression.class)));
      case OrExpression or -> result(new Expression.Or(operands(or, OrExpression.class)));
      case NotExpression not -> result(new Expression.Not(condition(not.getExpression())));
      case LikeExpression like -> result(like(like));
      case ComparisonOperator comparison -> result(comparison(comparison));
      case InExpression in -> result(in(in));
      case Between between -> result(between(between));
      case IsNullExpression isNull -> result(isNull(isNull));
      default -> throw refused();
    };
  }

  private FilterPart result(Expression expression) {
    return new FilterPart.Condition(expression, nearest);
  }

  private FilterException refused() {
    return new FilterException(
        nearest, "filters know comparisons, IN, BETWEEN, LIKE, IS NULL, AND, OR and NOT only");
  }

  /** A chain of one word, which the parser nests to the left, as one list. */
  private List<Expression> operands(BinaryExpression chain, Class<? extends BinaryExpression> word)
      throws FilterException {
    Deque<net.sf.jsqlparser.expression.Expression> inOrder = new ArrayDeque<>();
    net.sf.jsqlparser.expression.Expression left = chain;
    while (word.isInstance(left)) {
      BinaryExpression link = (BinaryExpression) left;
      inOrder.addFirst(link.getRightExpression());
      left = link.getLeftExpression();
    }
    inOrder.addFirst(left);
    List<Expression> conditions = new ArrayList<>();
    for (net.sf.jsqlparser.expression.Expression operand : inOrder) {
      conditions.add(condition(operand));
    }
    return conditions;
  }

  private Expression condition(net.sf.jsqlparser.expression.Expression parsed)
      throws FilterException {
    return FilterStructure.condition(convert(parsed));
  }

  private Expression comparison(ComparisonOperator comparison) throws FilterException {
    Operand left = operand(comparison.getLeftExpression());
    Operand right = operand(comparison.getRightExpression());
    for (Expression.Operator operator : Expression.Operator.values()) {
      if (operator.symbol().equals(comparison.getStringExpression())) {
        return new Expression.Compare(left, operator, right);
      }
    }
    throw refused();
  }

  private Expression like(LikeExpression like) throws FilterException {
    Operand operand = operand(like.getLeftExpression());
    String pattern = text(like.getRightExpression(), "LIKE");
    if (like.getEscape() != null && !text(like.getEscape(), "ESCAPE").equals("\\")) {
      throw new FilterException(nearest, "the escape character is \\ always; leave ESCAPE out");
    }
    if (like.getLikeKeyWord() != LikeExpression.KeyWord.LIKE) {
      throw refused();
    }
    Expression matches = new Expression.Like(operand, pattern);
    return like.isNot() ? new Expression.Not(matches) : matches;
  }

  private String text(net.sf.jsqlparser.expression.Expression parsed, String word)
      throws FilterException {
    if (operand(parsed) instanceof Operand.Literal(DataValue.Text(String text))) {
      return text;
    }
    throw new FilterException(nearest, word + " takes text in single quotes");
  }

  private Expression in(InExpression in) throws FilterException {
    Operand operand = operand(in.getLeftExpression());
    if (in.getRightExpression() instanceof ParenthesedExpressionList<?> list
        && list.size() == 1
        && list.getFirst() instanceof Column column
        && placeholder(column) instanceof FilterPart.Values(List<DataValue> values, int offset)) {
      Expression matches = new Expression.In(operand, values);
      return in.isNot() ? new Expression.Not(matches) : matches;
    }
    if (in.getRightExpression() instanceof Column column) {
      nearest = placeholder(column).offset();
    }
    throw new FilterException(nearest, "IN takes values in brackets; write IN ('a', 'b')");
  }

  private Expression between(Between between) throws FilterException {
    Operand operand = operand(between.getLeftExpression());
    Operand low = operand(between.getBetweenExpressionStart());
    Operand high = operand(between.getBetweenExpressionEnd());
    if (between.isUsingSymmetric()) {
      throw refused();
    }
    Expression within = new Expression.Between(operand, low, high);
    return between.isNot() ? new Expression.Not(within) : within;
  }

  private Expression isNull(IsNullExpression isNull) throws FilterException {
    Operand operand = operand(isNull.getLeftExpression());
    Expression test = new Expression.IsNull(operand);
    return isNull.isNot() ? new Expression.Not(test) : test;
  }

  private Operand operand(net.sf.jsqlparser.expression.Expression parsed) throws FilterException {
    if (convert(parsed) instanceof FilterPart.Value(Operand operand, int offset)) {
      return operand;
    }
    throw new FilterException(nearest, "a condition is not a value; compare columns with values");
  }

  private FilterPart placeholder(Column column) throws FilterException {
    String name = column.getFullyQualifiedName();
    if (!name.matches("p\\d{1,5}")) {
      throw refused();
    }
    FilterPart part = parts.get(Integer.parseInt(name.substring(1)));
    nearest = part.offset();
    return part;
  }
}
