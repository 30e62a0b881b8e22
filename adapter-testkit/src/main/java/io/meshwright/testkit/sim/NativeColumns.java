package io.meshwright.testkit.sim;

import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataType;
import io.meshwright.spi.PublishedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of a native table, read from its own words. */
final class NativeColumns {
  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}),(\\d{1,2})\\)");
  private static final Pattern TEXT = Pattern.compile("text\\((\\d{1,9})\\)");

  private NativeColumns() {}

  static PublishedTable published(Resource table) {
    List<PublishedTable.Column> columns = new ArrayList<>();
    if (table.attribute("columns").orElse(Value.of("")) instanceof Value.Seq(List<Value> values)) {
      for (Value value : values) {
        if (value instanceof Value.Obj(SortedMap<String, Value> fields)) {
          column(fields).ifPresent(columns::add);
        }
      }
    }
    return new PublishedTable(columns);
  }

  private static Optional<PublishedTable.Column> column(SortedMap<String, Value> fields) {
    return Optional.ofNullable(fields.get("name"))
        .map(
            name ->
                new PublishedTable.Column(
                    name.text(),
                    Optional.ofNullable(fields.get("type"))
                        .map(Value::text)
                        .flatMap(NativeColumns::type),
                    Optional.ofNullable(fields.get("required")).map(r -> r.text().equals("true")),
                    Optional.empty()));
  }

  private static Optional<DataType> type(String text) {
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      return Optional.of(
          new DataType.Decimal(
              Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2))));
    }
    Matcher limited = TEXT.matcher(text);
    if (limited.matches()) {
      return Optional.of(DataType.Text.upTo(Integer.parseInt(limited.group(1))));
    }
    return Optional.ofNullable(
        switch (text) {
          case "boolean" -> new DataType.Bool();
          case "int32" -> new DataType.Int32();
          case "int64" -> new DataType.Int64();
          case "float32" -> new DataType.Float32();
          case "float64" -> new DataType.Float64();
          case "text" -> DataType.Text.unlimited();
          case "binary" -> new DataType.Binary();
          case "date" -> new DataType.Date();
          case "time" -> new DataType.Time();
          case "timestamp" -> new DataType.Timestamp();
          case "timestamptz" -> new DataType.TimestampTz();
          case "json" -> new DataType.Json();
          case "xml" -> new DataType.Xml();
          case "uuid" -> new DataType.Uuid();
          default -> null;
        });
  }
}
