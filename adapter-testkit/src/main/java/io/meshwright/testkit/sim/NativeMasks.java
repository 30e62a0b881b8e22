package io.meshwright.testkit.sim;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** How the platform writes a mask down: the name of a function and its arguments. */
final class NativeMasks {
  private NativeMasks() {}

  static Value write(Mask mask, String column) {
    return switch (mask) {
      case Mask.Nullify() -> function("null", Map.of());
      case Mask.Redact() -> function("redact", Map.of());
      case Mask.Constant(DataValue value) ->
          function(
              "constant",
              Map.of(
                  "value",
                  new Value.Condition(Expression.compare(column, Expression.Operator.EQ, value))));
      case Mask.Hash hash -> function("sha256", Map.of());
      case Mask.Partial(int first, int last) ->
          function("partial", Map.of("first", Value.of(first), "last", Value.of(last)));
      case Mask.TruncateTime(Mask.Unit unit) ->
          function("floor-time", Map.of("unit", Value.of(unit.name().toLowerCase(Locale.ROOT))));
      case Mask.TruncateNumber(BigDecimal multiple) ->
          function("floor-number", Map.of("multiple", new Value.Dec(multiple)));
      case Mask.TruncateText(int length) -> function("left", Map.of("length", Value.of(length)));
    };
  }

  private static Value function(String name, Map<String, Value> arguments) {
    return new Value.Obj(Ordered.map(Map.of(name, new Value.Obj(Ordered.map(arguments)))));
  }

  /** The mask that a native function is; empty where it is none that is known. */
  static Optional<Mask> read(Value value) {
    if (!(value instanceof Value.Obj(SortedMap<String, Value> function)) || function.size() != 1) {
      return Optional.empty();
    }
    String name = function.firstKey();
    return Optional.ofNullable(
        switch (name) {
          case "null" -> new Mask.Nullify();
          case "redact" -> new Mask.Redact();
          case "constant" -> new Mask.Constant(constant(function));
          case "sha256" -> new Mask.Hash(Optional.empty());
          case "partial" -> new Mask.Partial(number(function, "first"), number(function, "last"));
          case "floor-time" ->
              new Mask.TruncateTime(
                  Mask.Unit.valueOf(argument(function, "unit").text().toUpperCase(Locale.ROOT)));
          case "floor-number" ->
              new Mask.TruncateNumber(new BigDecimal(argument(function, "multiple").text()));
          case "left" -> new Mask.TruncateText(number(function, "length"));
          default -> null;
        });
  }

  static DataValue constant(SortedMap<String, Value> function) {
    if (argument(function, "value")
        instanceof Value.Condition(Expression.Compare(Operand l, var o, Operand.Literal(var v)))) {
      return v;
    }
    throw new IllegalArgumentException("a constant mask without a value");
  }

  static int number(SortedMap<String, Value> function, String name) {
    return Integer.parseInt(argument(function, name).text());
  }

  static Value argument(SortedMap<String, Value> function, String name) {
    if (function.get(function.firstKey())
        instanceof Value.Obj(SortedMap<String, Value> arguments)) {
      return Optional.ofNullable(arguments.get(name)).orElseThrow();
    }
    throw new IllegalArgumentException("a mask without arguments");
  }
}
