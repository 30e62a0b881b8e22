package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.schema.DataType;
import java.util.Optional;

/**
 * Types that a table has whose data Iceberg keeps
 * (https://docs.snowflake.com/en/user-guide/tables-iceberg-data-types). Texts there have the
 * greatest length, and no other.
 */
public final class IcebergTypes {
  /** Characters of every text. */
  public static final int VARCHAR = 134_217_728;

  private IcebergTypes() {}

  /** Why a type cannot be kept; empty where it can. */
  public static Optional<String> refusal(DataType type) {
    return switch (type) {
      case DataType.Json t -> refused(type);
      case DataType.Xml t -> refused(type);
      case DataType.Uuid t -> refused(type);
      case DataType.Array t -> refused(type);
      case DataType.MapOf t -> refused(type);
      case DataType.Struct t -> refused(type);
      case DataType.Binary t -> refused(type);
      default -> SfTypes.refusal(type);
    };
  }

  private static Optional<String> refused(DataType type) {
    return Optional.of("Iceberg tables of Snowflake are made without columns of " + type.text());
  }

  /** The type as it is kept. */
  public static DataType kept(DataType type) {
    return type instanceof DataType.Text ? DataType.Text.upTo(VARCHAR) : type;
  }
}
