package io.meshwright.testkit.generate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.util.ArrayList;
import java.util.List;

/** Filters over a table, every leaf that a workspace can write, with literals of the right type. */
public final class RandomFilters {
  private static final int DEPTH = 3;

  private final Choice choice;
  private final TableDraft draft;
  private final List<PrincipalId> principals;

  /**
   * Filters over a table.
   *
   * @param principals whom a filter may ask for; empty for none
   */
  public RandomFilters(Choice choice, TableDraft draft, List<PrincipalId> principals) {
    this.choice = choice;
    this.draft = draft;
    this.principals = List.copyOf(principals);
  }

  /** A filter without findings, nested to depth three at most. */
  public Expression filter() {
    return condition(choice.percent(40) ? 0 : choice.between(1, DEPTH));
  }

  private Expression condition(int depth) {
    if (depth == 0) {
      return bound(leaf());
    }
    return switch (choice.between(0, 4)) {
      case 0 -> bound(leaf());
      case 1 -> Expression.not(condition(depth - 1));
      case 2, 3 -> new Expression.And(conditions(depth - 1));
      default -> new Expression.Or(conditions(depth - 1));
    };
  }

  private List<Expression> conditions(int depth) {
    List<Expression> parts = new ArrayList<>();
    for (int i = choice.between(2, 3); i > 0; i--) {
      parts.add(condition(depth));
    }
    return parts;
  }

  /** Two columns may turn out not to compare; then whether the first is NULL is asked instead. */
  private Expression bound(Expression leaf) {
    Binder.Bound bound = Binder.bind(leaf, draft.schema());
    return bound.findings().isEmpty()
        ? bound.condition()
        : new Expression.IsNull(new Operand.ColumnRef(draft.schema().columns().getFirst().name()));
  }

  private Expression leaf() {
    List<Column> columns = draft.comparable();
    if (columns.isEmpty() || choice.percent(10)) {
      return unusual();
    }
    Column column = choice.oneOf(columns);
    Operand operand = new Operand.ColumnRef(column.name());
    return switch (choice.between(0, 9)) {
      case 0 -> new Expression.In(operand, list(column));
      case 1 -> Expression.not(new Expression.In(operand, list(column)));
      case 2 -> new Expression.Between(operand, operand(column), operand(column));
      case 3 -> new Expression.IsNull(operand);
      case 4, 5, 6 ->
          column.type() instanceof DataType.Text
              ? new Expression.Like(operand, pattern(column))
              : compare(operand, column);
      default -> compare(operand, column);
    };
  }

  private Expression unusual() {
    Column any = choice.oneOf(draft.schema().columns());
    return switch (choice.between(0, 3)) {
      case 0 -> new Expression.Constant(choice.percent(50));
      case 1 ->
          principals.isEmpty()
              ? new Expression.IsNull(new Operand.ColumnRef(any.name()))
              : new Expression.MemberOf(choice.oneOf(principals));
      default -> new Expression.IsNull(new Operand.ColumnRef(any.name()));
    };
  }

  private Expression compare(Operand operand, Column column) {
    boolean ordered = !(column.type() instanceof DataType.Bool);
    List<Expression.Operator> operators =
        ordered
            ? List.of(Expression.Operator.values())
            : List.of(Expression.Operator.EQ, Expression.Operator.NE);
    Expression.Operator operator = choice.oneOf(operators);
    Operand other = operand(column);
    return choice.percent(15)
        ? new Expression.Compare(other, operator, operand)
        : new Expression.Compare(operand, operator, other);
  }

  private Operand operand(Column column) {
    List<Column> others =
        draft.comparable().stream()
            .filter(c -> c.type().getClass() == column.type().getClass())
            .toList();
    if (choice.percent(15) && others.size() > 1) {
      return new Operand.ColumnRef(choice.oneOf(others).name());
    }
    return new Operand.Literal(literal(column));
  }

  private DataValue literal(Column column) {
    return choice.oneOf(draft.constants(column));
  }

  private List<DataValue> list(Column column) {
    List<DataValue> values = new ArrayList<>();
    for (int i = choice.between(1, 3); i > 0; i--) {
      values.add(literal(column));
    }
    return values;
  }

  private String pattern(Column column) {
    String text =
        choice.oneOf(draft.constants(column)) instanceof DataValue.Text(String value) ? value : "";
    String escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return switch (choice.between(0, 5)) {
      case 0 -> escaped + choice.oneOf(List.of("%", "\\%_", "\\_%"));
      case 1 -> "%" + escaped + choice.oneOf(List.of("\\%", "\\_", "\\\\"));
      case 2 -> "%" + escaped;
      case 3 -> "_" + escaped.substring(Math.min(escaped.length(), escapedFirst(escaped))) + "%";
      case 4 -> "%" + escaped + "_";
      default -> escaped;
    };
  }

  /** How many chars the first character of a pattern takes. */
  private static int escapedFirst(String pattern) {
    if (pattern.isEmpty()) {
      return 0;
    }
    int first = Character.charCount(pattern.codePointAt(0));
    return pattern.charAt(0) == '\\' ? 2 : first;
  }
}
