package io.meshwright.testkit.contract;

class StepwiseSavedPlanTest extends SavedPlanContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.stepwise(3);
  }
}
