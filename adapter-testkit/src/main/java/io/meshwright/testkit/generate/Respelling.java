package io.meshwright.testkit.generate;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.schema.DataValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a filter otherwise, as another person would: it means the same, NULL included, and its
 * normal form is the same.
 */
public final class Respelling {
  private final Choice choice;

  /** Other spellings by a choice. */
  public Respelling(Choice choice) {
    this.choice = choice;
  }

  /** The mesh with every filter spelled otherwise. */
  public Mesh of(Mesh mesh) {
    Mesh.Builder respelled = mesh.toBuilder();
    for (AccessPolicy policy : mesh.accessPolicies()) {
      respelled.withoutPolicy(policy.id().value()).policy(of(policy));
    }
    for (RowPolicy policy : mesh.rowPolicies()) {
      respelled
          .withoutPolicy(policy.id().value())
          .policy(new RowPolicy(policy.id(), policy.on(), of(policy.keep()), policy.except()));
    }
    return respelled.build();
  }

  private AccessPolicy of(AccessPolicy policy) {
    return new AccessPolicy(
        policy.id(),
        policy.effect(),
        policy.to(),
        policy.on(),
        policy.privileges(),
        policy.columns(),
        policy.rows().map(this::of),
        policy.until(),
        policy.grounds());
  }

  /** A filter spelled otherwise. */
  public Expression of(Expression condition) {
    Expression inside = inside(condition);
    return switch (choice.between(0, 11)) {
      case 0 -> Expression.not(Expression.not(inside));
      case 1 -> Expression.and(inside, inside);
      case 2 -> Expression.or(inside, inside);
      case 3 -> Expression.and(Expression.Constant.TRUE, inside);
      case 4 -> Expression.or(inside, Expression.Constant.FALSE);
      case 5 -> Expression.or(inside, Expression.and(inside, other()));
      case 6 -> Expression.and(Expression.or(other(), inside), inside);
      default -> inside;
    };
  }

  /** What makes no difference, since it stands beside what it would add to. */
  private Expression other() {
    return new Expression.Before(Instant.EPOCH.plusSeconds(choice.between(0, 9)));
  }

  private Expression inside(Expression condition) {
    return switch (condition) {
      case Expression.And(List<Expression> parts) -> and(shuffled(parts));
      case Expression.Or(List<Expression> parts) -> or(shuffled(parts));
      case Expression.Not(Expression part) -> not(part);
      case Expression.Between(Operand operand, Operand low, Operand high) ->
          choice.percent(50)
              ? Expression.and(
                  new Expression.Compare(operand, Expression.Operator.LE, high),
                  new Expression.Compare(low, Expression.Operator.LE, operand))
              : condition;
      case Expression.In(Operand operand, List<DataValue> values) -> in(operand, values);
      case Expression.Compare compare -> compare(compare);
      case Expression.Like(Operand operand, String pattern) ->
          new Expression.Like(operand, pattern(pattern));
      case Expression.Constant c -> c;
      case Expression.IsNull c -> c;
      case Expression.MemberOf c -> c;
      case Expression.Before c -> c;
      case Expression.Opaque c -> c;
    };
  }

  private List<Expression> shuffled(List<Expression> parts) {
    List<Expression> left = new ArrayList<>(parts);
    List<Expression> shuffled = new ArrayList<>();
    while (!left.isEmpty()) {
      shuffled.add(of(left.remove(choice.between(0, left.size() - 1))));
    }
    return shuffled;
  }

  /** As it is, in two brackets, or by De Morgan. */
  private Expression and(List<Expression> parts) {
    return switch (choice.between(0, 2)) {
      case 0 -> new Expression.And(parts);
      case 1 -> Expression.not(new Expression.Or(parts.stream().map(Expression::not).toList()));
      default -> parts.size() < 2 ? new Expression.And(parts) : inTwo(parts, true);
    };
  }

  private Expression or(List<Expression> parts) {
    return switch (choice.between(0, 2)) {
      case 0 -> new Expression.Or(parts);
      case 1 -> Expression.not(new Expression.And(parts.stream().map(Expression::not).toList()));
      default -> parts.size() < 2 ? new Expression.Or(parts) : inTwo(parts, false);
    };
  }

  private static Expression inTwo(List<Expression> parts, boolean conjunction) {
    List<Expression> rest = parts.subList(1, parts.size());
    return conjunction
        ? Expression.and(parts.getFirst(), new Expression.And(rest))
        : Expression.or(parts.getFirst(), new Expression.Or(rest));
  }

  private Expression not(Expression part) {
    return switch (part) {
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right)
          when choice.percent(50) ->
          new Expression.Compare(left, operator.negated(), right);
      case Expression.In(Operand operand, List<DataValue> values) when choice.percent(50) ->
          new Expression.And(
              values.stream()
                  .<Expression>map(
                      v ->
                          new Expression.Compare(
                              operand, Expression.Operator.NE, new Operand.Literal(v)))
                  .toList());
      default -> Expression.not(of(part));
    };
  }

  private Expression in(Operand operand, List<DataValue> values) {
    List<DataValue> reversed = new ArrayList<>(values.reversed());
    return switch (choice.between(0, 2)) {
      case 0 -> new Expression.In(operand, reversed);
      case 1 -> {
        reversed.add(values.getFirst());
        yield new Expression.In(operand, reversed);
      }
      default ->
          new Expression.Or(
              reversed.stream()
                  .<Expression>map(
                      v ->
                          new Expression.Compare(
                              operand, Expression.Operator.EQ, new Operand.Literal(v)))
                  .toList());
    };
  }

  private Expression compare(Expression.Compare compare) {
    Expression.Compare swapped =
        new Expression.Compare(compare.right(), compare.operator().swapped(), compare.left());
    return switch (choice.between(0, 3)) {
      case 0 -> swapped;
      case 1 ->
          Expression.not(
              new Expression.Compare(
                  compare.left(), compare.operator().negated(), compare.right()));
      case 2 ->
          compare.operator() == Expression.Operator.EQ ? pattern(compare).orElse(swapped) : swapped;
      default -> compare;
    };
  }

  /** An equality with a text as a LIKE without wildcards. */
  private static Optional<Expression> pattern(Expression.Compare equality) {
    return equality.left() instanceof Operand.ColumnRef column
            && equality.right() instanceof Operand.Literal(DataValue.Text(String text))
        ? Optional.of(
            new Expression.Like(
                column, text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")))
        : Optional.empty();
  }

  /** {@code %} doubled, and a letter escaped that needs it not. */
  private String pattern(String pattern) {
    StringBuilder text = new StringBuilder();
    boolean escaped = false;
    for (int point : pattern.codePoints().toArray()) {
      boolean letter = !escaped && Character.isLetter(point);
      if (letter && choice.percent(30)) {
        text.append('\\');
      }
      text.appendCodePoint(point);
      if (!escaped && point == '%' && choice.percent(50)) {
        text.append('%');
      }
      escaped = !escaped && point == '\\';
    }
    return text.toString();
  }
}
