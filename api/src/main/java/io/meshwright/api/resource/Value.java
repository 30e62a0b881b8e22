package io.meshwright.api.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Expression;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** An attribute of a native object, in a closed family that every plan file can hold. */
public sealed interface Value {
  /** Text. */
  record Text(String value) implements Value {}

  /** Whole number. */
  record Int(BigInteger value) implements Value {}

  /** Decimal number. */
  record Dec(BigDecimal value) implements Value {}

  /** True or false. */
  record Bool(boolean value) implements Value {}

  /** Values in an order that matters. */
  record Seq(List<Value> values) implements Value {
    /** Copies the values. */
    public Seq {
      values = List.copyOf(values);
    }
  }

  /** Texts whose order does not matter. */
  record Bag(SortedSet<String> values) implements Value {
    /** Copies the values. */
    public Bag {
      values = Ordered.set(values);
    }
  }

  /** Values by name. */
  record Obj(SortedMap<String, Value> fields) implements Value {
    /** Copies the fields. */
    public Obj {
      fields = Ordered.map(fields);
    }
  }

  /** A condition in normal form, whatever dialect it is written in on the platform. */
  record Condition(Expression expression) implements Value {}

  /** An output of another resource, known after apply; may cross platforms. */
  record Ref(Address target, String output) implements Value {}

  /** A secret: its name and digest, never its value. */
  record Secret(String name, Digest digest) implements Value {}

  /** Native text that could not be read; the bytes stay on the platform. */
  record Opaque(Digest digest) implements Value {}

  /** Text. */
  static Value of(String value) {
    return new Text(value);
  }

  /** True or false. */
  static Value of(boolean value) {
    return new Bool(value);
  }

  /** A whole number. */
  static Value of(long value) {
    return new Int(BigInteger.valueOf(value));
  }

  /** The value for people, on one line. */
  default String text() {
    return switch (this) {
      case Text(String value) -> value;
      case Int(BigInteger value) -> value.toString();
      case Dec(BigDecimal value) -> value.toPlainString();
      case Bool(boolean value) -> Boolean.toString(value);
      case Seq(List<Value> values) ->
          values.stream().map(Value::text).collect(Collectors.joining(", ", "[", "]"));
      case Bag(SortedSet<String> values) ->
          values.stream().collect(Collectors.joining(", ", "{", "}"));
      case Obj(SortedMap<String, Value> fields) ->
          fields.entrySet().stream()
              .map(e -> e.getKey() + ": " + e.getValue().text())
              .collect(Collectors.joining(", ", "(", ")"));
      case Condition(Expression expression) -> expression.text();
      case Ref(Address target, String output) -> target + "#" + output;
      case Secret(String name, Digest digest) -> "secret " + name + " (" + digest + ")";
      case Opaque(Digest digest) -> "native text (" + digest + ")";
    };
  }
}
