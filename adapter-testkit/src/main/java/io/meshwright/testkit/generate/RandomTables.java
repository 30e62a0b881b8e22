package io.meshwright.testkit.generate;

import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Tables and their rows. */
public final class RandomTables {
  /** One or a few of every type. */
  public static final List<DataType> ALL_TYPES =
      List.of(
          new DataType.Bool(),
          new DataType.Int32(),
          new DataType.Int64(),
          new DataType.Decimal(10, 2),
          new DataType.Decimal(38, 0),
          new DataType.Decimal(5, 5),
          new DataType.Decimal(38, 9),
          new DataType.Float32(),
          new DataType.Float64(),
          DataType.Text.unlimited(),
          DataType.Text.unlimited(),
          DataType.Text.upTo(3),
          DataType.Text.upTo(64),
          new DataType.Binary(),
          new DataType.Date(),
          new DataType.Time(),
          new DataType.Timestamp(),
          new DataType.TimestampTz(),
          new DataType.Json(),
          new DataType.Xml(),
          new DataType.Uuid(),
          new DataType.Array(DataType.Text.unlimited()),
          new DataType.MapOf(DataType.Text.unlimited(), new DataType.Int64()),
          new DataType.Struct(List.of(new DataType.Field("f", DataType.Text.unlimited(), false))));

  private static final List<String> NAMES =
      List.of(
          "region",
          "status",
          "margin",
          "email",
          "Order Id",
          "größe",
          "a\"b",
          "select",
          "x'y",
          "city",
          "birth",
          "weight",
          "\uD83D\uDE00",
          "user",
          "Region");

  /** A physical type with fewer values than its neutral one. */
  static final String SMALL = "smallint";

  /** A physical type with more values than its neutral one. */
  static final String ANY_NUMBER = "numeric";

  private static final String KEY = "id";
  private static final int CONSTANTS = 3;

  private final Choice choice;
  private final RandomValues values;

  /** Tables chosen by a choice. */
  public RandomTables(Choice choice) {
    this.choice = choice;
    this.values = new RandomValues(choice);
  }

  /** A table of two to six columns of the given types. */
  public TableDraft draft(String name, List<DataType> types) {
    List<Column> columns = new ArrayList<>();
    if (choice.percent(60)) {
      columns.add(Column.builder(KEY, new DataType.Int64()).primaryKey(1).build());
    }
    for (String column : choice.some(NAMES, choice.between(2, 5))) {
      columns.add(column(column, choice.oneOf(types)));
    }
    TreeMap<String, List<DataValue>> constants = new TreeMap<>();
    for (Column column : columns) {
      List<DataValue> some = new ArrayList<>();
      for (int i = 0; i < CONSTANTS; i++) {
        some.add(
            column.name().equals(KEY)
                ? DataValue.Numeric.of(choice.between(0, 20))
                : values.any(column));
      }
      constants.put(column.name(), some);
    }
    return new TableDraft(TableSchema.of(name, columns), constants);
  }

  private Column column(String name, DataType type) {
    Column.Builder column = Column.builder(name, type).required(choice.percent(15));
    boolean written = choice.percent(50);
    if (written && type instanceof DataType.Int32) {
      column.physicalType(SMALL);
    } else if (written && type.equals(new DataType.Decimal(38, 9))) {
      column.physicalType(ANY_NUMBER);
    } else if (written && type instanceof DataType.Json) {
      column.physicalType("json");
    }
    return column.build();
  }

  /** Rows for a table, many of them on the boundaries of its filters. */
  public List<List<DataValue>> rows(TableDraft draft, int count) {
    List<List<DataValue>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<DataValue> row = new ArrayList<>();
      for (Column column : draft.schema().columns()) {
        row.add(
            column.primaryKeyPosition().isPresent()
                ? DataValue.Numeric.of(i)
                : cell(draft, column));
      }
      rows.add(List.copyOf(row));
    }
    return rows;
  }

  private DataValue cell(TableDraft draft, Column column) {
    if (!column.required() && choice.percent(20)) {
      return DataValue.Null.VALUE;
    }
    Optional<DataValue> beyond = values.beyond(column);
    if (beyond.isPresent() && choice.percent(25)) {
      return beyond.get();
    }
    return choice.percent(75)
        ? values.near(choice.oneOf(draft.constants(column)), column)
        : values.any(column);
  }
}
