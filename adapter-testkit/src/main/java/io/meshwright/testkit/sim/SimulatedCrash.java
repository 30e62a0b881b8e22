package io.meshwright.testkit.sim;

/** The caller is dead: nothing it calls on the platform has an effect any more. */
public final class SimulatedCrash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SimulatedCrash(int call) {
    super("simulated crash at call " + call);
  }
}
