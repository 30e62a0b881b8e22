package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One row as a session sees it. A row with no visible cell is not seen at all; within a seen row a
 * hidden cell reads as NULL.
 *
 * @param cells per column of the table what is read
 */
public record RowView(SortedMap<String, DataValue> cells) {
  /** Copies the cells. */
  public RowView {
    cells = Ordered.map(cells);
  }

  /**
   * The row as the evaluator's session sees it at its instant, or empty where it sees none of it.
   *
   * @param rules without opaque parts; take bounds first
   * @param row raw values by column name
   */
  public static Optional<RowView> of(
      AccessRules rules, TableSchema schema, Map<String, DataValue> row, Evaluator evaluator) {
    TreeMap<String, DataValue> cells = new TreeMap<>();
    boolean seen = false;
    for (Column column : schema.columns()) {
      CellRule rule = rules.columns().getOrDefault(column.name(), CellRule.hidden());
      DataValue value = DataValue.Null.VALUE;
      if (evaluator.holds(rule.visible(), row)) {
        seen = true;
        value = row.getOrDefault(column.name(), DataValue.Null.VALUE);
        for (CellRule.MaskCase mask : rule.masks()) {
          if (evaluator.hides(mask.when(), row)) {
            value = Masking.apply(mask.mask(), value, column.type());
            break;
          }
        }
      }
      cells.put(column.name(), value);
    }
    return seen ? Optional.of(new RowView(cells)) : Optional.empty();
  }
}
