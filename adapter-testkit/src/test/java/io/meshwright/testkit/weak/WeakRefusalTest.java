package io.meshwright.testkit.weak;

import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.RefusalContract;
import io.meshwright.testkit.contract.SimulatedFixture;
import io.meshwright.testkit.generate.PolicyFeature;
import java.util.Set;

class WeakRefusalTest extends RefusalContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.of(
        WeakProvider.ID, WeakProvider::factory, Set.of(PolicyFeature.COLUMNS));
  }
}
