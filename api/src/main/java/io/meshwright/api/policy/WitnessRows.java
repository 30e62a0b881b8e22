package io.meshwright.api.policy;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import java.util.UUID;

/**
 * Rows on which conditions differ if they differ at all: for every column each constant it is
 * compared with, its neighbours on both sides, and NULL, in all combinations up to a cap.
 */
final class WitnessRows {
  private WitnessRows() {}

  /** The rows; empty where there would be more than the cap. */
  static Optional<List<Map<String, DataValue>>> of(List<Expression> conditions, int cap) {
    Map<String, Map<String, DataValue>> values = new TreeMap<>();
    conditions.forEach(c -> collect(c, values));
    long product = 1;
    for (Map<String, DataValue> candidates : values.values()) {
      candidates.put("NULL", DataValue.Null.VALUE);
      product *= candidates.size();
      if (product > cap) {
        return Optional.empty();
      }
    }
    List<Map<String, DataValue>> rows = new ArrayList<>();
    rows.add(new TreeMap<>());
    values.forEach(
        (column, candidates) -> {
          List<Map<String, DataValue>> extended = new ArrayList<>();
          for (Map<String, DataValue> row : rows) {
            for (DataValue value : candidates.values()) {
              Map<String, DataValue> next = new TreeMap<>(row);
              next.put(column, value);
              extended.add(next);
            }
          }
          rows.clear();
          rows.addAll(extended);
        });
    return Optional.of(rows);
  }

  /** Members that conditions mention. */
  static void members(
      Expression condition, Set<PrincipalId> found) {
    NormalForm.mapLeaves(
        condition,
        leaf -> {
          if (leaf instanceof Expression.MemberOf member) {
            found.add(member.principal());
          }
          return leaf;
        });
  }

  private static void collect(
      Expression condition, Map<String, Map<String, DataValue>> values) {
    NormalForm.mapLeaves(
        condition,
        leaf -> {
          switch (leaf) {
            case Expression.Compare(Operand left, Expression.Operator o, Operand right) -> {
              add(left, right, values);
              add(right, left, values);
            }
            case Expression.In(Operand operand, List<DataValue> list) ->
                list.forEach(v -> add(operand, new Operand.Literal(v), values));
            case Expression.Between(Operand operand, Operand low, Operand high) -> {
              add(operand, low, values);
              add(operand, high, values);
            }
            case Expression.Like(Operand operand, String pattern) -> {
              String text = pattern.replace("\\", "").replace("%", "x").replace("_", "y");
              add(operand, new Operand.Literal(new DataValue.Text(text)), values);
            }
            case Expression.IsNull(Operand operand) -> {
              if (operand instanceof Operand.ColumnRef(String name)) {
                values.computeIfAbsent(name, k -> new TreeMap<>());
              }
            }
            default -> {}
          }
          return leaf;
        });
  }

  /**
   * Adds the constants a column is compared with. Two columns compared with each other get one
   * another's constants only through their own comparisons.
   */
  private static void add(
      Operand operand, Operand other, Map<String, Map<String, DataValue>> values) {
    if (!(operand instanceof Operand.ColumnRef(String name))) {
      return;
    }
    Map<String, DataValue> candidates = values.computeIfAbsent(name, k -> new TreeMap<>());
    if (other instanceof Operand.Literal(DataValue value)) {
      neighbours(value).forEach(v -> candidates.put(v.text(), v));
    }
  }

  private static List<DataValue> neighbours(DataValue value) {
    return switch (value) {
      case DataValue.Null() -> List.of(value);
      case DataValue.Bool b -> List.of(new DataValue.Bool(true), new DataValue.Bool(false));
      case DataValue.Numeric(BigDecimal n) ->
          List.of(
              value,
              new DataValue.Numeric(n.subtract(BigDecimal.ONE)),
              new DataValue.Numeric(n.add(BigDecimal.ONE)));
      case DataValue.Floating(double d) ->
          List.of(
              value,
              new DataValue.Floating(Math.nextDown(d)),
              new DataValue.Floating(Math.nextUp(d)));
      case DataValue.Text(String s) ->
          s.isEmpty()
              ? List.of(value, new DataValue.Text("\u0001"))
              : List.of(value, new DataValue.Text(s + "\u0001"), new DataValue.Text(""));
      case DataValue.Binary(String hex) ->
          List.of(value, new DataValue.Binary(hex + "00"), new DataValue.Binary(""));
      case DataValue.Date(LocalDate d) ->
          List.of(
              value, new DataValue.Date(d.minusDays(1)), new DataValue.Date(d.plusDays(1)));
      case DataValue.Time(LocalTime t) ->
          List.of(
              value,
              new DataValue.Time(t.minus(1, ChronoUnit.MICROS)),
              new DataValue.Time(t.plus(1, ChronoUnit.MICROS)));
      case DataValue.Timestamp(LocalDateTime t) ->
          List.of(
              value,
              new DataValue.Timestamp(t.minus(1, ChronoUnit.MICROS)),
              new DataValue.Timestamp(t.plus(1, ChronoUnit.MICROS)));
      case DataValue.TimestampTz(Instant t) ->
          List.of(
              value,
              new DataValue.TimestampTz(t.minus(1, ChronoUnit.MICROS)),
              new DataValue.TimestampTz(t.plus(1, ChronoUnit.MICROS)));
      case DataValue.Uuid u ->
          List.of(value, new DataValue.Uuid(new UUID(0, 0)));
      case DataValue.Json j -> List.of(value);
    };
  }
}
