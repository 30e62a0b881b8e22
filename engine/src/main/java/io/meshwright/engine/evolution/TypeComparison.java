package io.meshwright.engine.evolution;

import io.meshwright.api.evolution.ContractChange.Kind;
import io.meshwright.api.schema.DataType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether a type holds every value of another one. */
final class TypeComparison {
  /** Digits of the largest value. */
  private static final int INT32_DIGITS = 10;

  private static final int INT64_DIGITS = 19;

  private TypeComparison() {}

  /** What a change of type is; empty where there is none. */
  static Optional<Kind> of(DataType before, DataType after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (holds(after, before)) {
      return Optional.of(Kind.TYPE_WIDENED);
    }
    return Optional.of(holds(before, after) ? Kind.TYPE_NARROWED : Kind.TYPE_CHANGED);
  }

  /** Whether every value of the narrow type is one of the wide type, and reads the same. */
  private static boolean holds(DataType wide, DataType narrow) {
    return wide.equals(narrow)
        || switch (narrow) {
          case DataType.Int32 i ->
              wide instanceof DataType.Int64
                  || wide instanceof DataType.Float64
                  || holdsDigits(wide, INT32_DIGITS, 0);
          case DataType.Int64 i -> holdsDigits(wide, INT64_DIGITS, 0);
          case DataType.Decimal(int precision, int scale) ->
              holdsDigits(wide, precision - scale, scale);
          case DataType.Float32 f -> wide instanceof DataType.Float64;
          case DataType.Text(OptionalInt length) ->
              wide instanceof DataType.Text(OptionalInt most)
                  && (most.isEmpty() || length.isPresent() && length.getAsInt() <= most.getAsInt());
          case DataType.Array(DataType element) ->
              wide instanceof DataType.Array(DataType more) && holds(more, element);
          case DataType.MapOf(DataType key, DataType value) ->
              wide instanceof DataType.MapOf(DataType moreKey, DataType moreValue)
                  && holds(moreKey, key)
                  && holds(moreValue, value);
          case DataType.Struct(List<DataType.Field> fields) ->
              wide instanceof DataType.Struct(List<DataType.Field> more)
                  && holdsFields(more, fields);
          case DataType.Bool t -> false;
          case DataType.Float64 t -> false;
          case DataType.Binary t -> false;
          case DataType.Date t -> false;
          case DataType.Time t -> false;
          case DataType.Timestamp t -> false;
          case DataType.TimestampTz t -> false;
          case DataType.Json t -> false;
          case DataType.Xml t -> false;
          case DataType.Uuid t -> false;
        };
  }

  private static boolean holdsDigits(DataType wide, int whole, int fraction) {
    return wide instanceof DataType.Decimal(int precision, int scale)
        && scale >= fraction
        && precision - scale >= whole;
  }

  /** Every field is still there and as required as it was; what is new may be missing. */
  private static boolean holdsFields(List<DataType.Field> wide, List<DataType.Field> narrow) {
    boolean kept =
        narrow.stream()
            .allMatch(
                f ->
                    wide.stream()
                        .anyMatch(
                            w ->
                                w.name().equals(f.name())
                                    && w.required() == f.required()
                                    && holds(w.type(), f.type())));
    return kept
        && wide.stream()
            .allMatch(
                w -> !w.required() || narrow.stream().anyMatch(f -> f.name().equals(w.name())));
  }
}
