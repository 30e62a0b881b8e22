package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.resource.TableKind;
import io.meshwright.provider.snowflake.sql.SfTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Native names and columns of a table, or of a port's view, whose conditions are over the columns
 * of the table that it reads.
 *
 * @param place its database and schema
 * @param table its name
 * @param view the name of the view by which it is read, where it is not read itself
 * @param columns in order of the contract
 * @param names per published column its native name, which is that of the table
 * @param types per native column of the table its neutral type, as it is kept
 * @param storage how the table keeps its data
 * @param source what it reads, where it is a port's view
 * @param dynamic what keeps that for it, where something does
 * @param stream whether its changes are to be followed
 */
record TableForm(
    Place place,
    String table,
    String view,
    List<SfColumn> columns,
    Map<String, String> names,
    SortedMap<String, DataType> types,
    TableStorage storage,
    Optional<ViewSource> source,
    Optional<Dynamic> dynamic,
    boolean stream) {

  /** The dynamic table below a port's view. */
  record Dynamic(String view, ViewKeeping keeping) {
    String name(Iterable<String> query) {
      return SfNames.data(view, query);
    }
  }

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
        storage,
        Optional.empty(),
        Optional.empty(),
        port.kind() == PortKind.STREAM);
  }

  /** A port's view, which is read under the name of its table. */
  static TableForm of(
      Place place,
      OutputPort port,
      TableSchema schema,
      ViewSource source,
      Optional<ViewKeeping> keeping) {
    List<SfColumn> columns = new ArrayList<>();
    for (Column column : schema.columns()) {
      columns.add(
          new SfColumn(
              SfNames.column(column.name()),
              SfTypes.of(column.type()),
              false,
              column.name(),
              column.type().text()));
    }
    String name = SfNames.table(port, schema.name());
    return new TableForm(
        place,
        name,
        name,
        columns,
        source.names(),
        source.form().types(),
        source.form().storage(),
        Optional.of(source),
        keeping.map(k -> new Dynamic(name, k)),
        false);
  }

  /** Whether the changes of the table can be kept as those of a standard table are. */
  boolean isTracked() {
    return stream && storage.kind() == TableKind.TABLE;
  }

  /** The view by which another account reads a table that is not read itself. */
  String shared(String account) {
    return SfNames.sharedView(table, account);
  }

  /** The column itself, by its published name. */
  String own(String published) {
    return source.isEmpty() ? name(published) : SfNames.column(published);
  }

  /** The table as the text of a view names it. */
  SfView.Base base() {
    return new SfView.Base(place.database(), place.schema(), table);
  }

  String name(String published) {
    return names.getOrDefault(published, published);
  }
}
