package io.meshwright.testkit.contract;

class AtomicSharedPlatformTest extends SharedPlatformContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.atomic();
  }
}
