package io.meshwright.testkit.contract;

class AtomicOwnershipTest extends OwnershipContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.atomic();
  }
}
