package io.meshwright.testkit.contract;

class AtomicCrashTest extends CrashContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.atomic();
  }
}
