package io.meshwright.provider.aws.moto;

import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.LifecycleContract;

class MotoStreamLifecycleTest extends LifecycleContract {
  @Override
  protected ContractFixture open() {
    return new StreamFixture(MotoAccount.open());
  }
}
