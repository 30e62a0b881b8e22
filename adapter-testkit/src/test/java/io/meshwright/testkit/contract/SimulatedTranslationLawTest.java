package io.meshwright.testkit.contract;

class SimulatedTranslationLawTest extends TranslationLawContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.atomic();
  }
}
