package io.meshwright.api.policy;

import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** The table mask × type: which masks a type takes, and what they make of a value. */
public final class Masking {
  private static final String REDACTED = "****";
  private static final int SHA256_HEX_LENGTH = 64;

  private Masking() {}

  /** Why a type cannot take a mask; empty where it can. A mask never changes a column's type. */
  public static Optional<String> refusal(Mask mask, DataType type) {
    boolean fits =
        switch (mask) {
          case Mask.Nullify() -> true;
          case Mask.Redact() -> type.isComparable();
          case Mask.Constant(DataValue value) ->
              Binder.literal(value, type).filter(v -> fits(v, type)).isPresent();
          case Mask.Hash hash ->
              type instanceof DataType.Text text
                  && text.maxLength().orElse(SHA256_HEX_LENGTH) >= SHA256_HEX_LENGTH;
          case Mask.Partial partial -> type instanceof DataType.Text;
          case Mask.TruncateTime(Mask.Unit unit) ->
              type instanceof DataType.Timestamp
                  || type instanceof DataType.TimestampTz
                  || type instanceof DataType.Date && !unit.isWithinDay();
          case Mask.TruncateNumber(BigDecimal multiple) ->
              switch (type) {
                case DataType.Int32 t -> isWhole(multiple);
                case DataType.Int64 t -> isWhole(multiple);
                case DataType.Decimal(int precision, int scale) -> multiple.scale() <= scale;
                default -> false;
              };
          case Mask.TruncateText cut -> type instanceof DataType.Text;
        };
    return fits
        ? Optional.empty()
        : Optional.of("the mask '" + mask.text() + "' would change the type " + type.text());
  }

