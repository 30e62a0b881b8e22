package io.meshwright.provider.postgres.resource;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Address;
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

/** Typed access to attributes; a missing or ill-typed one names where it should be. */
final class Attributes {
  private final String where;
  private final SortedMap<String, Value> values;

  private Attributes(String where, SortedMap<String, Value> values) {
    this.where = where;
    this.values = values;
  }

  static Attributes of(Resource resource) {
    return new Attributes(resource.address().toString(), resource.attributes());
  }

  Attributes of(Value value) {
    if (value instanceof Value.Obj(SortedMap<String, Value> fields)) {
      return new Attributes(where, fields);
    }
    throw wrong("an entry of a list");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  private Value get(String name) {
    Value value = values.get(name);
    if (value == null) {
      throw wrong(name);
    }
    return value;
  }

  String text(String name) {
    return textOf(get(name), name);
  }

  private String textOf(Value value, String name) {
    if (value instanceof Value.Text(String text)) {
      return text;
    }
    throw wrong(name);
  }

  boolean bool(String name) {
    if (get(name) instanceof Value.Bool(boolean value)) {
      return value;
    }
    throw wrong(name);
  }

  int number(String name) {
    if (get(name) instanceof Value.Int(BigInteger value)) {
      return value.intValueExact();
    }
    throw wrong(name);
  }

  List<Value> sequence(String name) {
    if (get(name) instanceof Value.Seq(List<Value> value)) {
      return value;
    }
    throw wrong(name);
  }

  List<String> texts(String name) {
    return texts(get(name), name);
  }

  List<String> texts(Value value, String name) {
    if (value instanceof Value.Seq(List<Value> parts)) {
      return parts.stream().map(p -> textOf(p, name)).toList();
    }
    throw wrong(name);
  }

  SortedSet<String> bag(String name) {
    if (get(name) instanceof Value.Bag(SortedSet<String> value)) {
      return value;
    }
    throw wrong(name);
  }

  Attributes object(String name) {
    return of(get(name));
  }

  Optional<Expression> condition(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (get(name) instanceof Value.Condition(Expression expression)) {
      return Optional.of(expression);
    }
    throw wrong(name);
  }

  Digest digest(String name) {
    if (get(name) instanceof Value.Opaque(Digest digest)) {
      return digest;
    }
    throw wrong(name);
  }

  private IllegalArgumentException wrong(String name) {
    return new IllegalArgumentException(
        where + ": attribute '" + name + "' is missing or ill-typed");
  }

  static Value texts(Collection<String> texts) {
    return new Value.Seq(texts.stream().map(Value::of).toList());
  }

  static Value object(Map<String, Value> fields) {
    return new Value.Obj(new TreeMap<>(fields));
  }

  static Value condition(Expression expression) {
    return new Value.Condition(expression);
  }

  /** Roles that a condition asks about, as addresses. */
  static void addRoles(
      Optional<Expression> condition, String platform, Collection<Address> addresses) {
    condition.ifPresent(
        c ->
            NormalForm.mapLeaves(
                c,
                leaf -> {
                  if (leaf instanceof Expression.MemberOf(PrincipalId principal)) {
                    addresses.add(PgRole.address(platform, principal.name()));
                  }
                  return leaf;
                }));
  }
}
