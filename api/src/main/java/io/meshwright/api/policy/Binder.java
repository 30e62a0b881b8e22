package io.meshwright.api.policy;

import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Binds a filter to a table: every column exists, every comparison is between values that compare,
 * every literal has the column's type. A bound condition never fails to evaluate.
 */
public final class Binder {
  private final TableSchema schema;
  private final List<Finding> findings = new ArrayList<>();

  /** The number of the first operand of the leaf that is being bound. */
  private int first;

  private Binder(TableSchema schema) {
    this.schema = schema;
  }

  /**
   * A bound condition, or what is wrong with it.
   *
   * @param condition the condition with typed literals; meaningless when there are findings
   * @param findings one sentence each; empty when bound
   */
  public record Bound(Expression condition, List<Finding> findings) {
    /** Copies the findings. */
    public Bound {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What is wrong with a condition.
   *
   * @param what one sentence
   * @param operand the operand that it is about, counted from 0 over the leaves of the condition
   *     and within each from left to right; a value of IN counts as one
   */
  public record Finding(String what, int operand) {}

  /** Binds a condition to a table's columns. */
  public static Bound bind(Expression condition, TableSchema schema) {
    Binder binder = new Binder(schema);
    Expression bound = NormalForm.mapLeaves(condition, binder::counted);
    return new Bound(bound, binder.findings);
  }

  private Expression counted(Expression leaf) {
    Expression bound = leaf(leaf);
    first +=
        switch (leaf) {
          case Expression.Compare c -> 2;
          case Expression.In in -> 1 + in.values().size();
          case Expression.Between b -> 3;
          case Expression.Like l -> 1;
          case Expression.IsNull n -> 1;
          default -> 0;
        };
    return bound;
  }

  private void finding(int operand, String what) {
    findings.add(new Finding(what, first + operand));
  }

  private Expression leaf(Expression leaf) {
    return switch (leaf) {
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right) -> {
        Optional<DataType> type = typeOf(left, right);
        if (operator != Expression.Operator.EQ && operator != Expression.Operator.NE) {
          type.ifPresent(this::requireOrder);
        }
        yield new Expression.Compare(operand(0, left, type), operator, operand(1, right, type));
      }
      case Expression.In(Operand operand, List<DataValue> values) -> {
        Optional<DataType> type = typeOf(operand);
        List<DataValue> typed = new ArrayList<>();
        values.forEach(v -> typed.add(typed(typed.size() + 1, v, type)));
        yield new Expression.In(operand, typed);
      }
      case Expression.Between(Operand operand, Operand low, Operand high) -> {
        Optional<DataType> type = typeOf(operand, low, high);
        type.ifPresent(this::requireOrder);
        yield new Expression.Between(
            operand(0, operand, type), operand(1, low, type), operand(2, high, type));
      }
      case Expression.Like(Operand operand, String pattern) -> {
        typeOf(operand)
            .filter(t -> !(t instanceof DataType.Text))
            .ifPresent(t -> finding(0, "LIKE takes text columns, not " + t.text()));
        if (LikePattern.endsOpen(pattern)) {
          finding(0, "the pattern '" + pattern + "' ends in a single \\; write \\\\ for one");
        }
        yield leaf;
      }
      case Expression.IsNull(Operand operand) -> {
        column(0, operand);
        yield leaf;
      }
      case Expression.Opaque(String description) -> {
        finding(0, "'" + description + "' cannot be part of a filter");
        yield leaf;
      }
      default -> leaf;
    };
  }

  private void requireOrder(DataType type) {
    if (type instanceof DataType.Bool) {
      finding(0, type.text() + " values have no order; use = or <>");
    }
  }

  /** The type that the operands compare by, taken from their columns. */
  private Optional<DataType> typeOf(Operand... operands) {
    Optional<DataType> found = Optional.empty();
    for (int i = 0; i < operands.length; i++) {
      Operand operand = operands[i];
      Optional<DataType> type = column(i, operand).map(Column::type);
      if (type.isPresent() && !type.get().isComparable()) {
        finding(
            i,
            "column '"
                + ((Operand.ColumnRef) operand).name()
                + "' is "
                + type.get().text()
                + ", which cannot be compared");
        return Optional.empty();
      }
      if (found.isPresent() && type.isPresent() && !comparable(found.get(), type.get())) {
        finding(i, found.get().text() + " and " + type.get().text() + " cannot be compared");
        return Optional.empty();
      }
      found = found.or(() -> type);
    }
    if (found.isEmpty() && findings.isEmpty()) {
      finding(0, "a comparison needs a column of " + schema.name() + " on one side");
    }
    return found;
  }

  private static boolean comparable(DataType a, DataType b) {
    return isNumber(a) && isNumber(b) || a.getClass() == b.getClass();
  }

