package io.meshwright.testkit.contract;

class AtomicSavedPlanTest extends SavedPlanContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.atomic();
  }
}
