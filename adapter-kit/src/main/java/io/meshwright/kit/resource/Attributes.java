package io.meshwright.kit.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Typed access to the attributes of a resource; a missing or ill-typed one ends in an {@link
 * IllegalArgumentException} that names where it should be.
 */
public final class Attributes {
  private final String where;
  private final SortedMap<String, Value> values;

  private Attributes(String where, SortedMap<String, Value> values) {
    this.where = where;
    this.values = values;
  }

  /** The attributes of a resource. */
  public static Attributes of(Resource resource) {
    return new Attributes(resource.address().toString(), resource.attributes());
  }

  /** The fields of an object within a list. */
  public Attributes of(Value value) {
    if (value instanceof Value.Obj(SortedMap<String, Value> fields)) {
      return new Attributes(where, fields);
    }
    throw wrong("an entry of a list");
  }

  /** Whether it is there. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  private Value get(String name) {
    Value value = values.get(name);
    if (value == null) {
      throw wrong(name);
    }
    return value;
  }

  /** A text. */
  public String text(String name) {
    return textOf(get(name), name);
  }

  private String textOf(Value value, String name) {
    if (value instanceof Value.Text(String text)) {
      return text;
    }
    throw wrong(name);
  }

  /** True or false. */
  public boolean bool(String name) {
    if (get(name) instanceof Value.Bool(boolean value)) {
      return value;
    }
    throw wrong(name);
  }

  /** A whole number that fits an int. */
  public int number(String name) {
    if (get(name) instanceof Value.Int(BigInteger value)) {
      return value.intValueExact();
    }
    throw wrong(name);
  }

  /** Values in order. */
  public List<Value> sequence(String name) {
    if (get(name) instanceof Value.Seq(List<Value> value)) {
      return value;
    }
    throw wrong(name);
  }

  /** Texts in order. */
  public List<String> texts(String name) {
    return texts(get(name), name);
  }

  /** Texts in order, of a value found elsewhere. */
  public List<String> texts(Value value, String name) {
    if (value instanceof Value.Seq(List<Value> parts)) {
      return parts.stream().map(p -> textOf(p, name)).toList();
    }
    throw wrong(name);
  }

  /** Texts without order. */
  public SortedSet<String> bag(String name) {
    if (get(name) instanceof Value.Bag(SortedSet<String> value)) {
      return value;
    }
    throw wrong(name);
  }

  /** Texts without order; none where they are left out. */
  public SortedSet<String> bagOrNone(String name) {
    return has(name) ? bag(name) : Ordered.set(List.<String>of());
  }

  /** The fields of an object. */
  public Attributes object(String name) {
    return of(get(name));
  }

  /** All of it as texts, by name. */
  public SortedMap<String, String> texts() {
    TreeMap<String, String> texts = new TreeMap<>();
    values.forEach((name, value) -> texts.put(name, textOf(value, name)));
    return texts;
  }

  /** A condition; empty where it is absent. */
  public Optional<Expression> condition(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (get(name) instanceof Value.Condition(Expression expression)) {
      return Optional.of(expression);
    }
    throw wrong(name);
  }

  /** The digest of native text. */
  public Digest digest(String name) {
    if (get(name) instanceof Value.Opaque(Digest digest)) {
      return digest;
    }
    throw wrong(name);
  }

  private IllegalArgumentException wrong(String name) {
    return new IllegalArgumentException(
        where + ": attribute '" + name + "' is missing or ill-typed");
  }

  /** Texts in order, as a value. */
  public static Value texts(Collection<String> texts) {
    return new Value.Seq(texts.stream().map(Value::of).toList());
  }

  /** Fields, as a value. */
  public static Value object(Map<String, Value> fields) {
    return new Value.Obj(new TreeMap<>(fields));
  }

  /** A condition, as a value. */
  public static Value condition(Expression expression) {
    return new Value.Condition(expression);
  }
}
