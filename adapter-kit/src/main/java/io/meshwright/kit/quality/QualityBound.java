package io.meshwright.kit.quality;

import java.math.BigDecimal;

/** What a measured number has to be. */
public sealed interface QualityBound {
  /** How it compares with a number. */
  enum Comparison {
    /** Equal. */
    EQUAL("="),
    /** Anything else. */
    NOT_EQUAL("!="),
    /** Greater. */
    GREATER(">"),
    /** Greater or equal. */
    AT_LEAST(">="),
    /** Less. */
    LESS("<"),
    /** Less or equal. */
    AT_MOST("<=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    /** As people write it. */
    public String sign() {
      return sign;
    }
  }

  /** Compared with a number. */
  record Compared(Comparison comparison, BigDecimal value) implements QualityBound {}

  /** Not below the one and not above the other. */
  record Within(BigDecimal low, BigDecimal high) implements QualityBound {}

  /** Below the one or above the other. */
  record Outside(BigDecimal low, BigDecimal high) implements QualityBound {}

  /** Whether of all counts it lets only zero pass. */
  default boolean isZero() {
    return switch (this) {
      case Compared(Comparison comparison, BigDecimal value) ->
          switch (comparison) {
            case EQUAL, AT_MOST -> value.signum() == 0;
            case LESS, NOT_EQUAL, GREATER, AT_LEAST -> false;
          };
      case Within(BigDecimal low, BigDecimal high) -> low.signum() <= 0 && high.signum() == 0;
      case Outside outside -> false;
    };
  }
}
