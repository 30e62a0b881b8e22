package io.meshwright.testkit.contract;

class StepwiseSharedPlatformTest extends SharedPlatformContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.stepwise(3);
  }
}
