package io.meshwright.api.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaskingTest {
  private static DataValue text(Mask mask, String value) {
    return Masking.apply(mask, new DataValue.Text(value), DataType.Text.unlimited());
  }

  @Test
  void aHashIsTheHexOfSha256OverUtf8() {
    assertThat(text(new Mask.Hash(Optional.empty()), "abc"))
        .isEqualTo(
            new DataValue.Text("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  @Test
  void partialKeepsTheLengthAndHidesEverythingWhereItWouldKeepEverything() {
    assertThat(text(new Mask.Partial(2, 2), "DE8937")).isEqualTo(new DataValue.Text("DE**37"));
    assertThat(text(new Mask.Partial(2, 2), "abcd")).isEqualTo(new DataValue.Text("****"));
    assertThat(text(new Mask.Partial(0, 1), "a\uD83D\uDE00"))
        .isEqualTo(new DataValue.Text("*\uD83D\uDE00"));
    assertThat(text(new Mask.Partial(1, 1), "")).isEqualTo(new DataValue.Text(""));
  }

  @Test
  void masksThatRevealNothingHideNullsTooAndTheOthersKeepThem() {
    DataType type = DataType.Text.unlimited();
    assertThat(Masking.apply(new Mask.Redact(), DataValue.Null.VALUE, type))
        .isEqualTo(new DataValue.Text("****"));
    assertThat(Masking.apply(new Mask.Hash(Optional.empty()), DataValue.Null.VALUE, type))
        .isEqualTo(DataValue.Null.VALUE);
  }

  @Test
  void redactionFitsTheLengthOfTheColumn() {
    assertThat(Masking.redacted(DataType.Text.upTo(2))).isEqualTo(new DataValue.Text("**"));
  }

  @Test
  void numbersAreCutTowardsZero() {
    assertThat(
            Masking.apply(
                new Mask.TruncateNumber(BigDecimal.TEN),
                DataValue.Numeric.of(-17),
                new DataType.Int32()))
        .isEqualTo(DataValue.Numeric.of(-10));
  }

  @Test
  void timesAreCutToQuartersAndMinutes() {
    assertThat(
            Masking.apply(
                new Mask.TruncateTime(Mask.Unit.QUARTER),
                new DataValue.Date(LocalDate.of(2024, 12, 31)),
                new DataType.Date()))
        .isEqualTo(new DataValue.Date(LocalDate.of(2024, 10, 1)));
    assertThat(
            Masking.apply(
                new Mask.TruncateTime(Mask.Unit.MINUTE),
                new DataValue.TimestampTz(Instant.parse("1969-12-31T23:59:59.999999Z")),
                new DataType.TimestampTz()))
        .isEqualTo(new DataValue.TimestampTz(Instant.parse("1969-12-31T23:59:00Z")));
    assertThat(Masking.refusal(new Mask.TruncateTime(Mask.Unit.QUARTER), new DataType.Date()))
        .isEmpty();
    assertThat(Masking.refusal(new Mask.TruncateTime(Mask.Unit.MINUTE), new DataType.Date()))
        .isPresent();
  }

  @Test
  void instantsAreCutInUtc() {
    assertThat(
            Masking.apply(
                new Mask.TruncateTime(Mask.Unit.MONTH),
                new DataValue.TimestampTz(Instant.parse("2026-03-31T23:30:00Z")),
                new DataType.TimestampTz()))
        .isEqualTo(new DataValue.TimestampTz(Instant.parse("2026-03-01T00:00:00Z")));
    assertThat(
            Masking.apply(
                new Mask.TruncateTime(Mask.Unit.YEAR),
                new DataValue.Date(LocalDate.of(1987, 7, 8)),
                new DataType.Date()))
        .isEqualTo(new DataValue.Date(LocalDate.of(1987, 1, 1)));
  }

  @Test
  void zeroFitsEveryDecimalAlsoOneWithoutDigitsBeforeThePoint() {
    assertThat(Masking.fits(DataValue.Numeric.of(0), new DataType.Decimal(5, 5))).isTrue();
    assertThat(Masking.fits(DataValue.Numeric.of(1), new DataType.Decimal(5, 5))).isFalse();
  }

  @Test
  void aMaskThatWouldChangeTheTypeIsRefused() {
    assertThat(Masking.refusal(new Mask.Hash(Optional.empty()), DataType.Text.upTo(63)))
        .hasValueSatisfying(why -> assertThat(why).contains("would change the type text(63)"));
    assertThat(Masking.refusal(new Mask.Hash(Optional.empty()), DataType.Text.upTo(64))).isEmpty();
    assertThat(Masking.refusal(new Mask.Partial(1, 1), new DataType.Int64())).isPresent();
    assertThat(
            Masking.refusal(new Mask.TruncateNumber(new BigDecimal("0.5")), new DataType.Int64()))
        .isPresent();
    assertThat(
            Masking.refusal(new Mask.Constant(new DataValue.Text("abcdef")), DataType.Text.upTo(3)))
        .isPresent();
    assertThat(
            Masking.refusal(
                new Mask.Constant(new DataValue.Numeric(new BigDecimal("1.5"))),
                new DataType.Int32()))
        .isPresent();
    assertThat(Masking.refusal(new Mask.Redact(), new DataType.Json())).isPresent();
    assertThat(Masking.refusal(new Mask.Nullify(), new DataType.Json())).isEmpty();
  }
}
