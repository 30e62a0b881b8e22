package io.meshwright.testkit.contract;

class StepwiseCrashTest extends CrashContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.stepwise(3);
  }
}
