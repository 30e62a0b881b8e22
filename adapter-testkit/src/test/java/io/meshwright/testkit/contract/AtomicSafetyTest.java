package io.meshwright.testkit.contract;

class AtomicSafetyTest extends SafetyContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.atomic();
  }
}