  private static boolean isNumber(DataType type) {
    return type instanceof DataType.Int32
        || type instanceof DataType.Int64
        || type instanceof DataType.Decimal
        || type instanceof DataType.Float32
        || type instanceof DataType.Float64;
  }

  private Optional<Column> column(int place, Operand operand) {
    if (!(operand instanceof Operand.ColumnRef(String name))) {
      return Optional.empty();
    }
    Optional<Column> column = schema.column(name);
    if (column.isEmpty()) {
      finding(
          place,
          "there is no column '"
              + name
              + "' in "
              + schema.name()
              + "; it has "
              + String.join(", ", schema.columnNames()));
    }
    return column;
  }

  private Operand operand(int place, Operand operand, Optional<DataType> type) {
    return switch (operand) {
      case Operand.ColumnRef ref -> ref;
      case Operand.Literal(DataValue value) -> new Operand.Literal(typed(place, value, type));
    };
  }

  private DataValue typed(int place, DataValue value, Optional<DataType> type) {
    if (type.isEmpty()) {
      return value;
    }
    Optional<DataValue> typed = literal(value, type.get());
    if (typed.isEmpty()) {
      finding(place, value.text() + " is no " + type.get().text() + " value");
    }
    return typed.orElse(value);
  }

  /**
   * A literal as a value that compares with the type: text is read as date, time, identifier or
   * bytes where the type asks for it. Empty where it is none. Numbers keep digits that the type
   * would round away, since a comparison with them is still exact.
   */
  public static Optional<DataValue> literal(DataValue value, DataType type) {
    if (value instanceof DataValue.Null) {
      return Optional.of(value);
    }
    try {
      return switch (type) {
        case DataType.Bool t -> only(value, DataValue.Bool.class);
        case DataType.Int32 t -> only(value, DataValue.Numeric.class);
        case DataType.Int64 t -> only(value, DataValue.Numeric.class);
        case DataType.Decimal t -> only(value, DataValue.Numeric.class);
        case DataType.Float32 t -> floating(value);
        case DataType.Float64 t -> floating(value);
        case DataType.Text t ->
            only(value, DataValue.Text.class).filter(v -> !v.text().contains("\0"));
        case DataType.Binary t -> only(value, DataValue.Binary.class);
        case DataType.Date t ->
            value instanceof DataValue.Text(String s)
                ? Optional.of(new DataValue.Date(LocalDate.parse(s)))
                : only(value, DataValue.Date.class);
        case DataType.Time t ->
            value instanceof DataValue.Text(String s)
                ? Optional.of(new DataValue.Time(micros(LocalTime.parse(s))))
                : only(value, DataValue.Time.class);
        case DataType.Timestamp t ->
            value instanceof DataValue.Text(String s)
                ? Optional.of(new DataValue.Timestamp(timestamp(s)))
                : only(value, DataValue.Timestamp.class);
        case DataType.TimestampTz t ->
            value instanceof DataValue.Text(String s)
                ? Optional.of(new DataValue.TimestampTz(instant(s)))
                : only(value, DataValue.TimestampTz.class);
        case DataType.Uuid t ->
            value instanceof DataValue.Text(String s)
                ? Optional.of(s)
                    .filter(u -> u.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                    .map(u -> new DataValue.Uuid(UUID.fromString(u)))
                : only(value, DataValue.Uuid.class);
        case DataType.Json t -> Optional.empty();
        case DataType.Xml t -> Optional.empty();
        case DataType.Array t -> Optional.empty();
        case DataType.MapOf t -> Optional.empty();
        case DataType.Struct t -> Optional.empty();
      };
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<DataValue> floating(DataValue value) {
    return value instanceof DataValue.Numeric(BigDecimal number)
        ? Optional.of(new DataValue.Floating(number.doubleValue()))
        : only(value, DataValue.Floating.class);
  }

  private static Optional<DataValue> only(DataValue value, Class<? extends DataValue> kind) {
    return kind.isInstance(value) ? Optional.of(value) : Optional.empty();
  }

  private static LocalDateTime timestamp(String text) {
    String iso = text.replace(' ', 'T');
    LocalDateTime time =
        iso.contains("T") ? LocalDateTime.parse(iso) : LocalDate.parse(iso).atStartOfDay();
    micros(time.toLocalTime());
    return time;
  }

  private static Instant instant(String text) {
    Instant instant = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
    if (instant.getNano() % 1000 != 0) {
      throw new DateTimeException("more than microseconds");
    }
    return instant;
  }

  private static LocalTime micros(LocalTime time) {
    if (time.getNano() % 1000 != 0) {
      throw new DateTimeException("more than microseconds");
    }
    return time;
  }
}
