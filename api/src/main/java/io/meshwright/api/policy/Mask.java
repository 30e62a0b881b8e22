package io.meshwright.api.policy;

import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What a protected column looks like to whom it is masked for. NULL stays NULL, but under the masks
 * that reveal nothing: they show their fixed value for it too, or whether a value is there would
 * show.
 */
public sealed interface Mask {
  /** NULL for every value. */
  record Nullify() implements Mask {}

  /** A fixed value of the type: {@code ****}, 0, false, 1970-01-01, the zero identifier. */
  record Redact() implements Mask {}

  /**
   * A fixed value chosen by the policy.
   *
   * @param value of the column's type
   */
  record Constant(DataValue value) implements Mask {}

  /**
   * SHA-256 of the UTF-8 bytes, as 64 lower-case hexadecimal digits; with a key, HMAC-SHA-256.
   *
   * @param key name of the secret that holds the key
   */
  record Hash(Optional<String> key) implements Mask {}

  /**
   * Keeps the first and last code points and puts {@code *} for each between; where that would keep
   * everything, all become {@code *}.
   *
   * @param first how many to keep in front
   * @param last how many to keep at the end
   */
  record Partial(int first, int last) implements Mask {
    /** Checks that nothing is negative. */
    public Partial {
      if (first < 0 || last < 0) {
        throw new IllegalArgumentException(
            "partial(" + first + "," + last + ") is no mask: 0 or more on both sides");
      }
    }
  }

  /**
   * Dates and times cut to the start of a unit; instants in UTC.
   *
   * @param unit the coarsest part that is kept
   */
  record TruncateTime(Unit unit) implements Mask {}

  /**
   * Numbers cut towards zero to a multiple.
   *
   * @param multiple greater than 0
   */
  record TruncateNumber(BigDecimal multiple) implements Mask {
    /** Checks the multiple. */
    public TruncateNumber {
      if (multiple.signum() <= 0) {
        throw new IllegalArgumentException(
            "truncate to " + multiple.toPlainString() + " is no mask: greater than 0");
      }
      multiple = multiple.stripTrailingZeros();
    }
  }

  /**
   * Text cut to its first code points.
   *
   * @param length how many are kept, 0 or more
   */
  record TruncateText(int length) implements Mask {
    /** Checks the length. */
    public TruncateText {
      if (length < 0) {
        throw new IllegalArgumentException("truncate to " + length + " is no mask: 0 or more");
      }
    }
  }

  /** Units that times are cut to. */
  enum Unit {
    /** First of January. */
    YEAR,
    /** First day of January, April, July or October. */
    QUARTER,
    /** First of the month. */
    MONTH,
    /** Midnight. */
    DAY,
    /** Full hour. */
    HOUR,
    /** Full minute. */
    MINUTE;

    /** Whether days are not cut, only times within them. */
    public boolean isWithinDay() {
      return this == HOUR || this == MINUTE;
    }
  }

  /**
   * Strength: of several masks the greatest binds. Equal strength and different masks is an error.
   */
  default int strength() {
    return switch (this) {
      case Nullify() -> 5;
      case Redact() -> 4;
      case Constant c -> 4;
      case Hash h -> 3;
      case TruncateTime t -> 2;
      case TruncateNumber t -> 2;
      case TruncateText t -> 2;
      case Partial p -> 1;
    };
  }

  /** Whether it lets nothing of the value through. */
  default boolean revealsNothing() {
    return strength() >= 4;
  }

  /** The mask for people. */
  default String text() {
    return switch (this) {
      case Nullify() -> "null";
      case Redact() -> "redacted";
      case Constant(DataValue value) -> "constant " + value.text();
      case Hash(Optional<String> key) ->
          key.map(k -> "hmac-sha256-hex with key " + k).orElse("sha256-hex");
      case Partial(int first, int last) -> "partial, first " + first + " and last " + last;
      case TruncateTime(Unit unit) -> "cut to the " + unit.name().toLowerCase(Locale.ROOT);
      case TruncateNumber(BigDecimal multiple) -> "cut to multiples of " + multiple.toPlainString();
      case TruncateText(int length) -> "cut to " + length + " characters";
    };
  }
}
