package io.meshwright.provider.postgres.sql;

import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Masking;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Masks as this dialect writes them. */
public final class PgMasks {
  private PgMasks() {}

  /**
   * The canonical form of a mask: a constant that is the redacted value, or NULL, is that mask.
   *
   * @throws IllegalArgumentException where the type cannot take the mask
   */
  public static Mask canonical(Mask mask, DataType type) {
    if (!(mask instanceof Mask.Constant(DataValue constant))) {
      return mask;
    }
    DataValue value =
        Binder.literal(constant, type)
            .orElseThrow(
                () -> new IllegalArgumentException(constant.text() + " is no " + type.text()));
    if (value instanceof DataValue.Null) {
      return new Mask.Nullify();
    }
    if (type instanceof DataType.Float32 && value instanceof DataValue.Floating(double number)) {
      value = new DataValue.Floating((float) number);
    }
    return Masking.refusal(new Mask.Redact(), type).isEmpty()
            && Masking.redacted(type).equals(value)
        ? new Mask.Redact()
        : new Mask.Constant(value);
  }

  /**
   * What a mask makes of a column, in the column's type.
   *
   * @param nativeType the column's type as {@code format_type} writes it
   * @throws IllegalArgumentException where the mask needs a key, or the type cannot take it
   */
  public static String write(Mask mask, String column, String nativeType) {
    DataType type =
        PgTypes.neutral(nativeType)
            .orElseThrow(() -> new IllegalArgumentException(nativeType + " has no neutral type"));
    return "(" + value(mask, PgSql.quoteIdentifier(column), type) + ")::" + nativeType;
  }

  private static String value(Mask mask, String column, DataType type) {
    return switch (mask) {
      case Mask.Nullify() -> "NULL";
      case Mask.Redact() -> PgLiterals.write(Masking.redacted(type));
      case Mask.Constant(DataValue value) ->
          PgLiterals.write(Binder.literal(value, type).orElseThrow());
      case Mask.Hash(Optional<String> key) -> {
        if (key.isPresent()) {
          throw new IllegalArgumentException("a keyed hash cannot be written: its key would show");
        }
        yield "encode(sha256(convert_to(" + column + "::text, 'UTF8')), 'hex')";
      }
      case Mask.Partial(int first, int last) -> partial(column, first, last);
      case Mask.TruncateTime(Mask.Unit unit) -> truncated(unit, column, type);
      case Mask.TruncateNumber(BigDecimal multiple) ->
          column + " - mod(" + column + ", " + multiple(multiple, type) + ")";
      case Mask.TruncateText(int length) -> "left(" + column + ", " + length + ")";
    };
  }

  private static String multiple(BigDecimal multiple, DataType type) {
    String literal = PgLiterals.write(new DataValue.Numeric(multiple));
    return literal + "::" + (type instanceof DataType.Decimal ? "numeric" : PgTypes.of(type));
  }

  private static String partial(String column, int first, int last) {
    int kept = Math.addExact(first, last);
    return "CASE WHEN char_length("
        + column
        + ") <= "
        + kept
        + " THEN repeat('*', char_length("
        + column
        + "))"
        + " ELSE left("
        + column
        + ", "
        + first
        + ")"
        + " || repeat('*', char_length("
        + column
        + ") - "
        + kept
        + ")"
        + " || right("
        + column
        + ", "
        + last
        + ") END";
  }

  private static String truncated(Mask.Unit unit, String column, DataType type) {
    String name = PgSql.quoteLiteral(unit.name().toLowerCase(Locale.ROOT));
    return switch (type) {
      case DataType.Date t -> "date_trunc(" + name + ", " + column + "::timestamp)";
      case DataType.TimestampTz t -> "date_trunc(" + name + ", " + column + ", 'UTC')";
      default -> "date_trunc(" + name + ", " + column + ")";
    };
  }
}
