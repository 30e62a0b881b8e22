package io.meshwright.testkit.contract;

class AtomicPolicyTest extends PolicyContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.atomic();
  }
}
