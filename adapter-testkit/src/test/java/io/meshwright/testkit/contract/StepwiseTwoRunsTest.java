package io.meshwright.testkit.contract;

class StepwiseTwoRunsTest extends TwoRunsContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.stepwise(3);
  }
}
