package io.meshwright.provider.aws.localstack;

import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.LifecycleContract;

class LocalStackStreamLifecycleTest extends LifecycleContract {
  @Override
  protected ContractFixture open() {
    return new StreamFixture(LocalStackAccount.open());
  }
}
