package io.meshwright.provider.postgres.resource;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
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
    return value instanceof Value.Obj(SortedMap<String, Value> fields)
        ? new Attributes(where, fields)
        : fail("an entry of a list");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) {
    return values.get(name) instanceof Value.Text(String value) ? value : fail(name);
  }

  boolean bool(String name) {
    return values.get(name) instanceof Value.Bool(boolean value) ? value : fail(name);
  }

  int number(String name) {
    return values.get(name) instanceof Value.Int(var value) ? value.intValueExact() : fail(name);
  }

  List<Value> sequence(String name) {
    return values.get(name) instanceof Value.Seq(List<Value> value) ? value : fail(name);
  }

  List<String> texts(String name) {
    return texts(new Value.Seq(sequence(name)), name);
  }

  List<String> texts(Value value, String name) {
    return value instanceof Value.Seq(List<Value> parts)
        ? parts.stream()
            .map(p -> p instanceof Value.Text(String text) ? text : this.<String>fail(name))
            .toList()
        : fail(name);
  }

  SortedSet<String> bag(String name) {
    return values.get(name) instanceof Value.Bag(SortedSet<String> value) ? value : fail(name);
  }

  Attributes object(String name) {
    Value value = values.get(name);
    return value == null ? fail(name) : of(value);
  }

  Optional<Expression> condition(String name) {
    Value value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    return value instanceof Value.Condition(Expression expression)
        ? Optional.of(expression)
        : fail(name);
  }

  Value.Opaque opaque(String name) {
    return values.get(name) instanceof Value.Opaque opaque ? opaque : fail(name);
  }

  private <T> T fail(String name) {
    throw new IllegalArgumentException(where + ": attribute '" + name + "' is missing or ill-typed");
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
