package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.TableSchema;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the rows of a port's table or view come from: views read tables, never views.
 *
 * @param table the table at the end
 * @param form its native form
 * @param schema the columns that may be selected from
 * @param columns per published column that of the table, published too
 * @param where which of its rows, over columns that are named after it
 */
record ViewSource(
    TableAddress table,
    TableForm form,
    TableSchema schema,
    Map<String, String> columns,
    Expression where) {
  ViewSource {
    columns = Ordered.map(columns);
  }

  /** A table as its own source. */
  static ViewSource of(TableAddress table, TableForm form, TableSchema schema) {
    TreeMap<String, String> columns = new TreeMap<>();
    schema.columnNames().forEach(c -> columns.put(c, c));
    return new ViewSource(table, form, schema, columns, Expression.Constant.TRUE);
  }

  /** The table's column behind a published one. */
  String column(String published) {
    return Optional.ofNullable(columns.get(published)).orElse(published);
  }

  /** Native names of the table's columns, as conditions about the view name them. */
  Map<String, String> names() {
    TreeMap<String, String> names = new TreeMap<>();
    form.names().forEach((name, own) -> names.put(TablePolicies.SOURCE_PREFIX + name, own));
    columns.forEach((name, behind) -> names.put(name, form.name(behind)));
    return names;
  }
}
