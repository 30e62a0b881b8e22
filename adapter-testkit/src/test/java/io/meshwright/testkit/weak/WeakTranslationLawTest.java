package io.meshwright.testkit.weak;

import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SimulatedFixture;
import io.meshwright.testkit.contract.TranslationLawContract;
import io.meshwright.testkit.generate.PolicyFeature;
import java.util.Set;

class WeakTranslationLawTest extends TranslationLawContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.of(
        WeakProvider.ID, WeakProvider::factory, Set.of(PolicyFeature.COLUMNS));
  }
}
