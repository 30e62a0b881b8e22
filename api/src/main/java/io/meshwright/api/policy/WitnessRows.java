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
import java.util.TreeSet;
import java.util.UUID;

/**
 * Rows on which conditions differ if they differ at all: for every column each constant that it, or
 * a column it is compared with, is compared with, a value on either side and between each two, and
 * NULL, in all combinations up to a cap. LIKE gets texts that match and one that does not, which
 * does not cover every combination of patterns.
 */
final class WitnessRows {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final UUID LAST = new UUID(-1, -1);

  private final Map<String, TreeMap<String, DataValue>> constants = new TreeMap<>();
  private final Map<String, TreeSet<String>> linked = new TreeMap<>();

  private WitnessRows() {}

  /** The rows; empty where there would be more than the cap. */
  static Optional<List<Map<String, DataValue>>> of(List<Expression> conditions, int cap) {
    WitnessRows witnesses = new WitnessRows();
    conditions.forEach(witnesses::collect);
    Map<String, Map<String, DataValue>> values = witnesses.values();
    long product = 1;
    for (Map<String, DataValue> candidates : values.values()) {
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
  static void members(Expression condition, Set<PrincipalId> found) {
    NormalForm.mapLeaves(
        condition,
        leaf -> {
          if (leaf instanceof Expression.MemberOf member) {
            found.add(member.principal());
          }
          return leaf;
        });
  }

  private void collect(Expression condition) {
    NormalForm.mapLeaves(
        condition,
        leaf -> {
          switch (leaf) {
            case Expression.Compare(Operand left, Expression.Operator o, Operand right) ->
                compared(left, right);
            case Expression.In(Operand operand, List<DataValue> list) ->
                list.forEach(v -> compared(operand, new Operand.Literal(v)));
            case Expression.Between(Operand operand, Operand low, Operand high) -> {
              compared(operand, low);
              compared(operand, high);
            }
            case Expression.Like(Operand operand, String pattern) -> {
              for (String any : List.of("", "x", "xy")) {
                String text = pattern.replace("\\", "").replace("%", any).replace("_", "y");
                compared(operand, new Operand.Literal(new DataValue.Text(text)));
              }
            }
            case Expression.IsNull(Operand operand) -> compared(operand, operand);
            default -> {}
          }
          return leaf;
        });
  }

  private void compared(Operand left, Operand right) {
    named(left, right);
    named(right, left);
  }

  private void named(Operand operand, Operand other) {
    if (!(operand instanceof Operand.ColumnRef(String name))) {
      return;
    }
    TreeMap<String, DataValue> own = constants.computeIfAbsent(name, k -> new TreeMap<>());
    TreeSet<String> links = linked.computeIfAbsent(name, k -> new TreeSet<>(Set.of(k)));
    switch (other) {
      case Operand.Literal(DataValue.Null()) -> {}
      case Operand.Literal(DataValue value) -> own.put(value.text(), value);
      case Operand.ColumnRef(String column) -> links.add(column);
    }
  }

  private Map<String, Map<String, DataValue>> values() {
    Map<String, Map<String, DataValue>> values = new TreeMap<>();
    for (String column : constants.keySet()) {
      Set<String> group = group(column);
      TreeMap<String, DataValue> shared = new TreeMap<>();
      group.forEach(c -> shared.putAll(constants.getOrDefault(c, new TreeMap<>())));
      List<DataValue> all = new ArrayList<>(shared.values());
      Map<String, DataValue> candidates = new TreeMap<>();
      if (all.isEmpty()) {
        // No atom says which type, so any will do: as many values as columns that are compared.
        for (int i = 0; i < group.size(); i++) {
          all.add(DataValue.Numeric.of(i));
        }
      }
      all.forEach(value -> neighbours(value).forEach(v -> candidates.put(v.text(), v)));
      between(all).forEach(v -> candidates.put(v.text(), v));
      candidates.put("NULL", DataValue.Null.VALUE);
      values.put(column, candidates);
    }
    return values;
  }

  /** The column and all that are compared with it, over any number of steps. */
  private Set<String> group(String column) {
    TreeSet<String> group = new TreeSet<>(Set.of(column));
    int size = 0;
    while (size < group.size()) {
      size = group.size();
      List.copyOf(group).forEach(c -> group.addAll(linked.getOrDefault(c, new TreeSet<>())));
    }
    return group;
  }

  private static List<DataValue> between(List<DataValue> values) {
    List<BigDecimal> numbers =
        values.stream()
            .filter(DataValue.Numeric.class::isInstance)
            .map(v -> ((DataValue.Numeric) v).value())
            .sorted()
            .toList();
    List<DataValue> between = new ArrayList<>();
    for (int i = 1; i < numbers.size(); i++) {
      between.add(new DataValue.Numeric(numbers.get(i - 1).add(numbers.get(i)).divide(TWO)));
    }
    return between;
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
              new DataValue.Floating(Double.isNaN(d) ? 0 : Math.nextDown(d)),
              new DataValue.Floating(Math.nextUp(d)),
              new DataValue.Floating(Double.NaN));
      case DataValue.Text(String s) ->
          List.of(value, new DataValue.Text(s + "\u0001"), new DataValue.Text(""));
      case DataValue.Binary(String hex) ->
          List.of(value, new DataValue.Binary(hex + "00"), new DataValue.Binary(""));
      case DataValue.Date(LocalDate d) ->
          List.of(value, new DataValue.Date(d.minusDays(1)), new DataValue.Date(d.plusDays(1)));
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
      case DataValue.Uuid(UUID id) ->
          List.of(
              value,
              new DataValue.Uuid(next(id)),
              new DataValue.Uuid(new UUID(0, 0)),
              new DataValue.Uuid(LAST));
      case DataValue.Json j -> List.of(value);
      case DataValue.Xml x -> List.of(value);
    };
  }

  private static UUID next(UUID id) {
    long low = id.getLeastSignificantBits() + 1;
    return new UUID(id.getMostSignificantBits() + (low == 0 ? 1 : 0), low);
  }
}
