package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.sql.SfTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table's native names and columns.
 *
 * @param place its database and schema
 * @param table its name
 * @param view the name of the view by which it is read, where it is not read itself
 * @param columns in order of the contract
 * @param names per published column its native name
 * @param types per native column its neutral type, as it is kept
 * @param storage how the table keeps its data
 */
record TableForm(
    Place place,
    String table,
    String view,
    List<SfColumn> columns,
    Map<String, String> names,
    SortedMap<String, DataType> types,
    TableStorage storage) {

  static TableForm of(Place place, OutputPort port, TableSchema schema, TableStorage storage) {
    List<SfColumn> columns = new ArrayList<>();
    Map<String, String> names = new LinkedHashMap<>();
    TreeMap<String, DataType> types = new TreeMap<>();
    for (Column column : schema.columns()) {
      String name = SfNames.column(column.name());
      names.put(column.name(), name);
      types.put(name, storage.kept(column.type()));
      columns.add(
          new SfColumn(
              name,
              SfTypes.of(storage.kept(column.type())),
              column.required(),
              column.name(),
              column.type().text()));
    }
    return new TableForm(
        place,
        SfNames.table(port, schema.name()),
        SfNames.view(port, schema.name()),
        columns,
        names,
        types,
        storage);
  }

  String name(String published) {
    return names.getOrDefault(published, published);
  }
}
