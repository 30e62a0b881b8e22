package io.meshwright.testkit.generate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a port's view reads.
 *
 * @param table the table at the end of its sources
 * @param of the table's columns
 * @param columns per column of the view that of the table
 * @param where which of the table's rows, over its columns
 */
public record RandomView(
    TableAddress table, TableSchema of, SortedMap<String, String> columns, Expression where) {
  /** Copies the columns. */
  public RandomView {
    columns = Ordered.map(columns);
  }

  /** The table's columns that the view does not show, in its order. */
  private List<Column> hidden() {
    return of.columns().stream().filter(c -> !columns.containsValue(c.name())).toList();
  }

  /** How the values of its rows are called. */
  TableSchema rows(TableSchema schema) {
    List<Column> all = new ArrayList<>(schema.columns());
    hidden().forEach(c -> all.add(Column.of(TablePolicies.SOURCE_PREFIX + c.name(), c.type())));
    return TableSchema.of(schema.name(), all);
  }

  /** A row of the table as one of its own. */
  List<DataValue> row(TableSchema schema, List<DataValue> values) {
    List<DataValue> row = new ArrayList<>();
    for (Column column : schema.columns()) {
      row.add(value(Optional.ofNullable(columns.get(column.name())).orElseThrow(), values));
    }
    hidden().forEach(c -> row.add(value(c.name(), values)));
    return List.copyOf(row);
  }

  private DataValue value(String column, List<DataValue> values) {
    return values.get(of.columnNames().indexOf(column));
  }

  /** Rules of its policies for the rows that it has; nothing is written by way of it. */
  AccessRules meant(AccessRules rules) {
    Map<String, String> names = new TreeMap<>();
    hidden().forEach(c -> names.put(c.name(), TablePolicies.SOURCE_PREFIX + c.name()));
    columns.forEach((name, behind) -> names.putIfAbsent(behind, name));
    Expression shown =
        NormalForm.of(where, leaf -> ColumnNames.rename(leaf, c -> names.getOrDefault(c, c)));
    TreeMap<String, CellRule> cells = new TreeMap<>();
    rules
        .columns()
        .forEach(
            (column, rule) ->
                cells.put(
                    column, new CellRule(Expression.and(shown, rule.visible()), rule.masks())));
    return new AccessRules(cells, Expression.Constant.FALSE, rules.manage());
  }
}
