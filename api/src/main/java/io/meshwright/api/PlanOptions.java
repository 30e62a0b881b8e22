package io.meshwright.api;

/**
 * How a plan is made.
 *
 * @param destroy plan the removal of everything that is ours
 */
public record PlanOptions(boolean destroy) {
  /** Make what is declared. */
  public static final PlanOptions DEFAULT = new PlanOptions(false);

  /** Remove everything that is ours. */
  public static final PlanOptions DESTROY = new PlanOptions(true);
}
