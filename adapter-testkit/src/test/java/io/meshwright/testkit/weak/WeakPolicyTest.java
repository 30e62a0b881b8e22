package io.meshwright.testkit.weak;

import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.PolicyContract;
import io.meshwright.testkit.contract.SimulatedFixture;
import io.meshwright.testkit.generate.PolicyFeature;
import java.util.Set;

class WeakPolicyTest extends PolicyContract {
  @Override
  protected ContractFixture open() {
    return SimulatedFixture.of(
        WeakProvider.ID, WeakProvider::factory, Set.of(PolicyFeature.COLUMNS));
  }
}
