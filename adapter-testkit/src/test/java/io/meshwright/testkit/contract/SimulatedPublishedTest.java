package io.meshwright.testkit.contract;

class SimulatedPublishedTest extends PublishedContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.atomic();
  }
}
