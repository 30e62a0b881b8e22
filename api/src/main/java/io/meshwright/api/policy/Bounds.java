package io.meshwright.api.policy;

import java.util.ArrayList;
import java.util.List;

/** Replaces what could not be read by the worst or the best that it may be. */
// The same object back means that nothing changed; equality would walk whole trees for that.
@SuppressWarnings("ReferenceEquality")
final class Bounds {
  private Bounds() {}

  /**
   * The condition with opaque parts taken so that it holds as often, or as seldom, as possible; the
   * very same condition where it has none.
   */
  static Expression of(Expression condition, boolean upper) {
    return switch (condition) {
      case Expression.Opaque opaque -> new Expression.Constant(upper);
      case Expression.And(List<Expression> parts) -> {
        List<Expression> bounded = of(parts, upper);
        yield Same.object(bounded, parts) ? condition : new Expression.And(bounded);
      }
      case Expression.Or(List<Expression> parts) -> {
        List<Expression> bounded = of(parts, upper);
        yield Same.object(bounded, parts) ? condition : new Expression.Or(bounded);
      }
      case Expression.Not(Expression part) -> {
        Expression bounded = of(part, !upper);
        yield Same.object(bounded, part) ? condition : new Expression.Not(bounded);
      }
      default -> condition;
    };
  }

  private static List<Expression> of(List<Expression> parts, boolean upper) {
    List<Expression> bounded = new ArrayList<>(parts.size());
    boolean same = true;
    for (Expression part : parts) {
      Expression next = of(part, upper);
      same &= Same.object(next, part);
      bounded.add(next);
    }
    return same ? parts : bounded;
  }
}
