package io.meshwright.provider.aws.sql;

import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Masking;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Masks as expressions of views, by the functions of Athena
 * (https://trino.io/docs/current/functions/string.html) and Spark
 * (https://spark.apache.org/docs/latest/api/sql/). Both count code points.
 */
public final class ViewMasks {
  private static final String LIMIT = "view-masks";

  private ViewMasks() {}

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
    return value instanceof DataValue.Null ? new Mask.Nullify() : new Mask.Constant(value);
  }

  /**
   * What a mask makes of a column, in the column's type.
   *
   * @param column the column as the table has it
   * @param type its neutral type
   * @param hive its type in Glue
   * @throws UnwritableException where there is no expression that surely does the same
   */
  public static ViewSql write(Mask mask, ViewSql column, DataType type, String hive)
      throws UnwritableException {
    return column.next().cast(value(mask, column, type), hive);
  }

  private static ViewSql value(Mask mask, ViewSql column, DataType type)
      throws UnwritableException {
    return switch (mask) {
      case Mask.Nullify() -> column.next().words("NULL");
      case Mask.Redact() -> constant(column, Masking.redacted(type));
      case Mask.Constant(DataValue value) ->
          constant(column, Binder.literal(value, type).orElseThrow());
      case Mask.Hash(Optional<String> key) -> {
        if (key.isPresent()) {
          throw new UnwritableException(LIMIT, "a key within a view can be read there");
        }
        yield hash(column);
      }
      case Mask.Partial(int first, int last) -> partial(column, first, last);
      case Mask.TruncateText(int length) -> length == 0 ? empty(column) : left(column, length);
      case Mask.TruncateTime(Mask.Unit unit) -> truncated(column, unit, type);
      case Mask.TruncateNumber multiple ->
          throw new UnwritableException(LIMIT, "nothing is written about the sign of a remainder");
    };
  }

  private static ViewSql constant(ViewSql column, DataValue value) throws UnwritableException {
    return switch (value) {
      case DataValue.Null() -> column.next().words("NULL");
      case DataValue.Bool(boolean v) -> column.next().words(Boolean.toString(v));
      // A text is cast alike by both, however many digits it has.
      case DataValue.Numeric(BigDecimal v) -> column.next().text(v.toPlainString());
      case DataValue.Floating(double v) when v == 0 -> column.next().text("0");
      case DataValue.Text(String v) when ViewSql.takes(v) -> column.next().text(v);
      case DataValue.Uuid(var v) -> column.next().text(v.toString());
      case DataValue.Date(LocalDate v) when v.getYear() >= 1 && v.getYear() <= 9999 ->
          column.next().words("DATE").text(v.toString());
      default -> throw new UnwritableException(LIMIT, value.text() + " has no sure form in a view");
    };
  }

  private static ViewSql hash(ViewSql column) {
    return switch (column.dialect()) {
      case ATHENA -> {
        ViewSql bytes = column.next().call("to_utf8", column);
        ViewSql hash = column.next().call("sha256", bytes);
        yield column.next().call("lower", column.next().call("to_hex", hash));
      }
      case SPARK -> {
        ViewSql bytes = column.next().call("encode", column, column.next().text("UTF-8"));
        ViewSql bits = column.next().words("256");
        yield column.next().call("lower", column.next().call("sha2", bytes, bits));
      }
    };
  }

  private static ViewSql number(ViewSql like, long number) {
    return like.next().words(Long.toString(number));
  }

  private static ViewSql left(ViewSql column, int length) {
    return column.next().call("substr", column, number(column, 1), number(column, length));
  }

  private static ViewSql empty(ViewSql column) {
    return column
        .next()
        .words("CASE WHEN")
        .sql(column)
        .words("IS NULL THEN NULL ELSE")
        .text("")
        .words("END");
  }

  private static ViewSql length(ViewSql column) {
    return column.next().call("length", column);
  }

  private static ViewSql stars(ViewSql column, ViewSql count) {
    return column.next().call("rpad", column.next().text(""), count, column.next().text("*"));
  }

  private static ViewSql partial(ViewSql column, int first, int last) throws UnwritableException {
    long kept = (long) first + last;
    if (kept > Integer.MAX_VALUE) {
      throw new UnwritableException(LIMIT, "it keeps more than any text has");
    }
    ViewSql middle = stars(column, length(column).words("-").words(Long.toString(kept)));
    ViewSql shown = column.next();
    if (first > 0) {
      shown.sql(left(column, first)).words("||");
    }
    shown.sql(middle);
    if (last > 0) {
      ViewSql from = length(column).words("-").words(Long.toString(last)).words("+ 1");
      shown.words("||").call("substr", column, from);
    }
    return column
        .next()
        .words("CASE WHEN")
        .sql(length(column))
        .words("<=")
        .words(Long.toString(kept))
        .words("THEN")
        .sql(stars(column, length(column)))
        .words("ELSE")
        .sql(shown)
        .words("END");
  }

  /** A timestamp is cut in the time zone of whoever asks; a date is not. */
  private static ViewSql truncated(ViewSql column, Mask.Unit unit, DataType type)
      throws UnwritableException {
    if (!(type instanceof DataType.Date)) {
      throw new UnwritableException(LIMIT, "a time is cut in the time zone of the session");
    }
    return column
        .next()
        .call("date_trunc", column.next().text(unit.name().toLowerCase(Locale.ROOT)), column);
  }
}
