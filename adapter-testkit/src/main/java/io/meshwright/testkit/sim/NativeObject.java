package io.meshwright.testkit.sim;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads the attributes of a native object.
 *
 * @param resource the object
 */
record NativeObject(Resource resource) {
  static final String ACTIONS = "actions";
  static final String COLUMNS = "columns";
  static final String PRINCIPALS = "principals";
  static final String HELD = "held";
  static final String FILTER = "filter";
  static final String EXPIRES = "expires";
  static final String MODE = "mode";
  static final String FUNCTION = "function";
  static final String RANK = "rank";
  static final String SELECT = "SELECT";
  static final String MODIFY = "MODIFY";
  static final String ADMIN = "ADMIN";
  static final String OWN = "OWN";
  static final String BROWSE = "BROWSE";
  static final String KEEP = "keep";
  static final String DENY = "deny";

  boolean can(String action) {
    return bag(ACTIONS).contains(action);
  }

  boolean covers(String column) {
    return bag(COLUMNS).contains(column);
  }

  SortedSet<String> principals() {
    return bag(PRINCIPALS);
  }

  /** What a login could act with; what it acts with is part of it. */
  SortedSet<String> held() {
    TreeSet<String> held = new TreeSet<>(bag(HELD));
    held.addAll(principals());
    return Ordered.set(held);
  }

  boolean is(String mode) {
    return text(MODE).equals(Optional.of(mode));
  }

  /** The filter; a form that is not known is opaque. */
  Expression filter() {
    return resource
        .attribute(FILTER)
        .map(
            value ->
                value instanceof Value.Condition(Expression expression)
                    ? expression
                    : new Expression.Opaque(resource.address() + ": " + value.text()))
        .orElse(Expression.Constant.TRUE);
  }

  Optional<Instant> expires() {
    return text(EXPIRES).map(Instant::parse);
  }

  int rank() {
    return text(RANK).map(Integer::parseInt).orElse(0);
  }

  private Optional<String> text(String name) {
    return resource.attribute(name).map(Value::text);
  }

  private SortedSet<String> bag(String name) {
    return resource.attribute(name).orElse(Value.of(false)) instanceof Value.Bag(var values)
        ? values
        : Ordered.set(List.of());
  }
}
