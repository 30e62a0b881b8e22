package io.meshwright.provider.postgres.sql;

import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.text.TypeText;
import java.util.Optional;

/**
 * What a contract's column becomes. A physical type that is one of the server's own, and of the
 * neutral type's family, is kept where its values compare as the policies say they do; every other
 * one leaves the type that stands for the neutral one.
 *
 * @param type as {@code format_type} writes it
 * @param identity whether the server numbers rows that bring no value, in which case the column
 *     takes no NULL
 * @param loss what the physical type has and this column lacks
 */
public record NativeColumn(String type, boolean identity, Optional<String> loss) {
  private static final int MICROSECONDS = 6;

  /** The type of numbers of which nobody says how many digits they have. */
  private static final DataType ANY_NUMBER = new DataType.Decimal(38, 9);

  /** The native column that a contract's column asks for. */
  public static NativeColumn of(Column column) {
    return column
        .physicalType()
        .flatMap(TypeText::parse)
        .map(asked -> of(asked, column))
        .orElseGet(() -> plain(column));
  }

  private static NativeColumn of(TypeText asked, Column column) {
    DataType type = column.type();
    return switch (asked.word()) {
      case "int2", "smallint" -> type instanceof DataType.Int32 ? kept("smallint") : plain(column);
      case "smallserial", "serial2", "serial", "serial4", "bigserial", "serial8" ->
          numbered(asked.word(), column);
      case "numeric", "decimal", "dec" ->
          asked.first().isPresent() ? plain(column) : number(column);
      case "json" -> json(column);
      case "char", "character", "bpchar" ->
          lossy(
              column,
              type instanceof DataType.Text,
              "it would ignore blanks at the end when it compares, and policies count them");
      case "citext" ->
          lossy(
              column,
              type instanceof DataType.Text,
              "it would ignore upper and lower case when it compares, and policies do not");
      case "bit" ->
          lossy(
              column,
              type instanceof DataType.Bool && asked.first().orElse(1) > 1,
              "a truth value has one bit");
      default -> fractions(asked, column);
    };
  }

  private static NativeColumn kept(String type) {
    return new NativeColumn(type, false, Optional.empty());
  }

  private static NativeColumn plain(Column column) {
    return kept(PgTypes.of(column.type()));
  }

  private static NativeColumn lossy(Column column, boolean sameFamily, String loss) {
    return new NativeColumn(
        PgTypes.of(column.type()), false, Optional.of(loss).filter(l -> sameFamily));
  }

  private static NativeColumn numbered(String word, Column column) {
    boolean small = word.equals("smallserial") || word.equals("serial2");
    boolean big = word.equals("bigserial") || word.equals("serial8");
    boolean fits =
        big ? column.type() instanceof DataType.Int64 : column.type() instanceof DataType.Int32;
    return fits
        ? new NativeColumn(small ? "smallint" : PgTypes.of(column.type()), true, Optional.empty())
        : plain(column);
  }

  private static NativeColumn number(Column column) {
    return column.type().equals(ANY_NUMBER)
        ? kept("numeric")
        : lossy(
            column,
            column.type() instanceof DataType.Int64,
            "whole numbers have no fractions and 19 digits at most");
  }

  private static NativeColumn json(Column column) {
    boolean inKey = column.unique() || column.primaryKeyPosition().isPresent();
    if (!column.type().isNested() && !(column.type() instanceof DataType.Json)) {
      return plain(column);
    }
    return inKey ? lossy(column, true, "the server has no keys of json") : kept("json");
  }

  private static NativeColumn fractions(TypeText asked, Column column) {
    boolean time =
        switch (column.type()) {
          case DataType.Time t -> true;
          case DataType.Timestamp t -> true;
          case DataType.TimestampTz t -> true;
          default -> false;
        };
    return lossy(
        column,
        time
            && asked.word().startsWith("time")
            && asked.first().orElse(MICROSECONDS) < MICROSECONDS,
        "all six digits of a second are kept");
  }
}
