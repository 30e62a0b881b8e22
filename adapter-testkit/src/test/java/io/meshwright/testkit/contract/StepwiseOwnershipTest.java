package io.meshwright.testkit.contract;

class StepwiseOwnershipTest extends OwnershipContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.stepwise(3);
  }
}
