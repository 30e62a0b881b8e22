package io.meshwright.testkit.contract;

class AtomicTwoRunsTest extends TwoRunsContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.atomic();
  }
}
