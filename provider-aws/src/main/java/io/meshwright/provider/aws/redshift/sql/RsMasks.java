package io.meshwright.provider.aws.redshift.sql;

import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Masking;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Masks as expressions of masking policies, over one input. */
public final class RsMasks {
  /** What the input is called, whatever column a policy is attached to. */
  public static final String INPUT = "value";

  private static final String LIMIT = "mask-functions";

  private RsMasks() {}

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
   * What a mask makes of the input, in the column's type; the input itself where there is no mask.
   *
   * @param type the column's neutral type
   * @throws UnwritableException where there is no expression that surely does the same
   */
  public static SqlText write(Optional<Mask> mask, DataType type) throws UnwritableException {
    SqlText input = RsSql.ofName(INPUT);
    return mask.isEmpty() ? input : RsLiterals.cast(value(mask.get(), type), RsTypes.of(type));
  }

  private static SqlText value(Mask mask, DataType type) throws UnwritableException {
    return switch (mask) {
      case Mask.Nullify() -> RsSql.of("NULL");
      case Mask.Redact() -> constant(Masking.redacted(type), type);
      case Mask.Constant(DataValue value) ->
          constant(Binder.literal(value, type).orElseThrow(), type);
      case Mask.Hash(Optional<String> key) -> {
        if (key.isPresent()) {
          throw new UnwritableException(LIMIT, "a key within a policy can be read there");
        }
        // The page does not say which letters its digits have, nor what it makes of NULL.
        yield RsSql.of("CASE WHEN")
            .sql(RsSql.ofName(INPUT))
            .words("IS NULL THEN NULL ELSE")
            .sql(call("LOWER", call("SHA2", RsSql.ofName(INPUT), RsSql.of("256"))))
            .words("END");
      }
      case Mask.Partial(int first, int last) -> partial(first, last);
      case Mask.TruncateTime(Mask.Unit unit) -> truncated(unit, type);
      case Mask.TruncateNumber multiple ->
          throw new UnwritableException(LIMIT, "nothing is written about the sign of a remainder");
      case Mask.TruncateText(int length) -> {
        if (length == 0) {
          throw new UnwritableException(LIMIT, "LEFT takes one character or more");
        }
        yield left(length);
      }
    };
  }

  private static SqlText constant(DataValue value, DataType type) throws UnwritableException {
    try {
      return RsLiterals.write(value, type);
    } catch (UnwritableException e) {
      throw new UnwritableException(LIMIT, String.valueOf(e.getMessage()));
    }
  }

  private static SqlText call(String function, SqlText... arguments) {
    return RsSql.of(function).list(List.of(arguments));
  }

  private static SqlText number(int number) {
    return RsSql.of(Integer.toString(number));
  }

  private static SqlText left(int length) {
    return call("LEFT", RsSql.ofName(INPUT), number(length));
  }

  private static SqlText length() {
    return call("LEN", RsSql.ofName(INPUT));
  }

  private static SqlText stars(SqlText count) {
    return call("REPEAT", RsSql.ofText("*"), count);
  }

  private static SqlText partial(int first, int last) throws UnwritableException {
    long kept = (long) first + last;
    if (kept > Integer.MAX_VALUE) {
      throw new UnwritableException(LIMIT, "it keeps more than any text has");
    }
    List<SqlText> parts = new ArrayList<>();
    if (first > 0) {
      parts.add(left(first));
    }
    parts.add(
        kept == 0
            ? stars(length())
            : stars(RsSql.of("").sql(length()).words("-").words(Long.toString(kept))));
    if (last > 0) {
      parts.add(call("RIGHT", RsSql.ofName(INPUT), number(last)));
    }
    SqlText shown = RsSql.joined(parts, "||");
    return RsSql.of("CASE WHEN")
        .sql(length())
        .words("<=")
        .words(Long.toString(kept))
        .words("THEN")
        .sql(stars(length()))
        .words("ELSE")
        .sql(shown)
        .words("END");
  }

  /** Cutting an instant depends on the time zone of whoever asks. */
  private static SqlText truncated(Mask.Unit unit, DataType type) throws UnwritableException {
    if (type instanceof DataType.TimestampTz) {
      throw new UnwritableException(LIMIT, "an instant is cut in the time zone of the session");
    }
    SqlText value = RsSql.ofName(INPUT);
    return call(
        "DATE_TRUNC",
        RsSql.ofText(unit.name().toLowerCase(Locale.ROOT)),
        type instanceof DataType.Date
            ? RsLiterals.cast(value, "timestamp without time zone")
            : value);
  }
}
