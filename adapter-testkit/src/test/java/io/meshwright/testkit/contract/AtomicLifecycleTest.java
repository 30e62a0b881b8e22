package io.meshwright.testkit.contract;

class AtomicLifecycleTest extends LifecycleContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.atomic();
  }
}
