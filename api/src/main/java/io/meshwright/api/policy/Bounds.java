package io.meshwright.api.policy;

import java.util.List;

/** Replaces what could not be read by the worst or the best that it may be. */
final class Bounds {
  private Bounds() {}

  /** The condition with opaque parts taken so that it holds as often, or as seldom, as possible. */
  static Expression of(Expression condition, boolean upper) {
    return switch (condition) {
      case Expression.Opaque opaque -> new Expression.Constant(upper);
      case Expression.And(List<Expression> parts) ->
          new Expression.And(parts.stream().map(p -> of(p, upper)).toList());
      case Expression.Or(List<Expression> parts) ->
          new Expression.Or(parts.stream().map(p -> of(p, upper)).toList());
      case Expression.Not(Expression part) -> new Expression.Not(of(part, !upper));
      default -> condition;
    };
  }
}
