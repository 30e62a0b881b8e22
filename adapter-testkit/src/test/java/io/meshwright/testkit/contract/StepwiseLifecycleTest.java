package io.meshwright.testkit.contract;

class StepwiseLifecycleTest extends LifecycleContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.stepwise(3);
  }
}
