package io.meshwright.testkit.contract;

class StepwiseRefusalTest extends RefusalContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.stepwise(3);
  }
}
