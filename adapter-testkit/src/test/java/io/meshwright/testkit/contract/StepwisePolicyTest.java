package io.meshwright.testkit.contract;

class StepwisePolicyTest extends PolicyContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.stepwise(3);
  }
}
