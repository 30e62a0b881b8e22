package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.ServerNode;
import io.meshwright.kit.sql.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads bodies of policies as {@link SfBodies} writes them, whatever blanks the server shows, and a
 * plain condition as a row access policy of somebody else. Whatever else somebody wrote is not
 * read: a wrong reading would be a hole.
 */
public final class BodyReader {
  private static final ServerNode TRUE = new ServerNode.Word("true");
  private static final ServerNode FALSE = new ServerNode.Word("false");
  private static final ServerNode NULL = new ServerNode.Word("null");

  private BodyReader() {}

  /**
   * The rows that a row access policy keeps, in normal form.
   *
   * @param types neutral types by argument
   * @return an opaque condition with the text, where it cannot be read
   */
  public static Expression rows(String text, SortedMap<String, DataType> types) {
    try {
      ServerNode node = SfText.parse(text);
      // Both keep a row where the condition is true, and no other.
      ServerNode condition =
          node instanceof ServerNode.Case(var when, var then, var otherwise)
                  && then.equals(TRUE)
                  && (otherwise.equals(FALSE) || otherwise.equals(NULL))
              ? when
              : node;
      ConditionReader reader = new ConditionReader(types);
      Expression rows = reader.read(condition, true);
      reader.checkConsumers(List.of(rows));
      return NormalForm.of(rows);
    } catch (UnreadableException e) {
      return new Expression.Opaque(text);
    }
  }

  /**
   * What a masking policy makes of a column, with conditions in normal form.
   *
   * @param column the argument that is masked
   * @param types neutral types by argument
   * @return empty where it cannot be read
   */
  public static Optional<CellRule> mask(
      String text, String column, SortedMap<String, DataType> types) {
    Optional<DataType> type = Optional.ofNullable(types.get(column));
    if (type.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(rule(SfText.parse(text), column, type.get(), types));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private static CellRule rule(
      ServerNode node, String column, DataType type, SortedMap<String, DataType> types)
      throws UnreadableException {
    ConditionReader conditions = new ConditionReader(types);
    if (!(node instanceof ServerNode.Case(var when, var then, var otherwise))
        || !otherwise.equals(NULL)) {
      throw new UnreadableException("no body of ours");
    }
    List<Expression> all = new ArrayList<>(List.of(conditions.read(when, true)));
    Expression visible = NormalForm.of(all.getFirst());
    List<CellRule.MaskCase> masks = new ArrayList<>();
    ServerNode shown = then;
    while (shown instanceof ServerNode.Case(ServerNode.Not(var binds), var raw, var masked)) {
      Mask mask = MaskReader.read(masked, column, type);
      Expression bound = conditions.read(binds, false);
      all.add(bound);
      masks.add(new CellRule.MaskCase(NormalForm.of(bound), mask));
      shown = raw;
    }
    if (!shown.equals(new ServerNode.Column(column))) {
      throw new UnreadableException("something else than the column");
    }
    conditions.checkConsumers(all);
    return new CellRule(visible, masks);
  }
}
