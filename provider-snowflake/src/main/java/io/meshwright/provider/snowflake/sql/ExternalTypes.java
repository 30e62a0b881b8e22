package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.schema.DataType;
import java.util.Optional;

/**
 * Types that a column of an external table has: those that a value of a file is cast to. What is in
 * the file has to fit (https://docs.snowflake.com/en/user-guide/tables-external-intro); a text is
 * cast to one without a length of its own, so that nothing is cut off.
 */
public final class ExternalTypes {
  private ExternalTypes() {}

  /** Why a type cannot be read; empty where it can. */
  public static Optional<String> refusal(DataType type) {
    return switch (type) {
      // No page that was read says what the files' own kinds of these become.
      case DataType.Binary t -> refused(type);
      case DataType.Time t -> refused(type);
      case DataType.TimestampTz t -> refused(type);
      case DataType.Json t -> refused(type);
      case DataType.Xml t -> refused(type);
      case DataType.Uuid t -> refused(type);
      case DataType.Array t -> refused(type);
      case DataType.MapOf t -> refused(type);
      case DataType.Struct t -> refused(type);
      default -> SfTypes.refusal(type);
    };
  }

  private static Optional<String> refused(DataType type) {
    return Optional.of("external tables are made without columns of " + type.text());
  }

  /** The neutral type that a column was made of, whose length nobody enforces. */
  public static Optional<DataType> published(String type, String told) {
    return SfTypes.named(told)
        .filter(t -> SfTypes.of(kept(t)).equals(type))
        .or(() -> SfTypes.neutral(type, told));
  }

  /** The type as it is read. */
  public static DataType kept(DataType type) {
    return type instanceof DataType.Text ? DataType.Text.unlimited() : type;
  }
}
