package io.meshwright.testkit.contract;

class StepwiseSafetyTest extends SafetyContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.stepwise(3);
  }
}
