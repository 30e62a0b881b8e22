package io.meshwright.provider.aws.sql;

import io.meshwright.api.schema.DataType;
import java.util.Optional;

/**
 * Types as OpenCSVSerDe reads them from files: texts, and whole numbers, doubles, booleans and days
 * that are always there. It knows no empty number, and reads a text that is not there as an empty
 * one.
 */
public final class CsvTypes {
  private CsvTypes() {}

  /** The type of a column; empty where files of CSV cannot hold it. */
  public static Optional<String> of(DataType type, boolean required) {
    return switch (type) {
      case DataType.Text t -> Optional.of("string");
      case DataType.Uuid t -> Optional.of("string");
      case DataType.Time t -> Optional.of("string");
      case DataType.Json t -> Optional.of("string");
      case DataType.Xml t -> Optional.of("string");
      case DataType.Bool t -> plain(type, required);
      case DataType.Int32 t -> plain(type, required);
      case DataType.Int64 t -> plain(type, required);
      case DataType.Float64 t -> plain(type, required);
      case DataType.Date t -> plain(type, required);
      case DataType.Decimal t -> Optional.empty();
      case DataType.Float32 t -> Optional.empty();
      case DataType.Binary t -> Optional.empty();
      case DataType.Timestamp t -> Optional.empty();
      case DataType.TimestampTz t -> Optional.empty();
      case DataType.Array t -> Optional.empty();
      case DataType.MapOf t -> Optional.empty();
      case DataType.Struct t -> Optional.empty();
    };
  }

  private static Optional<String> plain(DataType type, boolean required) {
    return required ? Optional.of(HiveTypes.of(type)) : Optional.empty();
  }
}
