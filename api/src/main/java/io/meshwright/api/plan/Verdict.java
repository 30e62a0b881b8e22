package io.meshwright.api.plan;

/** How faithfully a policy survives on a platform. */
public enum Verdict {
  /** Means the same. */
  EXACT,
  /** Shows less than asked for. */
  STRICTER,
  /** Would show more than asked for: the object stays closed unless the loss is accepted. */
  WEAKER,
  /** Cannot be expressed: the object stays closed. */
  IMPOSSIBLE
}
