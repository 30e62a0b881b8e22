package io.meshwright.api.policy;

import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * How two values compare: numbers by value, text by code point, false before true, NaN equal to
 * itself and above every number.
 */
final class Comparison {
  private Comparison() {}

  /** Less, equal or greater; empty when a side is NULL or the kinds do not compare. */
  static OptionalInt compare(DataValue left, DataValue right) {
    if (left instanceof DataValue.Null || right instanceof DataValue.Null) {
      return OptionalInt.empty();
    }
    if (left instanceof DataValue.Floating || right instanceof DataValue.Floating) {
      return OptionalInt.of(Double.compare(asDouble(left), asDouble(right)));
    }
    return switch (left) {
      case DataValue.Null() -> OptionalInt.empty();
      case DataValue.Bool(boolean a) when right instanceof DataValue.Bool(boolean b) ->
          OptionalInt.of(Boolean.compare(a, b));
      case DataValue.Numeric(BigDecimal a) when right instanceof DataValue.Numeric(BigDecimal b) ->
          OptionalInt.of(a.compareTo(b));
      case DataValue.Text a when right instanceof DataValue.Text b ->
          OptionalInt.of(byCodePoint(a.value(), b.value()));
      case DataValue.Binary a when right instanceof DataValue.Binary b ->
          OptionalInt.of(a.hex().compareTo(b.hex()));
      case DataValue.Date a when right instanceof DataValue.Date b ->
          OptionalInt.of(a.value().compareTo(b.value()));
      case DataValue.Time a when right instanceof DataValue.Time b ->
          OptionalInt.of(a.value().compareTo(b.value()));
      case DataValue.Timestamp a when right instanceof DataValue.Timestamp b ->
          OptionalInt.of(a.value().compareTo(b.value()));
      case DataValue.TimestampTz a when right instanceof DataValue.TimestampTz b ->
          OptionalInt.of(a.value().compareTo(b.value()));
      case DataValue.Uuid a when right instanceof DataValue.Uuid b ->
          OptionalInt.of(a.value().toString().compareTo(b.value().toString()));
      default ->
          throw new IllegalArgumentException(
              left.text() + " and " + right.text() + " do not compare: bind the filter first");
    };
  }

  private static double asDouble(DataValue value) {
    return switch (value) {
      case DataValue.Floating(double d) -> d;
      case DataValue.Numeric(BigDecimal n) -> n.doubleValue();
      default ->
          throw new IllegalArgumentException(
              value.text() + " does not compare with a number: bind the filter first");
    };
  }

  static int byCodePoint(String a, String b) {
    int[] left = a.codePoints().toArray();
    int[] right = b.codePoints().toArray();
    return Arrays.compare(left, right);
  }
}
