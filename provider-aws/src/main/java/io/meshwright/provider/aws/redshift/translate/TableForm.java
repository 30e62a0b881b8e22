package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.aws.redshift.resource.RsColumn;
import io.meshwright.provider.aws.redshift.sql.RsTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table's native names and columns.
 *
 * @param schema its schema
 * @param table its name
 * @param columns in order of the contract
 * @param names per published column its native name
 * @param types per native column its neutral type
 */
record TableForm(
    String schema,
    String table,
    List<RsColumn> columns,
    Map<String, String> names,
    SortedMap<String, DataType> types) {

  static TableForm of(NamePrefix prefix, OutputPort port, TableSchema schema) {
    List<RsColumn> columns = new ArrayList<>();
    Map<String, String> names = new LinkedHashMap<>();
    TreeMap<String, DataType> types = new TreeMap<>();
    for (Column column : schema.columns()) {
      String name = RsNames.column(column.name());
      names.put(column.name(), name);
      types.put(name, column.type());
      columns.add(
          new RsColumn(
              name,
              RsTypes.of(column.type()),
              column.required(),
              column.name(),
              column.type().text()));
    }
    return new TableForm(
        RsNames.schema(prefix, port.address().product()),
        RsNames.table(port, schema.name()),
        columns,
        names,
        types);
  }

  String name(String published) {
    return names.getOrDefault(published, published);
  }

  /** A condition over native names. */
  Expression nativeCondition(Expression condition) {
    return NormalForm.of(condition, leaf -> ColumnNames.rename(leaf, this::name));
  }
}