  /** Whether a column of the type keeps a value of its kind as it is, but for a float's digits. */
  public static boolean fits(DataValue value, DataType type) {
    return switch (value) {
      case DataValue.Numeric(BigDecimal number) ->
          switch (type) {
            case DataType.Int32 t -> isWithin(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case DataType.Int64 t -> isWithin(number, Long.MIN_VALUE, Long.MAX_VALUE);
            case DataType.Decimal(int precision, int scale) ->
                number.signum() == 0
                    || (number.scale() <= scale
                        && number.precision() - number.scale() <= precision - scale);
            default -> true;
          };
      case DataValue.Text(String text) ->
          !(type instanceof DataType.Text(OptionalInt max))
              || text.codePointCount(0, text.length()) <= max.orElse(Integer.MAX_VALUE);
      case DataValue.Floating(double number) ->
          !(type instanceof DataType.Float32)
              || Double.isInfinite(number)
              || !Float.isInfinite((float) number);
      default -> true;
    };
  }

  private static boolean isWithin(BigDecimal number, long low, long high) {
    return number.scale() <= 0
        && number.compareTo(BigDecimal.valueOf(low)) >= 0
        && number.compareTo(BigDecimal.valueOf(high)) <= 0;
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  /**
   * The masked value.
   *
   * @throws IllegalArgumentException where {@link #refusal} says that the type cannot take the
   *     mask, or the mask needs a key, which the reference does not hold
   */
  public static DataValue apply(Mask mask, DataValue value, DataType type) {
    if (value instanceof DataValue.Null && !mask.revealsNothing()) {
      return value;
    }
    return switch (mask) {
      case Mask.Nullify() -> DataValue.Null.VALUE;
      case Mask.Redact() -> redacted(type);
      case Mask.Constant(DataValue constant) -> Binder.literal(constant, type).orElseThrow();
      case Mask.Hash(Optional<String> key) -> {
        if (key.isPresent()) {
          throw new IllegalArgumentException("a keyed hash is not computed without its key");
        }
        yield new DataValue.Text(sha256(text(value)));
      }
      case Mask.Partial(int first, int last) ->
          new DataValue.Text(partial(text(value), first, last));
      case Mask.TruncateTime(Mask.Unit unit) -> truncated(value, unit);
      case Mask.TruncateNumber(BigDecimal multiple) -> truncated(value, multiple);
      case Mask.TruncateText(int length) -> {
        int[] points = text(value).codePoints().toArray();
        yield new DataValue.Text(new String(points, 0, Math.min(length, points.length)));
      }
    };
  }

  /** The fixed value that redaction puts for a type. */
  public static DataValue redacted(DataType type) {
    return switch (type) {
      case DataType.Bool t -> new DataValue.Bool(false);
      case DataType.Int32 t -> DataValue.Numeric.of(0);
      case DataType.Int64 t -> DataValue.Numeric.of(0);
      case DataType.Decimal t -> DataValue.Numeric.of(0);
      case DataType.Float32 t -> new DataValue.Floating(0);
      case DataType.Float64 t -> new DataValue.Floating(0);
      case DataType.Text t ->
          new DataValue.Text(
              REDACTED.substring(0, Math.min(REDACTED.length(), t.maxLength().orElse(4))));
      case DataType.Binary t -> new DataValue.Binary("");
      case DataType.Date t -> new DataValue.Date(LocalDate.EPOCH);
      case DataType.Time t -> new DataValue.Time(LocalTime.MIDNIGHT);
      case DataType.Timestamp t -> new DataValue.Timestamp(LocalDateTime.of(1970, 1, 1, 0, 0));
      case DataType.TimestampTz t -> new DataValue.TimestampTz(Instant.EPOCH);
      case DataType.Uuid t -> new DataValue.Uuid(new UUID(0, 0));
      case DataType.Json t -> throw noRedaction(type);
      case DataType.Xml t -> throw noRedaction(type);
      case DataType.Array t -> throw noRedaction(type);
      case DataType.MapOf t -> throw noRedaction(type);
      case DataType.Struct t -> throw noRedaction(type);
    };
  }

  private static IllegalArgumentException noRedaction(DataType type) {
    return new IllegalArgumentException(type.text() + " has no redacted value");
  }

  private static String text(DataValue value) {
    return switch (value) {
      case DataValue.Text(String text) -> text;
      default -> throw new IllegalArgumentException(value.text() + " is not text");
    };
  }

  private static String partial(String text, int first, int last) {
    int[] points = text.codePoints().toArray();
    int from = first;
    int to = points.length - last;
    if (points.length <= first + last) {
      from = 0;
      to = points.length;
    }
    Arrays.fill(points, from, to, '*');
    return new String(points, 0, points.length);
  }

  /**
   * What is no finite number, as some platforms keep in exact columns, has no multiple below it.
   */
  private static DataValue truncated(DataValue value, BigDecimal multiple) {
    return value instanceof DataValue.Numeric(BigDecimal number)
        ? new DataValue.Numeric(number.divide(multiple, 0, RoundingMode.DOWN).multiply(multiple))
        : new DataValue.Floating(Double.NaN);
  }

  private static DataValue truncated(DataValue value, Mask.Unit unit) {
    return switch (value) {
      case DataValue.Date(LocalDate date) ->
          new DataValue.Date(truncated(date.atStartOfDay(), unit).toLocalDate());
      case DataValue.Timestamp(LocalDateTime time) ->
          new DataValue.Timestamp(truncated(time, unit));
      case DataValue.TimestampTz(Instant instant) ->
          new DataValue.TimestampTz(
              truncated(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), unit)
                  .toInstant(ZoneOffset.UTC));
      default -> throw new IllegalArgumentException(value.text() + " is no date or time");
    };
  }

  private static LocalDateTime truncated(LocalDateTime time, Mask.Unit unit) {
    return switch (unit) {
      case YEAR -> time.toLocalDate().withDayOfYear(1).atStartOfDay();
      case QUARTER -> time.toLocalDate().with(IsoFields.DAY_OF_QUARTER, 1).atStartOfDay();
      case MONTH -> time.toLocalDate().withDayOfMonth(1).atStartOfDay();
      case DAY -> time.toLocalDate().atStartOfDay();
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
      case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
    };
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
