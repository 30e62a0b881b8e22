package io.meshwright.testkit.contract;

class AtomicRefusalTest extends RefusalContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.atomic();
  }
}
