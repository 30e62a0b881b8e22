package io.meshwright.spi;

import io.meshwright.api.plan.Cost;
import io.meshwright.api.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a change means for an object that may hold data.
 *
 * @param costs what it costs those who use the object while it runs; empty where it takes a moment
 * @param losses data that is lost, for people; empty where none is
 * @param refusal why the platform cannot do it; such a change is left out of the plan, with what
 *     depends on it
 */
public record Assessment(List<Cost> costs, List<String> losses, Optional<Problem> refusal) {
  /** It takes a moment and loses nothing. */
  public static final Assessment HARMLESS = new Assessment(List.of(), List.of(), Optional.empty());

  /** Copies the lists. */
  public Assessment {
    costs = List.copyOf(costs);
    losses = List.copyOf(losses);
  }
}
