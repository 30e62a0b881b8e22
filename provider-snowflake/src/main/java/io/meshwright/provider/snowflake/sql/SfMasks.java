package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Masking;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Masks as expressions over the masked column. */
public final class SfMasks {
  private static final String LIMIT = "mask-functions";

  /** Most characters of a text, so that sums of them stay small. */
  private static final int MAX_TEXT = 134_217_728;

  private SfMasks() {}

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
    return Masking.refusal(new Mask.Redact(), type).isEmpty()
            && Masking.redacted(type).equals(value)
        ? new Mask.Redact()
        : new Mask.Constant(value);
  }

  /**
   * What a mask makes of a column, in the column's type.
   *
   * @param column its native name
   * @param type its neutral type
   * @throws UnwritableException where there is no expression that surely does the same
   */
  public static SqlText write(Mask mask, String column, DataType type) throws UnwritableException {
    Optional<String> refusal = Masking.refusal(mask, type);
    if (refusal.isPresent()) {
      throw new UnwritableException(LIMIT, refusal.get());
    }
    return SfText.cast(value(mask, SfText.ofName(column), type), SfTypes.of(type));
  }

  private static SqlText value(Mask mask, SqlText input, DataType type) throws UnwritableException {
    return switch (mask) {
      case Mask.Nullify() -> SfText.of("NULL");
      case Mask.Redact() -> SfLiterals.write(Masking.redacted(type), type);
      case Mask.Constant(DataValue value) ->
          SfLiterals.write(Binder.literal(value, type).orElseThrow(), type);
      case Mask.Hash(Optional<String> key) -> {
        if (key.isPresent()) {
          throw new UnwritableException(LIMIT, "a key within a policy can be read there");
        }
        // The page shows small letters and does not promise them.
        yield SfText.call("LOWER", SfText.call("SHA2", input, number(256)));
      }
      case Mask.Partial(int first, int last) -> partial(input, first, last);
      case Mask.TruncateTime(Mask.Unit unit) ->
          type instanceof DataType.TimestampTz ? instant(input, unit) : cut(input, unit);
      case Mask.TruncateNumber(BigDecimal multiple) -> {
        // The sign of a remainder is that of what is divided: it is always cut towards zero.
        SqlText step = SfLiterals.write(new DataValue.Numeric(multiple), type);
        yield SfText.of("").sql(input).words("-").sql(SfText.call("MOD", input, step));
      }
      case Mask.TruncateText(int length) -> SfText.call("LEFT", input, number(length));
    };
  }

  private static SqlText number(long number) {
    return SfText.of(Long.toString(number));
  }

  private static SqlText stars(SqlText count) {
    return SfText.call("REPEAT", SfText.ofText("*"), count);
  }

  private static SqlText partial(SqlText input, int first, int last) throws UnwritableException {
    if (first > MAX_TEXT || last > MAX_TEXT) {
      throw new UnwritableException(LIMIT, "it keeps more than any text has");
    }
    SqlText length = SfText.call("LENGTH", input);
    long kept = (long) first + last;
    List<SqlText> parts = new ArrayList<>();
    if (first > 0) {
      parts.add(SfText.call("LEFT", input, number(first)));
    }
    parts.add(
        stars(
            kept == 0 ? length : SfText.of("").sql(length).words("-").words(Long.toString(kept))));
    if (last > 0) {
      parts.add(SfText.call("RIGHT", input, number(last)));
    }
    return SfText.of("CASE WHEN")
        .sql(length)
        .words("<=")
        .sql(number(kept))
        .words("THEN")
        .sql(stars(length))
        .words("ELSE")
        .sql(SfText.joined(parts, "||"))
        .words("END");
  }

  private static SqlText cut(SqlText input, Mask.Unit unit) {
    return SfText.call("DATE_TRUNC", SfText.ofText(unit.name().toLowerCase(Locale.ROOT)), input);
  }

  /**
   * Cutting an instant would depend on the time zone of the session. Its microseconds since 1970 do
   * not, nor does a text with an offset.
   */
  private static SqlText instant(SqlText input, Mask.Unit unit) {
    SqlText since = SfText.call("DATE_PART", SfText.ofText("epoch_microsecond"), input);
    SqlText utc = SfText.call("TO_TIMESTAMP_NTZ", since, number(6));
    SqlText text =
        SfText.call("TO_CHAR", cut(utc, unit), SfText.ofText(SfLiterals.TIMESTAMP_FORMAT));
    return SfText.call(
        "TO_TIMESTAMP_LTZ",
        text.words("||").text(SfLiterals.UTC),
        SfText.ofText(SfLiterals.INSTANT_FORMAT));
  }
}
