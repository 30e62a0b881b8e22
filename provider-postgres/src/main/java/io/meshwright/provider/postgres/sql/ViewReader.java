package io.meshwright.provider.postgres.sql;

import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Meaning of a view's query: a selection from one table, in the form that {@link PgViews} writes.
 */
final class ViewReader {
  private final SqlCursor cursor;
  private final SqlReader reader;
  private final Map<String, String> comments;

  private ViewReader(String definition, Map<String, String> comments) {
    this.cursor = new SqlCursor(definition);
    this.reader = new SqlReader(cursor);
    this.comments = comments;
  }

  private record Item(SqlNode value, String name) {}

  static PgView.Select view(
      String definition, Map<String, String> comments, PgParser.TableTypes tables) {
    return new ViewReader(definition, comments).select(tables);
  }

  private PgView.Select select(PgParser.TableTypes tables) {
    cursor.keyword("SELECT");
    List<Item> items = new ArrayList<>();
    do {
      items.add(item());
    } while (cursor.acceptSymbol(","));
    cursor.keyword("FROM");
    String schema = cursor.name();
    cursor.symbol(".");
    String table = cursor.name();
    Optional<SqlNode> where =
        cursor.acceptKeyword("WHERE") ? Optional.of(reader.expression()) : Optional.empty();
    cursor.acceptSymbol(";");
    cursor.end();
    ColumnTypes types =
        tables.of(schema, table).orElseThrow(() -> new UnreadableException("an unknown table"));
    Optional<Expression> condition =
        where
            .map(w -> NormalForm.of(ConditionReader.giving(types).condition(w)))
            .filter(w -> !w.equals(Expression.Constant.TRUE));
    return new PgView.Select(
        schema, table, items.stream().map(i -> column(i, types)).toList(), condition);
  }

  private Item item() {
    SqlNode value = reader.operand();
    if (cursor.acceptKeyword("AS")) {
      return new Item(value, cursor.name());
    }
    if (value instanceof SqlNode.Column(String name)) {
      return new Item(value, name);
    }
    throw new UnreadableException("a column without a name");
  }

  private PgView.Column column(Item item, ColumnTypes types) {
    Optional<Expression> visible = Optional.empty();
    List<String> casts = new ArrayList<>();
    SqlNode value = withoutCast(item.value(), casts);
    if (value instanceof SqlNode.Case(List<SqlNode.When> branches, Optional<SqlNode> otherwise)
        && branches.size() == 1
        && otherwise.map(ViewReader::isNull).orElse(true)) {
      visible =
          Optional.of(
              NormalForm.of(
                  ConditionReader.giving(types).condition(branches.getFirst().condition())));
      value = withoutCast(branches.getFirst().value(), casts);
    }
    List<SqlNode.When> cases = List.of();
    if (value instanceof SqlNode.Case(List<SqlNode.When> branches, Optional<SqlNode> otherwise)) {
      cases = branches;
      value = otherwise.orElseThrow(() -> new UnreadableException("a mask without an end"));
    }
    if (!(value instanceof SqlNode.Column(String source))) {
      throw new UnreadableException("a column that is computed");
    }
    String type =
        types
            .nativeOf(source)
            .filter(t -> PgTypes.neutral(t).isPresent())
            .orElseThrow(() -> new UnreadableException("a column of unknown type"));
    List<PgView.MaskCase> masks = new ArrayList<>();
    for (SqlNode.When branch : cases) {
      Mask mask = new MaskReader(source, type).mask(branch.value());
      masks.add(new PgView.MaskCase(binding(branch.condition(), types), mask));
    }
    if (!casts.stream().allMatch(type::equals)) {
      throw new UnreadableException("a cast to another type");
    }
    return new PgView.Column(
        item.name(), source, type, visible, masks, comments.getOrDefault(item.name(), ""));
  }

  /**
   * When a mask binds. One that somebody wrote so that it does not bind where its condition is
   * unknown is no mask of ours: nothing in the model says that.
   */
  private static Expression binding(SqlNode condition, ColumnTypes types) {
    if (condition instanceof SqlNode.IsNotFalse(SqlNode part)) {
      return NormalForm.of(ConditionReader.hiding(types).condition(part));
    }
    Expression when = NormalForm.of(ConditionReader.hiding(types).condition(condition));
    return ColumnNames.of(when).isEmpty() ? when : ConditionReader.opaque(condition.toString());
  }

  /** What is cast, where it is a CASE; notes the type, which has to be the column's own. */
  private static SqlNode withoutCast(SqlNode node, List<String> casts) {
    if (node instanceof SqlNode.Cast(SqlNode.Case inner, String type)) {
      casts.add(type);
      return inner;
    }
    return node;
  }

  private static boolean isNull(SqlNode node) {
    return node instanceof SqlNode.Null
        || node instanceof SqlNode.Cast(SqlNode inner, String type) && isNull(inner);
  }
}
