package io.meshwright.provider.snowflake;

import io.meshwright.api.schema.DataType;
import io.meshwright.testkit.generate.RandomTables;
import java.util.List;

/** Types of columns that cases hold. */
final class FixtureTypes {
  static final List<DataType> FILTERABLE =
      List.of(
          new DataType.Bool(),
          new DataType.Int32(),
          new DataType.Int64(),
          new DataType.Decimal(10, 2),
          new DataType.Decimal(38, 0),
          new DataType.Float64(),
          DataType.Text.unlimited(),
          DataType.Text.upTo(64),
          new DataType.Date(),
          new DataType.Time(),
          new DataType.Timestamp(),
          new DataType.TimestampTz());

  /** What external tables have of these. */
  static final List<DataType> IN_FILES =
      FILTERABLE.stream()
          .filter(t -> !(t instanceof DataType.Time || t instanceof DataType.TimestampTz))
          .toList();

  private FixtureTypes() {}

  static List<DataType> everything() {
    return RandomTables.ALL_TYPES.stream()
        // Its values are those of a type without limits, which Snowflake does not have.
        .filter(t -> !t.equals(new DataType.Decimal(38, 9)))
        .toList();
  }
}
